"""One line on what was found, for the person who has just typed a command."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable

from docpipe.model.source import SourceFile
from docpipe.sources.documents import Places
from docpipe.sources.layouts.found import Found

_MOST_FOLDERS = 3


def describe(found: Found, files: Iterable[SourceFile]) -> str:
    """Return what kind of site it is, its locales, how much of it lies where, and whose rules hold.

    `Docusaurus site: en, zh-Hans; 53 documents in blog/, 53 translations in i18n/; judged as CommonMark`.
    """
    places = Places(found.mounts, found.ignore)
    ordered = sorted(files)
    keys = {file.key for file in ordered if file.locale == found.source}
    sources, translations = Counter[str](), Counter[str]()
    alone = Counter[str]()
    for file in ordered:
        mount = places.mount(file.path)
        if file.locale != found.source and file.key not in keys:
            alone[file.locale] += 1
        else:
            (sources if file.locale == found.source else translations)[mount.folder if mount else ""] += 1
    counted = [_counted(sources, "document")]
    if translations:
        # Docusaurus has a folder per plugin, version and locale: the one above them says enough.
        few = len(translations) < _MOST_FOLDERS
        common = translations if few else Counter({_common(translations): translations.total()})
        counted.append(_counted(common, "translation"))
    counted += [f"{count} in {locale} only" for locale, count in sorted(alone.items())]
    unknown = f"; left out: {', '.join(found.left_out)}, which docpipe has no data for" if found.left_out else ""
    return f"{found.title}: {', '.join(found.locales)}; {', '.join(counted)}{unknown}; judged as {found.judge}"


def _counted(by_folder: Counter[str], what: str) -> str:
    most = [folder for folder, _ in by_folder.most_common(_MOST_FOLDERS)]
    parts = [f"{by_folder[folder]} {_plural(what, by_folder[folder])} in {_shown(folder)}" for folder in most[:1]]
    parts += [f"{by_folder[folder]} in {_shown(folder)}" for folder in most[1:]]
    rest = by_folder.total() - sum(by_folder[folder] for folder in most)
    return ", ".join((*parts, *([f"{rest} elsewhere"] if rest else ()))) or f"no {what}s"


def _plural(what: str, count: int) -> str:
    return what if count == 1 else f"{what}s"


def _shown(folder: str) -> str:
    return f"{folder}/" if folder and not posixpath.splitext(folder)[1] else folder or "./"


def _common(folders: Iterable[str]) -> str:
    return posixpath.commonpath([f"./{folder}" for folder in folders]).removeprefix(".").removeprefix("/")
