"""Blocks that seem missing in one place and extra in another: they were moved, alone or in whole stretches."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from docpipe.model.translation import Pair
from docpipe.translation.aligning.scoring import HOPELESS, Scoring

_DEAREST = 1.2
# Where more is left over, only neighbours of equal kinds could be told apart, and that would take too long.
_MOST_CELLS = 250_000
_HIGHEST = 0.95
# In a stretch one pair may cost more, if the others make up for it.
_LEAST_GAIN = -1.5


def moved_pairs(source: Sequence[int], target: Sequence[int], scoring: Scoring) -> list[Pair]:
    """Return pairs of blocks that nothing else was found for, the best stretches first.

    A stretch is a run of blocks that follow each other on both sides, each pair of them cheap enough.

    Args:
        source: indices of the blocks without counterpart, ascending.
        target: likewise.
        scoring: of the two documents.
    """
    if not source or not target or len(source) * len(target) > _MOST_CELLS:
        return []
    gains = _gains(source, target, scoring)
    left_source, left_target = set(range(len(source))), set(range(len(target)))
    pairs: list[Pair] = []
    for _, run in sorted(_runs(gains), key=lambda found: -found[0]):
        free = [(one, other) for one, other in run if one in left_source and other in left_target]
        confidence = confidence_of(sum(gains[both] for both in free))
        for one, other in free:
            left_source.discard(one)
            left_target.discard(other)
            sure = scoring.confidence(source[one], target[other], confidence)
            pairs.append(Pair((source[one],), (target[other],), sure))
    return pairs


def confidence_of(gain: float) -> float:
    """Return how sure a stretch is that is so much cheaper than it had to be."""
    return round(_HIGHEST * (1 - math.exp(-gain / 2)), 3)


_Place = tuple[int, int]


def _gains(source: Sequence[int], target: Sequence[int], scoring: Scoring) -> dict[_Place, float]:
    """Return by positions in both sequences how much cheaper than needed a pair is; below 0 within bounds."""
    gains: dict[_Place, float] = {}
    scoring.look_up(source)
    for one, index in enumerate(source):
        for other, counterpart in enumerate(target):
            if scoring.kind_cost(index, counterpart) < HOPELESS:
                gain = _DEAREST - scoring.cost(index, counterpart)
                if gain > _LEAST_GAIN:
                    gains[one, other] = gain
    return gains


def _runs(gains: dict[_Place, float]) -> Iterator[tuple[float, list[_Place]]]:
    """Yield of each run of pairs that follow each other on both sides the part that gains most, with its gain.

    The best part is found as in Kadane's algorithm; parts behind one that cannot be made up for are runs of their own.
    """
    for one, other in gains:
        if (one - 1, other - 1) in gains:
            continue
        start, total, best = 0, 0.0, (0.0, 0, 0)
        length = 0
        while (place := (one + length, other + length)) in gains:
            total += gains[place]
            length += 1
            if total > best[0]:
                best = total, start, length
            if total < 0:
                if best[0] > 0:
                    yield best[0], [(one + at, other + at) for at in range(best[1], best[2])]
                start, total, best = length, 0.0, (0.0, 0, 0)
        if best[0] > 0:
            yield best[0], [(one + at, other + at) for at in range(best[1], best[2])]
