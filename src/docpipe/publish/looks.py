"""What the files of a site are made from, noted while they are made: where nothing of it has changed, nor have they."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NewType, TypeVar

from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName

K = TypeVar("K")
T = TypeVar("T")
Look = NewType("Look", str)
"""Something that can change from one build to the next, by its name: a document, a state, what lists say of a page.

Whatever else pages are made from is the frame: the configuration, the theme, front matter, all addresses.
"""

PAGES, BOARD = Look("pages"), Look("board")
"""What the heads of all pages say; the translation status of the whole site."""

PASSING = Look("passing")
"""Something that was not what it had been a moment before; whatever was made from it has to be made again."""


@cache
def of_document(path: str) -> Look:
    """Return the look into a document's text."""
    return Look(f"document {path}")


@cache
def of_state(locale: LocaleName, key: DocumentKey) -> Look:
    """Return the look at how a translation stands."""
    return Look(f"state {locale} {key}")


@cache
def of_entry(route: Route) -> Look:
    """Return the look at what lists say of a page."""
    return Look(f"entry {route}")


@cache
def of_anchors(route: Route) -> Look:
    """Return the look at the places of a page that links lead to."""
    return Look(f"anchors {route}")


class Noted(dict[K, T]):
    """A dictionary of which every look at a value is noted."""

    def __init__(self, known: Mapping[K, T], note: Callable[[K], None]) -> None:
        """Take what is known, and what is told the key of each value that is looked at."""
        super().__init__(known)
        self._note = note

    def __getitem__(self, key: K) -> T:
        """Return the value of a key, and tell of it."""
        self._note(key)
        return super().__getitem__(key)


class Watch:
    """Takes note of looks."""

    def __init__(self) -> None:
        """Begin with none."""
        self._looks: set[Look] = set()
        self._same: dict[frozenset[Look], frozenset[Look]] = {}

    def note(self, look: Look) -> None:
        """Take note of a look."""
        self._looks.add(look)

    def note_all(self, looks: Iterable[Look]) -> None:
        """Take note of looks."""
        self._looks.update(looks)

    def watched(self, make: Callable[[], T]) -> tuple[T, frozenset[Look]]:
        """Return what `make` returns, and the looks that took; they are not noted here."""
        outer, self._looks = self._looks, set()
        try:
            return make(), frozenset(self._looks)
        finally:
            self._looks = outer

    def seen(self, look: Look, make: Callable[[], T]) -> T:
        """Return what `make` returns; that took this one look, which stands for all others."""
        value, _ = self.watched(make)
        self.note(look)
        return value

    def remembered(self, known: dict[K, tuple[T, frozenset[Look]]], key: K, make: Callable[[], T]) -> T:
        """Return what `known` has for a key, made with the first asking; every asking takes the same looks."""
        if key not in known:
            value, looks = self.watched(make)
            # Most take the looks that others took.
            known[key] = value, self._same.setdefault(looks, looks)
        value, looks = known[key]
        self.note_all(looks)
        return value
