"""Which block of one version of a text was which block of an earlier one: the same, edited, or not there yet."""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, pairwise

from docpipe.model.block import Block, BlockKind
from docpipe.model.translation import Pair
from docpipe.translation.ledgers.known import Gap, in_order, translatable

_LEAST_ALIKE = 0.35
# A block that stands alone between two that stayed is the one that stood there, unless it says something else.
_LEAST_ALIKE_ALONE = 0.2
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
# More blocks than that were not edited one by one, and comparing each with each would take long.
_MOST_TO_COMPARE = 2500

NOWHERE = -1


def predecessors(new: Sequence[Block], old: Sequence[Block], wanted: AbstractSet[int] | None = None) -> dict[int, int]:
    """Return for each translatable block of `new` its index in `old`, `NOWHERE` for one that was not there.

    Equal texts find each other wherever they stand; between those that kept their order, an edited block is
    the one most like it.

    Args:
        new: the later version.
        old: the earlier one.
        wanted: blocks of `new` whose edits matter; those of others may be left out. None for all.
    """
    ours, theirs = translatable(new), translatable(old)
    found = _equal(new, old, ours, theirs)
    for gap in _gaps(found, ours, theirs):
        if wanted is None or not wanted.isdisjoint(gap.target):
            found.update(_edited(gap, new, old))
    return {index: found.get(index, NOWHERE) for index in ours}


def replaced(new: Sequence[Block], old: Sequence[Block], found: Mapping[int, int]) -> dict[int, int]:
    """Return for blocks that have no predecessor the one that stood in their place, `NOWHERE` where it is not clear.

    A block that came to where none went is not among them.

    Args:
        new: the later version.
        old: the earlier one.
        found: the predecessors of the blocks of `new`.
    """
    known = {now: was for now, was in found.items() if was != NOWHERE}
    places: dict[int, int] = {}
    for gap in _gaps(known, translatable(new), translatable(old)):
        if len(gap.source) == len(gap.target):
            both = zip(gap.target, gap.source, strict=True)
            places.update((now, was if _may_be(new[now], old[was]) else NOWHERE) for now, was in both)
        else:
            places.update(dict.fromkeys(gap.target, NOWHERE))
    return places


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how much of two texts is the same, by pairs of neighbouring characters."""
    ours, theirs = _bigrams(one), _bigrams(other)
    return _shared(ours, theirs)


def _equal(new: Sequence[Block], old: Sequence[Block], ours: Sequence[int], theirs: Sequence[int]) -> dict[int, int]:
    """Return for each of `ours` whose text `theirs` have as well where it stands, repeats in their order."""
    places: dict[str, list[int]] = {}
    for index in reversed(theirs):
        places.setdefault(old[index].loose, []).append(index)
    found = {}
    for index in ours:
        same = places.get(new[index].loose)
        if same:
            found[index] = same.pop()
    return found


def _gaps(found: Mapping[int, int], ours: Sequence[int], theirs: Sequence[int]) -> list[Gap]:
    """Return the stretches between those found that kept their order, with what is left there on both sides.

    Most versions differ in a block or two: nothing is done for all the others.
    """
    used = set(found.values())
    here = [index for index in ours if index not in found]
    there = [index for index in theirs if index not in used] if here else []
    if not there:
        return []
    fixed = sorted(found.items())
    if any(one[1] > other[1] for one, other in pairwise(fixed)):
        pairs = in_order([Pair((was,), (now,), 1.0) for now, was in fixed])
        fixed = [(pair.target[0], pair.source[0]) for pair in pairs]
    gaps: dict[int, tuple[list[int], list[int]]] = {}
    for side, left in enumerate((there, here)):
        bounds = [pair[1 - side] for pair in fixed]
        for index in left:
            gaps.setdefault(bisect_left(bounds, index), ([], []))[side].append(index)
    return [
        Gap(tuple(before), tuple(now), number == len(fixed))
        for number, (before, now) in sorted(gaps.items())
        if before and now
    ]


def _edited(gap: Gap, new: Sequence[Block], old: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield index in `new` and index in `old` of the most alike blocks of a gap, best first, none of them twice."""
    if not gap.source or not gap.target or len(gap.source) * len(gap.target) > _MOST_TO_COMPARE:
        return
    least = _LEAST_ALIKE_ALONE if len(gap.source) == len(gap.target) == 1 else _LEAST_ALIKE
    before = {index: _bigrams(old[index].text) for index in gap.source}
    ranked = sorted(
        (-alike, abs(at - place), now, was)
        for at, now in enumerate(gap.target)
        for bigrams in (_bigrams(new[now].text),)
        for place, was in enumerate(gap.source)
        if _may_be(new[now], old[was])
        and _most_alike(new[now].text, old[was].text) >= least
        and (alike := _shared(bigrams, before[was])) >= least
    )
    taken: set[int] = set()
    used: set[int] = set()
    for _, _, now, was in ranked:
        if now not in taken and was not in used:
            taken.add(now)
            used.add(was)
            yield now, was


def _may_be(one: Block, other: Block) -> bool:
    return one.kind is other.kind or {one.kind, other.kind} <= _PROSE


def _most_alike(one: str, other: str) -> float:
    """Return what `likeness` is at most, by their lengths alone."""
    ours, theirs = len(one) + 1, len(other) + 1
    return 2 * min(ours, theirs) / (ours + theirs)


@lru_cache(maxsize=4096)
def _bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, repeats numbered, so that a set holds each of them."""
    folded = f" {text.casefold()} "
    counts = Counter(map(operator.add, folded, folded[1:]))
    repeated = [item for item in counts.items() if item[1] > 1]
    return frozenset(chain(counts, (f"{pair}{number}" for pair, count in repeated for number in range(1, count))))


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))
