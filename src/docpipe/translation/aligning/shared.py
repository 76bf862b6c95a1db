"""What two blocks of two documents have in common, by weight: of one pair, or looked up for all pairs of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from docpipe.translation.aligning.traits import Compared

Places = Mapping[str, Sequence[int]]

Weights = tuple[int, int, int]
"""Of the tokens, of idle tokens, and of the words of a lexicon."""


class Shared:
    """What the blocks of two documents share."""

    def __init__(self, compared: Compared) -> None:
        """Take both documents; nothing is looked up yet."""
        self._compared = compared
        self._rows: dict[int, tuple[dict[int, int], ...]] = {}

    def by(self, source: int, target: int) -> Weights:
        """Return what two blocks share."""
        row = self._rows.get(source)
        if row is not None:
            return row[0].get(target, 0), row[1].get(target, 0), row[2].get(target, 0)
        one, other = self._compared.sides[0][source], self._compared.sides[1][target]
        masses = self._compared.masses
        tokens = one.tokens & other.tokens
        idle = one.idle & other.tokens if one.idle else one.tokens & other.idle
        words = one.words & other.words
        return (
            sum([masses[token] for token in tokens]) if tokens else 0,
            sum([masses[token] for token in idle]) if idle else 0,
            sum([self._compared.word_masses[word] for word in words]) if words else 0,
        )

    def look_up(self, rows: Iterable[int]) -> None:
        """Look up what these source blocks share with every target block; linear in what they share."""
        masses, word_masses = self._compared.masses, self._compared.word_masses
        tokens, idle, words = self._places
        for at in rows:
            if at not in self._rows:
                ours = self._compared.sides[0][at]
                self._rows[at] = (
                    _shared(ours.tokens, tokens, masses),
                    _shared(ours.idle, tokens, masses) if ours.idle else _shared(ours.tokens, idle, masses),
                    _shared(ours.words, words, word_masses),
                )

    @cached_property
    def _places(self) -> tuple[Places, Places, Places]:
        target = self._compared.sides[1]
        return (
            _places([other.tokens for other in target]),
            _places([other.idle for other in target]),
            _places([other.words for other in target]),
        )


def _places(sides: Sequence[Iterable[str]]) -> Places:
    places: dict[str, list[int]] = {}
    for at, tokens in enumerate(sides):
        for token in tokens:
            places.setdefault(token, []).append(at)
    return places


def _shared(tokens: Iterable[str], places: Places, masses: Mapping[str, int]) -> dict[int, int]:
    """Return by target block what the tokens it shares weigh."""
    shared: dict[int, int] = {}
    for token in tokens:
        for at in places.get(token, ()):
            shared[at] = shared.get(at, 0) + masses[token]
    return shared
