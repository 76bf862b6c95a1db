"""Docusaurus: `blog/`, `docs/` and other instances, their versions, and `i18n/<locale>/docusaurus-plugin-content-*`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docpipe.config.layout import Mount
from docpipe.model.diagnostic import Severity
from docpipe.model.source import LocaleName
from docpipe.sources.layouts.found import Found, LayoutKind, Locales, only_known
from docpipe.sources.layouts.look import folders_of, has_documents, language_of, path, text_of

_CONFIGS = tuple(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_PLUGIN = "docusaurus-plugin-content-"
_COMMENT_START = re.compile(r"(?<![^\s(\[{,;])/\*")
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*", re.MULTILINE)
_DEFAULT_LOCALE = re.compile(r"\bdefaultLocale\s*:\s*['\"]([\w-]+)['\"]")
_LOCALES = re.compile(r"\blocales\s*:\s*\[([^\]]{0,2000})\]")
_WORD = re.compile(r"['\"]([^'\"]+)['\"]")
_PRESET = re.compile(r"\b(docs|blog)\s*:\s*\{([^{}]{0,600})")
_INSTANCE = re.compile(r"plugin-content-(docs|blog)['\"]\s*,\s*\{([^{}]{0,600})")
_ID = re.compile(r"\bid\s*:\s*['\"]([\w-]+)['\"]")
_PATH = re.compile(r"\bpath\s*:\s*['\"]([^'\"]+)['\"]")
_STATIC = re.compile(r"\bstaticDirectories\s*:\s*\[([^\]]{0,2000})\]")
# Title and date of a Docusaurus page may come from its first heading, its file's name or its file's time.
_SEVERITY = {"FM001": Severity.INFO, "FM004": Severity.INFO}

_Instance = tuple[str, str]
"""Which plugin, and which of its instances: `("docs", "community")`."""


def marks(folder: Path) -> bool:
    """Tell whether there is a configuration, or a translation of a Docusaurus plugin."""
    if any((folder / name).is_file() for name in _CONFIGS):
        return True
    i18n = folder / "i18n"
    return any(name.startswith(_PLUGIN) for locale in folders_of(i18n) for name in folders_of(i18n / locale))


def find(root: Path, base: str) -> Found | None:
    """Return the site whose configuration lies in `base`."""
    site = root / base
    name = next((name for name in _CONFIGS if (site / name).is_file()), "")
    text = _without_comments(text_of(site / name)) if name else ""
    folders = _folders(text, site, base)
    locales = Locales()
    default = _DEFAULT_LOCALE.search(text)
    main = default[1] if default else _guess(root, folders)
    source = locales.add(main) or locales.add("en")
    mounts = [
        Mount(folder=folder, locale=LocaleName(source), prefix=prefix)
        for instance, folder in folders.items()
        for folder, prefix in ((folder, _prefix(instance)), *_versions(site, base, instance))
        if (root / folder).is_dir()
    ]
    listed = _LOCALES.search(text)
    for locale in dict.fromkeys((*(_WORD.findall(listed[1]) if listed else ()), *folders_of(site / "i18n"))):
        own = site / "i18n" / locale
        if locale != main and own.is_dir() and has_documents(own) and (known := locales.add(locale)):
            mounts += _translated(own, path(base, "i18n", locale), known)
    if not mounts:
        return None
    static = _STATIC.search(text)
    return Found(
        layout="docusaurus",
        title="Docusaurus site",
        because=path(base, name or "i18n"),
        source=source,
        locales=locales.ordered(source),
        mounts=only_known(mounts),
        assets=tuple(path(base, each) for each in (_WORD.findall(static[1]) if static else ["static"])),
        ignore=("node_modules",),
        slugs="docusaurus",
        permalink="docusaurus",
        severity=_SEVERITY,
        left_out=tuple(locales.left_out),
    )


def _without_comments(text: str) -> str:
    """Return JavaScript without its comments, as far as a few words are to be found in it.

    The `/*` of a pattern such as `**/*.md` begins none.
    """
    kept, behind = [], 0
    for match in _COMMENT_START.finditer(text):
        if match.end() <= behind:
            continue
        end = text.find("*/", match.end())
        if end < 0:
            break
        kept.append(text[behind : match.start()])
        behind = end + 2
    return _LINE_COMMENT.sub("", "".join((*kept, text[behind:])))


def _folders(text: str, site: Path, base: str) -> dict[_Instance, str]:
    """Return the folder of each instance, from the root."""
    folders: dict[_Instance, str] = {("docs", ""): "docs", ("blog", ""): "blog", ("pages", ""): "src/pages"}
    for kind, options in _PRESET.findall(text):
        if named := _PATH.search(options):
            folders[kind, ""] = named[1]
    for kind, options in _INSTANCE.findall(text):
        identity, named = _ID.search(options), _PATH.search(options)
        own = "" if identity is None or identity[1] == "default" else identity[1]
        if own or named:
            folders[kind, own] = named[1] if named else own
    for instance in _translated_instances(site):
        folders.setdefault(instance, instance[1])
    return {instance: path(base, folder) for instance, folder in folders.items()}


def _translated_instances(site: Path) -> Iterator[_Instance]:
    """Yield the instances that translations exist of, whatever the configuration looks like."""
    for locale in folders_of(site / "i18n"):
        for name in folders_of(site / "i18n" / locale):
            if name.startswith(_PLUGIN):
                yield _instance(name)


def _instance(folder: str) -> _Instance:
    kind, _, own = folder.removeprefix(_PLUGIN).partition("-")
    return kind, own


def _prefix(instance: _Instance, version: str = "") -> str:
    kind, own = instance
    return "/".join(filter(None, (own, kind, version)))


def _versions(site: Path, base: str, instance: _Instance) -> Iterator[tuple[str, str]]:
    kind, own = instance
    if kind == "docs":
        name = f"{own}_versioned_docs" if own else "versioned_docs"
        for version in folders_of(site / name):
            yield path(base, name, version), _prefix(instance, version)


def _translated(own: Path, inside: str, locale: str) -> Iterator[Mount]:
    for name in folders_of(own):
        if not name.startswith(_PLUGIN):
            continue
        instance = _instance(name)
        if instance[0] != "docs":
            yield Mount(folder=f"{inside}/{name}", locale=LocaleName(locale), prefix=_prefix(instance))
            continue
        for version in folders_of(own / name):
            prefix = _prefix(instance, "" if version == "current" else version)
            yield Mount(folder=f"{inside}/{name}/{version}", locale=LocaleName(locale), prefix=prefix)


def _guess(root: Path, folders: dict[_Instance, str]) -> str:
    """Return the language of the posts, else that of the documentation."""
    order = sorted(folders.items(), key=lambda entry: entry[0][0])
    return next((language_of(root / folder) for _, folder in order if has_documents(root / folder)), "en")


LAYOUT = LayoutKind("docusaurus", marks, find)
