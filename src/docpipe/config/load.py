"""From a folder to its configuration: find the root, read docpipe.toml, resolve locales, remember origins."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from docpipe.config.check_external import check_external
from docpipe.config.check_history import check_history_place
from docpipe.config.check_layout import check_layout
from docpipe.config.checks import suggest
from docpipe.config.literal import toml_value
from docpipe.config.locales import known_locales, locale_for
from docpipe.config.own_file import read_own
from docpipe.config.schema import Config
from docpipe.config.toml import KeyPath, TomlDocument, read_toml
from docpipe.config.validate import Origin, Tables
from docpipe.model.errors import ConfigError
from docpipe.model.locale import Locale
from docpipe.model.text import LineIndex

FILE_NAME = "docpipe.toml"
CONTENT = "content"
_FOLDER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_DEFAULT = Origin()


class LoadedConfig(msgspec.Struct, frozen=True):
    """A configuration and where its values come from.

    Attributes:
        origins: by dotted key, of each value that is not docpipe's default.
        path: of the file relative to the root; None where there is none.
        held: what the file says and a stranger may not, with what to do in its place; a sentence each.
    """

    config: Config
    origins: dict[str, Origin]
    path: str | None
    held: tuple[str, ...] = ()

    def origin(self, key: str) -> Origin:
        """Return where the value of `key` comes from; an origin without a path is docpipe's default."""
        return self.origins.get(key, _DEFAULT)


def load(
    root: Path, found: Mapping[str, object] | None = None, because: str = "", *, trusted: bool = True
) -> LoadedConfig:
    """Return the configuration of the site at `root`; without docpipe.toml all is default.

    Args:
        root: the folder of the site.
        found: what holds where the file says nothing, in the form of the file: another layout than docpipe's own.
        because: the file or folder from which that was found.
        trusted: whether the file may set options that are for trusted files only; if not, their defaults hold.

    Raises:
        ConfigError: the file cannot be read, or says something that cannot be; with its place.
    """
    text = _text(read_own(root, FILE_NAME))
    document = read_toml(text, FILE_NAME) if text else TomlDocument({}, {})
    tables = Tables(document, text or "", FILE_NAME, trusted=trusted)
    path = None if text is None else FILE_NAME
    if found is None:
        return _resolved(tables, locale_folders(root), path=path)
    tables.values = _completed(tables.values, found, tables.origins, Origin(because))
    return _resolved(tables, (), path=path)


def _completed(
    written: dict[str, object], found: Mapping[str, object], origins: dict[str, Origin], origin: Origin, at: str = ""
) -> dict[str, object]:
    """Return the written values with those that were found for keys that are not written; notes their origin."""
    values = dict(written)
    for key, value in found.items():
        name = f"{at}{key}"
        own = values.get(key, {})
        if isinstance(value, dict) and isinstance(own, dict) and (at == "" or own):
            values[key] = _completed(own, value, origins, origin, f"{name}.")
        elif key not in values:
            values[key] = value
            origins[name] = origin
            tables = enumerate(value) if isinstance(value, list) else ()
            origins |= {
                f"{name}.{number}.{field}": origin
                for number, item in tables
                if isinstance(item, dict)
                for field in item
            }
    return values


def _text(content: bytes | None) -> str | None:
    if content is None:
        return None
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        position = LineIndex(before).position(len(before))
        raise ConfigError("it is not UTF-8", hint="Save it as UTF-8", path=FILE_NAME, position=position) from error


def locale_folders(root: Path) -> tuple[str, ...]:
    """Return the folders of content/ whose names are known locales, simplified Chinese first."""
    try:
        names = sorted(entry.name for entry in (root / CONTENT).iterdir() if entry.is_dir())
    except OSError:
        return ()
    known = [(name, locale) for name in names if _FOLDER_NAME.fullmatch(name) and (locale := locale_for(name))]
    # An empty folder says nothing of the site, unless there is no other.
    found = [(name, locale) for name, locale in known if _holds_files(root / CONTENT / name)] or known
    # Of two folders for one language `zh` stands, else the first; which one is meant, docpipe.toml has to say.
    tags: dict[str, str] = {}
    for name, locale in sorted(found, key=lambda entry: (entry[0] != "zh", entry[0])):
        tags.setdefault(str(locale.tag), name)
    return tuple(sorted(tags.values(), key=lambda name: (name != "zh", tags.get("zh-Hans") != name, name)))


def _holds_files(folder: Path) -> bool:
    folders = [os.fspath(folder)]
    while folders:
        # One file is enough: a folder with ten thousand is not read to its end.
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if not entry.is_dir():
                    return True
                if not entry.is_symlink():
                    folders.append(entry.path)
    return False


def _resolved(tables: Tables, folders: tuple[str, ...], *, path: str | None) -> LoadedConfig:
    values = tables.values
    site = {**_table(values, "site")}
    origins = dict(tables.origins)
    if "locales" not in site:
        written = [str(site["source"])] if "source" in site else []
        named = [name for name in _table(values, "locale") if name not in folders]
        site["locales"] = list(dict.fromkeys([*written, *folders, *named])) or ["zh"]
        if folders:
            origins["site.locales"] = Origin(f"{CONTENT}/")
    names = [str(name) for name in _list(site["locales"])]
    locales = _locales(tables, names)
    if "source" not in site:
        site["source"] = "zh" if "zh" in names else names[0]
        origins["site.source"] = origins.get("site.locales", _DEFAULT)
    _check_names(tables, names, str(site["source"]))
    check_layout(tables, names)
    check_history_place(tables)
    check_external(tables)
    site["locales"] = [msgspec.to_builtins(locale) for locale in locales]
    for key in ("title", "description", "image"):
        site[key] = {"": site[key]} if isinstance(site.get(key), str) else site.get(key, {})
    site["base_url"] = str(site["base_url"]).rstrip("/") + "/" if site.get("base_url") else ""
    config = msgspec.convert({**values, "site": site}, Config)
    return LoadedConfig(config, dict(sorted(origins.items())), path, tuple(tables.held))


def _locales(tables: Tables, names: list[str]) -> list[Locale]:
    options = _table(tables.values, "locale")
    locales: dict[str, Locale] = {}
    if not names:
        tables.fail(("site", "locales"), "site.locales is empty", 'Name at least one: locales = ["zh"]')
    for number, name in enumerate(names):
        written = "locales" in _table(tables.values, "site")
        at: KeyPath = ("site", "locales", str(number)) if written else ("locale", name)
        own = _table(options, name)
        tag = str(own.get("tag", ""))
        if not _FOLDER_NAME.fullmatch(name):
            tables.fail(
                at, f"the locale {toml_value(name)} cannot be a folder and a part of addresses", "Write for example zh"
            )
        locale = locale_for(name, tag, str(own.get("name", "")))
        if locale is None and tag:
            known = [entry.tag for entry in known_locales()]
            tables.fail(
                ("locale", name, "tag"),
                f"locale.{name}.tag is {toml_value(tag)}, which docpipe has no data for",
                f"It knows {', '.join(known)}, each with a region if you like",
            )
        if locale is None:
            tables.fail(
                at,
                f"docpipe cannot tell which language the locale {toml_value(name)} is",
                f'Say it: [locale.{name}] tag = "en"',
            )
        if locale.tag in locales:
            tables.fail(
                at,
                f"the locales {locales[locale.tag].name} and {name} are both {locale.tag}",
                f"Take one out, or say what differs: [locale.{name}] tag = …",
            )
        locales[locale.tag] = locale
    return list(locales.values())


def _check_names(tables: Tables, names: list[str], source: str) -> None:
    """Hold every locale that is named elsewhere against the site's list."""
    if source not in names:
        tables.fail(
            ("site", "source"),
            f"site.source is {toml_value(source)}, which is not in site.locales",
            suggest(source, names),
        )
    said = {key: _table(tables.values, "site").get(key) for key in ("title", "description", "image")}
    named: list[tuple[KeyPath, dict[str, object]]] = [
        *((("site", key), text) for key, text in said.items() if isinstance(text, dict)),
        (("locale",), _table(tables.values, "locale")),
        (("lint", "locale"), _table(_table(tables.values, "lint"), "locale")),
        (("translation",), _table(_table(tables.values, "translation"), "locale")),
    ]
    for at, table in named:
        for name in table:
            if name not in names:
                tables.fail(
                    (*at, name),
                    f"the site has no locale {toml_value(name)}",
                    f"{suggest(name, names)}, or add it to site.locales",
                    key=True,
                )


def _table(values: dict[str, object], key: str) -> dict[str, object]:
    value = values.get(key, {})
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
