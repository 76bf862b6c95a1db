"""Which block of one version of a text was which block of an earlier one: the same, edited, or not there yet."""

from __future__ import annotations

import operator
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from docpipe.model.block import Block, BlockKind
from docpipe.model.translation import Pair
from docpipe.translation.known import Gap, gaps_between, translatable

_LEAST_ALIKE = 0.35
# A block that stands alone between two that stayed is the one that stood there, unless it says something else.
_LEAST_ALIKE_ALONE = 0.2
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
# More blocks than that were not edited one by one, and comparing each with each would take long.
_MOST_TO_COMPARE = 2500

NOWHERE = -1


def predecessors(new: Sequence[Block], old: Sequence[Block]) -> dict[int, int]:
    """Return for each translatable block of `new` its index in `old`, `NOWHERE` for one that was not there.

    Equal texts find each other wherever they stand; between those that kept their order, an edited block is
    the one most like it.
    """
    found = _equal(new, old)
    pairs = [Pair((before,), (now,), 1.0) for now, before in found.items()]
    for gap in gaps_between(sorted(pairs, key=lambda pair: pair.target), translatable(old), translatable(new)):
        found.update(_edited(gap, new, old))
    return {index: found.get(index, NOWHERE) for index in translatable(new)}


def replaced(new: Sequence[Block], old: Sequence[Block], found: Mapping[int, int]) -> dict[int, int]:
    """Return for blocks that have no predecessor the one that stood in their place, `NOWHERE` where it is not clear.

    A block that came to where none went is not among them.

    Args:
        new: the later version.
        old: the earlier one.
        found: the predecessors of the blocks of `new`.
    """
    pairs = [Pair((was,), (now,), 1.0) for now, was in found.items() if was != NOWHERE]
    places: dict[int, int] = {}
    for gap in gaps_between(sorted(pairs, key=lambda pair: pair.target), translatable(old), translatable(new)):
        if len(gap.source) == len(gap.target):
            both = zip(gap.target, gap.source, strict=True)
            places.update((now, was if _may_be(new[now], old[was]) else NOWHERE) for now, was in both)
        elif gap.source:
            places.update(dict.fromkeys(gap.target, NOWHERE))
    return places


def likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how much of two texts is the same, by pairs of neighbouring characters."""
    ours, theirs = _bigrams(one), _bigrams(other)
    return _shared(ours, theirs)


def _equal(new: Sequence[Block], old: Sequence[Block]) -> dict[int, int]:
    places: dict[str, deque[int]] = {}
    for index in translatable(old):
        places.setdefault(old[index].loose, deque()).append(index)
    found = {}
    for index in translatable(new):
        if places.get(new[index].loose):
            found[index] = places[new[index].loose].popleft()
    return found


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
def _bigrams(text: str) -> Counter[str]:
    folded = f" {text.casefold()} "
    return Counter(map(operator.add, folded, folded[1:]))


def _shared(ours: Counter[str], theirs: Counter[str]) -> float:
    shared = sum(min(ours[pair], theirs[pair]) for pair in ours.keys() & theirs.keys())
    return 2 * shared / max(1, ours.total() + theirs.total())
