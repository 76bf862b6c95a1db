"""Blocks that no reading places for sure: they stay together with those they may belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence

from docpipe.model.block import BlockKind
from docpipe.model.translation import Pair
from docpipe.translation.aligning.chart import Bead
from docpipe.translation.aligning.scoring import HOPELESS, Scoring
from docpipe.translation.ledgers.known import AFTER_ALL

UNDECIDED = 0.1
"""Confidence of a pair that only says: these blocks, in some way, translate those."""

CLEAR = 0.9
"""The highest confidence that a block has no counterpart: it may stand in a place nobody looked at."""

_LEAST = 0.5


def with_gaps(
    pairs: Sequence[Pair], beads: Iterable[Bead], source: Sequence[int], target: Sequence[int], scoring: Scoring
) -> list[Pair]:
    """Return the pairs and, for each block in none of them, one that leaves the other side empty.

    Where it is likelier that a block belongs to another than that it has no counterpart, it joins the pair of
    that other one, whose confidence is gone then: nothing is called missing on a guess.

    Args:
        pairs: what was found.
        beads: what was possible, chosen or not.
        source: blocks of the source to be placed.
        target: likewise.
        scoring: of the two documents.
    """
    ours, theirs = {at for pair in pairs for at in pair.source}, {at for pair in pairs for at in pair.target}
    left = [(0, at) for at in source if at not in ours] + [(1, at) for at in target if at not in theirs]
    if not left:
        return list(pairs)
    possible: dict[_Place, list[Bead]] = {place: [] for place in left}
    for bead in beads:
        for place in _places(bead):
            if place in possible:
                possible[place].append(bead)
    groups = _Groups(pairs)
    gaps: list[Pair] = []
    for place in left:
        likelihood = 1 - sum(bead.probability for bead in possible[place])
        if likelihood < _LEAST:
            groups.join(place, max(possible[place], key=lambda bead: bead.probability))
        else:
            gaps.append(_gap(place, round(min(CLEAR, likelihood), 3)))
    # A block of another gap may have joined the one that stood alone before.
    joined = groups.pairs()
    joined += _twins(joined, gaps, tuple(source), tuple(target), scoring)
    taken = {place for pair in joined for place in _places(pair)}
    return [*joined, *(gap for gap in gaps if taken.isdisjoint(_places(gap)))]


def _twins(
    pairs: Sequence[Pair], gaps: Sequence[Pair], source: Sequence[int], target: Sequence[int], scoring: Scoring
) -> list[Pair]:
    """Return pairs of the blocks that are left over at the same place, as many and of the same kinds on both sides.

    One may be a free rendering of the other.
    """
    left = {place for gap in gaps for place in _places(gap)}
    behind = {AFTER_ALL: AFTER_ALL} | {pair.source[0]: pair.target[0] for pair in pairs if pair.target and pair.source}
    before = {-1: -1} | {pair.source[-1]: pair.target[-1] for pair in pairs if pair.target and pair.source}
    follower = dict(zip((-1, *target), (*target, AFTER_ALL), strict=True))
    twins: list[Pair] = []
    low = -1
    stretch: list[int] = []
    for index in (*source, AFTER_ALL):
        if (0, index) in left:
            stretch.append(index)
            continue
        others = _left_between(before.get(low, AFTER_ALL), behind.get(index, -1), follower, left) if stretch else []
        if stretch and not others:
            stretch, others = _moved_heading(stretch, behind.get(index, -1), target, left, scoring)
        is_lone = len(stretch) == 1 or low >= 0 or index < AFTER_ALL
        if is_lone and _are_alike(stretch, others, scoring):
            twins += [Pair((one,), (other,), UNDECIDED) for one, other in zip(stretch, others, strict=True)]
        low, stretch = index, []
    return twins


def _moved_heading(
    stretch: Sequence[int], behind: int, target: Sequence[int], left: Container[_Place], scoring: Scoring
) -> tuple[list[int], list[int]]:
    """Return the heading that ends a stretch and the one above the block that the next one was found with."""
    place = bisect_left(target, behind) - 1
    if behind < 0 or place < 0 or (1, target[place]) not in left:
        return [], []
    kinds = {scoring.sides[0][stretch[-1]].block.shape, scoring.sides[1][target[place]].block.shape}
    is_heading = len(kinds) == 1 and scoring.sides[0][stretch[-1]].block.kind is BlockKind.HEADING
    return ([stretch[-1]], [target[place]]) if is_heading else ([], [])


def _left_between(low: int, high: int, follower: Mapping[int, int], left: Container[_Place]) -> list[int]:
    """Return the target blocks between two others, if all of them are left over."""
    found: list[int] = []
    index = follower.get(low, AFTER_ALL)
    while (1, index) in left:
        found.append(index)
        index = follower[index]
    return found if index == high else []


def _are_alike(ours: Sequence[int], theirs: Sequence[int], scoring: Scoring) -> bool:
    """Tell whether the blocks may be pairs: of the same kinds, where running text is one kind, in a list or not."""
    return len(ours) == len(theirs) and all(
        _kind(one, scoring, 0) is _kind(other, scoring, 1) and scoring.kind_cost(one, other) < HOPELESS
        for one, other in zip(ours, theirs, strict=True)
    )


def _kind(index: int, scoring: Scoring, side: int) -> BlockKind:
    kind = scoring.sides[side][index].block.kind
    return BlockKind.PARAGRAPH if kind is BlockKind.ITEM else kind


_Place = tuple[int, int]


def _places(pair: Pair | Bead) -> list[_Place]:
    return [*((0, index) for index in pair.source), *((1, index) for index in pair.target)]


def _gap(place: _Place, confidence: float) -> Pair:
    side, index = place
    return Pair((), (index,), confidence) if side else Pair((index,), (), confidence)


class _Groups:
    """Pairs that grow together."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs: dict[int, Pair] = dict(enumerate(pairs))
        self._of: dict[_Place, int] = {place: number for number, pair in self._pairs.items() for place in _places(pair)}

    def join(self, place: _Place, bead: Bead) -> None:
        """Put a block, and the blocks of the bead that it may belong to, into one pair."""
        places = {place, *_places(bead)}
        numbers = {self._of[each] for each in places if each in self._of}
        for number in numbers:
            places.update(_places(self._pairs.pop(number)))
        grown = Pair(
            tuple(sorted(index for side, index in places if not side)),
            tuple(sorted(index for side, index in places if side)),
            UNDECIDED,
        )
        number = len(self._of) + len(self._pairs) + max(self._pairs, default=0) + 1
        self._pairs[number] = grown
        self._of.update(dict.fromkeys(places, number))

    def pairs(self) -> list[Pair]:
        return list(self._pairs.values())
