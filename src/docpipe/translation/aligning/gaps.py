"""Pairing what lies between fixed points: by position where structure is equal, else by the best of all readings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from docpipe.model.translation import Pair
from docpipe.translation.aligning.chart import Bead, beads
from docpipe.translation.aligning.cuts import cut
from docpipe.translation.aligning.scoring import GAP, HIGHEST, Scoring
from docpipe.translation.ledgers.known import Gap

# A pair that costs more than leaving out a block may be a mistake of position …
_DEAREST = 0.9 * GAP
# What pairs of a text cost on the average.
_USUAL = 1.0
# How probable it is that a text that agrees up to its end was broken off there.
_BROKEN_OFF = 0.9
# … and one this cheap is none.
_STRIKING = -1.5
# Less probable beads are no reading at all.
_LEAST = 0.3


class Reading(msgspec.Struct, frozen=True):
    """What was found in a gap.

    Attributes:
        pairs: both sides of each hold blocks.
        others: all that was possible, chosen or not.
    """

    pairs: tuple[Pair, ...]
    others: tuple[Bead, ...] = ()


def read_gap(gap: Gap, scoring: Scoring) -> Reading:
    """Return the pairs of a gap; what is in none of them has no counterpart there, as far as `others` is small."""
    if not gap.source or not gap.target:
        return Reading(())
    by_place = _by_place(gap, scoring) or _broken_off(gap, scoring)
    if by_place is not None:
        return by_place
    pairs, parts = cut(gap, scoring)
    readings = [_by_chart(part, scoring) for part in parts]
    return _together([Reading(tuple(pairs)), *readings])


def _together(readings: Sequence[Reading]) -> Reading:
    return Reading(
        tuple(pair for reading in readings for pair in reading.pairs),
        tuple(bead for reading in readings for bead in reading.others),
    )


def _by_place(gap: Gap, scoring: Scoring) -> Reading | None:
    """Return the pairs of equal structures; stretches with a pair that is not credible are read again.

    Linear: what is read again lies between two pairs that are striking.
    """
    if _shapes(gap, scoring, 0) != _shapes(gap, scoring, 1):
        return None
    costs = list(map(scoring.cost, gap.source, gap.target))
    if max(costs) <= _DEAREST:
        return _placed(gap, scoring, costs)
    readings: list[Reading] = []
    start = 0
    for end in [at for at, cost in enumerate(costs) if cost <= _STRIKING] + [len(costs)]:
        stretch = Gap(gap.source[start:end], gap.target[start:end], gap.at_end and end == len(costs))
        if max(costs[start:end], default=0.0) > _DEAREST:
            readings.append(_by_chart(stretch, scoring))
        else:
            readings.append(_placed(stretch, scoring, costs[start:end]))
        striking = Gap(gap.source[end : end + 1], gap.target[end : end + 1], at_end=False)
        readings.append(_placed(striking, scoring, costs[end : end + 1]))
        start = end + 1
    return _together(readings)


def _broken_off(gap: Gap, scoring: Scoring) -> Reading | None:
    """Return the pairs of two structures that are equal as far as the shorter one goes; None of others.

    A text that breaks off is by far the commonest that lacks something, so this reading needs to be credible,
    not better than every other one. Its last block may be a piece.
    """
    length = min(len(gap.source), len(gap.target))
    shorter = Gap(gap.source[:length], gap.target[:length], at_end=False)
    if not gap.at_end or _shapes(shorter, scoring, 0) != _shapes(shorter, scoring, 1):
        return None
    costs = [scoring.cost(*both) for both in zip(shorter.source, shorter.target, strict=True)]
    whole = costs[:-1] or costs
    if max(whole) > _DEAREST or sum(whole) > _USUAL * len(whole):
        return None
    return _placed(shorter, scoring, costs, _BROKEN_OFF)


def _shapes(gap: Gap, scoring: Scoring, side: int) -> list[tuple[str, str, int]]:
    traits = scoring.sides[side]
    return [traits[at].block.shape for at in (gap.source, gap.target)[side]]


def _placed(gap: Gap, scoring: Scoring, costs: Sequence[float], probability: float | None = None) -> Reading:
    return Reading(
        tuple(
            [
                Pair((one,), (other,), scoring.confidence(one, other, probability, cost=cost))
                for one, other, cost in zip(gap.source, gap.target, costs, strict=True)
            ]
        )
    )


def _by_chart(gap: Gap, scoring: Scoring) -> Reading:
    found = tuple(
        Bead(tuple(gap.source[at] for at in bead.source), tuple(gap.target[at] for at in bead.target), bead.probability)
        for bead in beads(gap.source, gap.target, scoring, may_stop=gap.at_end)
    )
    return Reading(tuple(_pair(bead, scoring) for bead in _chosen(found)), found)


def _pair(bead: Bead, scoring: Scoring) -> Pair:
    if len(bead.source) == len(bead.target) == 1:
        return Pair(bead.source, bead.target, scoring.confidence(bead.source[0], bead.target[0], bead.probability))
    return Pair(bead.source, bead.target, round(HIGHEST * bead.probability, 3))


def _chosen(found: Sequence[Bead]) -> list[Bead]:
    """Return the most probable beads that are in order and share no block."""
    chosen: list[Bead] = []
    for bead in sorted(found, key=lambda bead: -bead.probability):
        if bead.probability < _LEAST:
            break
        place = bisect_left(chosen, bead.source, key=lambda other: other.source)
        if all(
            _is_before(*both)
            for both in pairwise((*chosen[max(0, place - 1) : place], bead, *chosen[place : place + 1]))
        ):
            chosen.insert(place, bead)
    return chosen


def _is_before(bead: Bead, other: Bead) -> bool:
    return bead.source[-1] < other.source[0] and bead.target[-1] < other.target[0]
