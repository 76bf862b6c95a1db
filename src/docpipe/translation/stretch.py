"""Where one of two texts has a stretch too many: the one cut that makes their shapes equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.translation import Pair
from docpipe.translation.known import Gap
from docpipe.translation.plausible import Scale, plausibility

Likeness = Callable[[Sequence[int], Sequence[int]], float]
"""How well source blocks (indices) and target blocks go together, 0 to 1."""

GOOD_ENOUGH = 0.35
"""How plausible the pairs beside a missing stretch must be on the average."""

# By how much one reading must be better than every other one; scores are sums of plausibilities.
_MARGIN = 0.3


class Sides(msgspec.Struct, frozen=True):
    """The two documents that are aligned, and what their texts are compared by."""

    source: Document
    target: Document
    scale: Scale

    def likeness(self, source: Sequence[int], target: Sequence[int]) -> float:
        """Return how plausible it is that these blocks belong together, 0 to 1."""
        blocks, others = self.source.blocks, self.target.blocks
        return plausibility([blocks[index] for index in source], [others[index] for index in target], self.scale)

    def pair(self, source: int, target: int) -> Pair:
        """Return the pair of two blocks with its plausibility as confidence."""
        return Pair((source,), (target,), self.likeness((source,), (target,)))


def shapes_of(indices: Sequence[int], blocks: Sequence[Block]) -> list[tuple[str, str, int]]:
    """Return what must agree for these blocks to stand at the same places of two texts."""
    return [blocks[index].shape for index in indices]


class Cut(msgspec.Struct, frozen=True):
    """Where a stretch on the longer side may have no counterpart on the shorter one.

    Attributes:
        outer: (source, target) pairs before and behind, that hold in every reading.
        first, last: positions on the shorter side between which the stretch stands; equal when it is clear.
        rest_source, rest_target: what the outer pairs leave.
    """

    outer: tuple[tuple[int, int], ...]
    first: int
    last: int
    rest_source: tuple[int, ...]
    rest_target: tuple[int, ...]


def find_stretch(gap: Gap, sides: Sides, likeness: Likeness) -> Cut | None:
    """Return where one side has a stretch too many, or None if leaving one out does not make the shapes equal."""
    is_longer = len(gap.source) >= len(gap.target)
    longer, shorter = (gap.source, gap.target) if is_longer else (gap.target, gap.source)
    blocks = (sides.source.blocks, sides.target.blocks) if is_longer else (sides.target.blocks, sides.source.blocks)
    shapes, others = shapes_of(longer, blocks[0]), shapes_of(shorter, blocks[1])
    first = len(others) - common_prefix(shapes[::-1], others[::-1])
    last = common_prefix(shapes, others)
    surplus = len(longer) - len(shorter)
    if first > last or surplus == 0:
        return None

    def like(indices: Sequence[int], other: int) -> float:
        return likeness(indices, (other,)) if is_longer else likeness((other,), indices)

    first, last = _settle(longer, shorter, (first, last), like, gap.at_end and is_longer)
    before = list(zip(longer[:first], shorter[:first], strict=True))
    behind = list(zip(longer[last + surplus :], shorter[last:], strict=True))
    outer = before + behind
    rest = longer[first : last + surplus], shorter[first:last]
    if outer and sum(like((one,), other) for one, other in outer) / len(outer) < GOOD_ENOUGH:
        outer, rest = [], (longer, shorter)
        first, last = 0, len(shorter)
    pairs = tuple(outer) if is_longer else tuple((one, other) for other, one in outer)
    return Cut(pairs, first, last, *(rest if is_longer else rest[::-1]))


def common_prefix(ours: Sequence[object], theirs: Sequence[object]) -> int:
    """Return how many items the two sequences share from the start."""
    length = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        length += 1
    return length


def common_ends(ours: Sequence[object], theirs: Sequence[object]) -> tuple[int, int]:
    """Return how many items the two sequences share from the start, and how many of the others from the end."""
    start = common_prefix(ours, theirs)
    return start, min(common_prefix(ours[::-1], theirs[::-1]), len(ours) - start, len(theirs) - start)


def _settle(
    longer: Sequence[int],
    shorter: Sequence[int],
    span: tuple[int, int],
    like: Callable[[Sequence[int], int], float],
    may_stop: bool,  # noqa: FBT001 - private, and named where it is called from
) -> tuple[int, int]:
    """Return the one position of the stretch if a reading is clearly best, else `span` as it is.

    A translation that stops early (`may_stop`) is by far the commonest case, so it wins unless another
    reading is clearly better. A pair of blocks merged into one is no missing block: if that fits better
    than every cut, nothing is settled.
    """
    first, last = span
    surplus = len(longer) - len(shorter)
    if first == last:
        return span
    places = range(first, last)
    before = list(accumulate((like((longer[at],), shorter[at]) for at in places), initial=0.0))
    behind = list(accumulate((like((longer[at + surplus],), shorter[at]) for at in places), initial=0.0))
    scores = [ahead + behind[-1] - done for ahead, done in zip(before, behind, strict=True)]
    best = max(range(len(scores)), key=lambda at: scores[at])
    if surplus == 1:
        merged = (
            before[at] + like(longer[first + at : first + at + 2], shorter[first + at]) + behind[-1] - behind[at + 1]
            for at in range(len(places))
        )
        if max(merged) > scores[best] + _MARGIN / 3:
            return span
    if may_stop and last == len(shorter) and scores[-1] >= scores[best] - _MARGIN:
        return last, last
    second = max((score for at, score in enumerate(scores) if at != best), default=0.0)
    return (first + best, first + best) if scores[best] - second >= _MARGIN else span
