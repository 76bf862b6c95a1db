"""Hugo: `content/<locale>/`, a `contentDir` per language, or `a.md` beside `a.en.md`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from docpipe.config.layout import Mount
from docpipe.model.diagnostic import Severity
from docpipe.model.source import LocaleName
from docpipe.sources.layouts.found import Found, LayoutKind, Locales, is_locale, only_known
from docpipe.sources.layouts.look import documents, folders_of, has_documents, language_of, path
from docpipe.sources.layouts.settings import Settings, read_settings, table, text, texts, value_of

_SUFFIXES = ("toml", "yaml", "yml", "json")
_OWN_CONFIGS = tuple(f"hugo.{suffix}" for suffix in _SUFFIXES)
_OLD_CONFIGS = tuple(f"config.{suffix}" for suffix in _SUFFIXES)
_CONFIG_FOLDER = "config/_default"
_SECTIONS = ("_index.md", "*/_index.md", "*/*/_index.md")
_SEVERITY = {"FM001": Severity.WARNING, "FM004": Severity.WARNING}
_MOST_FILES = 5_000


def marks(folder: Path) -> bool:
    """Tell whether there is a configuration of Hugo beside content/, or a section of Hugo in it."""
    content = folder / "content"
    if any((folder / name).is_file() for name in _OWN_CONFIGS) or (folder / _CONFIG_FOLDER).is_dir():
        return True
    if not content.is_dir():
        return False
    if any((folder / name).is_file() for name in _OLD_CONFIGS):
        return True
    return any(next(content.glob(pattern), None) is not None for pattern in _SECTIONS)


def find(root: Path, base: str) -> Found | None:
    """Return the site whose configuration lies in `base`."""
    site = root / base
    files = _config_files(site)
    settings = read_settings(files)
    content = text(settings, "contentDir") or "content"
    languages = {**_languages_file(site), **table(settings, "languages")}
    locales = Locales()
    default = text(settings, "defaultContentLanguage") or _only(languages)
    mounts = list(_configured(site, base, languages, locales)) or list(
        _by_folder(site, base, content, languages, locales)
    )
    source = locales.add(default, _tag(languages.get(default), settings)) if default else ""
    if _has_more(root, path(base, content), mounts):
        source = source or locales.add(language_of(site / content))
        mounts.append(Mount(folder=path(base, content), locale=LocaleName(source)))
    mounts += _by_suffix(root, mounts, languages, locales)
    mounts = [mount for mount in mounts if (root / mount.folder).is_dir()]
    if not any(has_documents(root / mount.folder) for mount in mounts):
        return None
    source = locales.source(source)
    return Found(
        layout="hugo",
        title="Hugo site",
        because=path(base, files[0].relative_to(site).as_posix() if files else content),
        source=source,
        locales=locales.ordered(source),
        mounts=only_known(mounts),
        assets=_assets(site, base, settings),
        # The folder of a language that docpipe does not know is no section of another one.
        ignore=("node_modules", *locales.left_out),
        root="source" if files and not value_of(settings, "defaultContentLanguageInSubdir") else "chooser",
        slugs="hugo",
        permalink="/:folder/:slug/",
        severity=_SEVERITY,
        tags=locales.tags,
        left_out=tuple(locales.left_out),
    )


def _has_more(root: Path, content: str, mounts: list[Mount]) -> bool:
    """Tell whether there are documents in content/ that lie in no language's own folder."""
    homes = tuple(f"{mount.folder}/" for mount in mounts)
    return any(not f"{content}/{name}".startswith(homes) for name in documents(root / content))


def _config_files(site: Path) -> tuple[Path, ...]:
    names = (*_OWN_CONFIGS, *_OLD_CONFIGS)
    places = (*(site / name for name in names), *(site / _CONFIG_FOLDER / name for name in names))
    return tuple(place for place in places if place.is_file())


def _languages_file(site: Path) -> dict[str, object]:
    return read_settings(site / _CONFIG_FOLDER / f"languages.{suffix}" for suffix in _SUFFIXES)


def _only(languages: Settings) -> str:
    return next(iter(languages)) if len(languages) == 1 else ""


def _tag(language: object, settings: Settings) -> str:
    """Return the tag that a language's own table gives it, else the one of the whole site."""
    own = language if isinstance(language, dict) else {}
    return text(own, "languageCode") or text(own, "locale") or text(settings, "languageCode")


def _configured(site: Path, base: str, languages: Settings, locales: Locales) -> Iterator[Mount]:
    """Yield the folders that languages name for themselves."""
    for name, language in languages.items():
        folder = text(language, "contentDir") if isinstance(language, dict) else ""
        if folder and (site / folder).is_dir() and (locale := locales.add(name, _tag(language, {}))):
            yield Mount(folder=path(base, folder), locale=LocaleName(locale))


def _by_folder(site: Path, base: str, content: str, languages: Settings, locales: Locales) -> Iterator[Mount]:
    """Yield the folders of content/ that are called like a locale or one of the languages."""
    for name in folders_of(site / content):
        named = is_locale(name) or name in languages
        if named and has_documents(site / content / name):
            locale = locales.add(name, _tag(languages.get(name), {}))
            yield Mount(folder=path(base, content, name), locale=LocaleName(locale))


def _by_suffix(root: Path, mounts: list[Mount], languages: Settings, locales: Locales) -> list[Mount]:
    """Return mounts for files that name their locale, `a.en.md`, one per suffix that is there."""
    found: dict[tuple[str, str], Mount] = {}
    tops = {mount.folder for mount in mounts}
    for top in sorted(top for top in tops if posixpath.dirname(top) not in tops):
        for number, name in enumerate(documents(root / top)):
            ending = posixpath.splitext(posixpath.splitext(posixpath.basename(name))[0])[1].removeprefix(".")
            if not ending or (top, ending) in found or number > _MOST_FILES:
                continue
            if ending not in languages and not is_locale(ending):
                continue
            if locale := locales.add(ending, _tag(languages.get(ending), {})):
                found[top, ending] = Mount(folder=top, locale=LocaleName(locale), suffix=f".{ending}")
    return list(found.values())


def _assets(site: Path, base: str, settings: Settings) -> tuple[str, ...]:
    """Return the folders of files that Hugo serves as they are, those of its themes included."""
    own = texts(settings, "staticDir") or ("static",)
    themes = (f"themes/{name}/static" for name in folders_of(site / "themes"))
    return tuple(path(base, folder) for folder in (*own, *themes) if folder == "static" or (site / folder).is_dir())


LAYOUT = LayoutKind("hugo", marks, find)
