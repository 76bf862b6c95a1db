"""Translations in a folder of Markdown into languages that docpipe has no data for: they are named and left out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from docpipe.config.layout import Mount
from docpipe.sources.layouts.found import is_locale

_CODE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_ENDING = re.compile(r"([._-])([a-z]{2}(?:[-_][A-Za-z]{2,4})?)$")


def unknown_folders(names: Sequence[str], known: Sequence[Mount]) -> Iterator[str]:
    """Yield folders beside those of known locales that are called like a language and repeat their documents."""
    homes = [mount.folder for mount in known]
    inside = {name.removeprefix(f"{home}/") for home in homes for name in names if name.startswith(f"{home}/")}
    seen = set()
    for above in {posixpath.dirname(home) for home in homes}:
        below = f"{above}/" if above else ""
        for name in names:
            folder, _, rest = name.removeprefix(below).partition("/")
            if name.startswith(below) and rest in inside and _CODE.fullmatch(folder) and not is_locale(folder):
                seen.add(folder)
    yield from sorted(seen)


def unknown_endings(names: Sequence[str], known: Sequence[Mount]) -> Iterator[str]:
    """Yield endings of names, `.vi`, of documents that are there with the ending of a known locale, too."""
    stems = {posixpath.splitext(name)[0] for name in names}
    translated = {stem.removesuffix(mount.suffix) for mount in known for stem in stems if stem.endswith(mount.suffix)}
    found = ((stem, _ENDING.search(stem)) for stem in sorted(stems))
    endings = (
        match[0] for stem, match in found if match and not is_locale(match[2]) and stem[: match.start()] in translated
    )
    yield from dict.fromkeys(endings)
