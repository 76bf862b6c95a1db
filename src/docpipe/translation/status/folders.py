"""The documents of a locale by folder: as deep as a reader can take in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from posixpath import commonpath

from docpipe.model.translation import Label, TranslationState
from docpipe.translation.status.effort import characters
from docpipe.translation.status.overview import LocaleStatus

MOST = 12
"""Folders that are told at once."""


def common_folder(items: Iterable[TranslationState]) -> str:
    """Return the deepest folder that holds all these sources, "" for the site's root."""
    folders = {str(PurePosixPath(item.path).parent) for item in items if item.label is not Label.ORPHAN}
    shared = commonpath(folders) if folders else "."
    return "" if shared == "." else shared


def by_folder(status: LocaleStatus, most: int | None = MOST) -> tuple[tuple[str, LocaleStatus], ...]:
    """Return how each folder of a locale stands, most work first.

    Folders are cut at the depth at which there are no more than `most` of them, at least one below the common
    one; with None they are the ones that hold the documents. One folder that holds everything tells nothing new:
    then there are none.
    """
    base = len(PurePosixPath(common_folder(status.items)).parts)
    sourced = [item for item in status.items if item.label is not Label.ORPHAN]
    folders = _folders(sourced)
    deepest = max((len(parts) for parts in folders.values()), default=0)
    depth = deepest if most is None else _depth(list(folders.values()), base, deepest, most)
    found: dict[str, list[TranslationState]] = {}
    for item in sourced:
        found.setdefault("/".join(folders[item.path][:depth]), []).append(item)
    if len(found) <= 1:
        return ()
    parts = [(path, status.part(items)) for path, items in found.items()]
    return tuple(sorted(parts, key=lambda part: (-sum(map(characters, part[1].items)), part[0])))


def _folders(items: Iterable[TranslationState]) -> dict[str, tuple[str, ...]]:
    """Return the folder of each document; a post that has one to itself, for its pictures, belongs to the one above."""
    paths = {item.path: PurePosixPath(item.path) for item in items}
    inhabited = Counter(path.parent for path in paths.values())
    bundles = {path for path in paths.values() if path.stem == "index" and inhabited[path.parent] == 1}
    return {name: (path.parent.parent if path in bundles else path.parent).parts for name, path in paths.items()}


def _depth(folders: Sequence[tuple[str, ...]], base: int, deepest: int, most: int) -> int:
    for depth in range(deepest, base + 1, -1):
        if len({parts[:depth] for parts in folders}) <= most:
            return depth
    return base + 1
