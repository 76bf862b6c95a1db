"""All readings of two sequences at once: how probable each pair is over every way to align them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from docpipe.translation.aligning.scoring import GAP, HOPELESS, Scoring

# Charts up to so many cells are complete; larger ones are a band around the diagonal.
_MOST_CELLS = 60_000
_BAND_CELLS = 300_000
_LEAST_BAND = 40
# No document has so many blocks without one that fixes others; reading them would cost ten seconds and a gigabyte.
_LONGEST = 2_500
# … nor so many stretches that are long: what has been compared of both by then has taken seconds.
_MOST_ASKED = 500_000
_HIGHEST = 1e250
# Rows so long are looked up as a whole.
_MANY = 6
_LEAST_PROBABILITY = 0.02
# How much likelier a text is to break off than to lack as much in its middle.
_STOPPING = 6.0


class Bead(msgspec.Struct, frozen=True):
    """Blocks that may belong together, as positions in both sequences, and the probability that they do."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    probability: float


def beads(source: Sequence[int], target: Sequence[int], scoring: Scoring, *, may_stop: bool = False) -> list[Bead]:
    """Return the pairs that are not improbable, with the probability of each over all alignments in order.

    The sum over all alignments is that of a hidden Markov model (forward and backward pass, Rabiner 1989), whose
    weights are exp(−cost). A block that is in no bead may have no counterpart. Linear in the cells of the chart,
    which is a band for long sequences; of the longest, and of further ones behind many, nothing is said.

    Args:
        source: block indices, ascending.
        target: likewise.
        scoring: of the two documents.
        may_stop: whether one of the two texts may simply break off here, which is likelier than any other gap.
    """
    if not (source and target) or max(len(source), len(target)) > _LONGEST or scoring.asked > _MOST_ASKED:
        return []
    return _Chart(source, target, scoring, may_stop=may_stop).beads()


class _Chart:
    """Weights, and both passes; `rows[i][j]` is about the first `i` source and `j` target blocks.

    Weights are relative to two gaps: leaving a block out weighs 1, so nothing vanishes in a long gap. Target gaps
    go before source gaps, or one reading would count many times.
    """

    def __init__(self, source: Sequence[int], target: Sequence[int], scoring: Scoring, *, may_stop: bool) -> None:
        self._source, self._target, self._scoring = source, target, scoring
        self._stopping = _STOPPING if may_stop else 1.0
        if len(target) >= _MANY:
            scoring.look_up(source)
        self._bounds = _band(len(source), len(target))
        self._one = [self._row_of_pairs(row) for row in range(len(source))]
        self._two = [self._row_of_joined(row, 2, 1) for row in range(len(source))]
        self._split = [self._row_of_joined(row, 1, 2) for row in range(len(source))]

    def _row_of_pairs(self, row: int) -> dict[int, float]:
        """Return the weights of the pairs that end behind this source block, by the column behind the target block."""
        low, high = self._bounds[row + 1]
        index, cost, target = self._source[row], self._scoring.cost, self._target
        weights: dict[int, float] = {}
        for column in range(max(low, 1), high + 1):
            price = cost(index, target[column - 1])
            if price < HOPELESS:
                weights[column] = math.exp(2 * GAP - price)
        return weights

    def _row_of_joined(self, row: int, ours: int, theirs: int) -> dict[int, float]:
        weights: dict[int, float] = {}
        if row + 1 < ours:
            return weights
        source = tuple(self._source[row + 1 - ours : row + 1])
        low, high = self._bounds[row + 1]
        pairs = self._one[row]
        before = self._one[row - 1] if ours > 1 else pairs
        for column in range(max(low, theirs), high + 1):
            # What has no likeness to either block has none to both.
            if column in pairs and (column if ours > 1 else column - 1) in before:
                price = self._scoring.joined_cost(source, tuple(self._target[column - theirs : column]))
                if price < HOPELESS:
                    weights[column] = math.exp((ours + theirs) * GAP - price)
        return weights

    def beads(self) -> list[Bead]:
        before, scales = self._forward()
        behind = self._backward(scales)
        return self._probable(before, behind, scales)

    def _forward(self) -> tuple[list[list[float]], list[float]]:
        """Return the weight of all ways to each cell; each row is divided by its scale so that nothing overflows."""
        width = len(self._target) + 1
        low, high = self._bounds[0]
        rows = [[1.0 if low <= column <= high else 0.0 for column in range(width)]]
        scales = [1.0]
        for row in range(1, len(self._source) + 1):
            low, high = self._bounds[row]
            above = rows[row - 1]
            cells = [0.0] * width
            one, two, split = self._one[row - 1], self._two[row - 1], self._split[row - 1]
            further = rows[row - 2] if row > 1 else above
            scale = scales[row - 1]
            paired = 0.0
            for column in range(low, high + 1):
                if column in one:
                    paired += one[column] * above[column - 1]
                    if column in two:
                        paired += two[column] * further[column - 1] / scale
                    if column in split:
                        paired += split[column] * above[column - 2]
                cells[column] = paired + above[column]
            largest = max(cells) or 1.0
            rows.append([cell / largest for cell in cells])
            scales.append(largest)
        return rows, scales

    def _backward(self, scales: Sequence[float]) -> list[list[float]]:
        """Return the weight of all ways from each cell on, where the last step was no source gap."""
        width, count = len(self._target) + 1, len(self._source)
        any_step = [[self._stopping] * (width - 1) + [1.0]]
        no_target_gap = [0.0] * width
        no_target_gap[-1] = 1.0
        for row in range(count - 1, -1, -1):
            low, high = self._bounds[row]
            one, two = self._one[row], self._two[row + 1] if row + 1 < count else {}
            split = self._split[row]
            below = any_step[-1]
            further = any_step[-2] if row + 1 < count else below
            scale = scales[row + 1]
            further_scale = scale * scales[row + 2] if row + 1 < count else scale
            cells, gapless = [0.0] * width, [0.0] * width
            rest = 0.0
            for column in range(high, low - 1, -1):
                own = no_target_gap[column] / scale
                if column + 1 in one:
                    own += one[column + 1] * below[column + 1] / scale
                if column + 1 in two:
                    own += two[column + 1] * further[column + 1] / further_scale
                if column + 2 in split:
                    own += split[column + 2] * below[column + 2] / scale
                # Only on ways that no probable way from the start reaches could it grow so far.
                gapless[column] = own = min(own, _HIGHEST)
                rest = min(rest + own, _HIGHEST)
                cells[column] = rest
            cells[-1] *= self._stopping
            any_step.append(cells)
            no_target_gap = gapless
        return any_step[::-1]

    def _probable(
        self, before: Sequence[Sequence[float]], behind: Sequence[Sequence[float]], scales: Sequence[float]
    ) -> list[Bead]:
        total = behind[0][0]
        found: list[Bead] = []
        if total <= 0:
            return found
        for row in range(1, len(self._source) + 1):
            for weights, ours, theirs in ((self._one, 1, 1), (self._two, 2, 1), (self._split, 1, 2)):
                scale = scales[row] * (scales[row - 1] if ours > 1 else 1.0) * total
                for column, weight in weights[row - 1].items():
                    way = before[row - ours][column - theirs] * behind[row][column]
                    probability = weight * way / scale if way else 0.0
                    if probability >= _LEAST_PROBABILITY:
                        source, target = tuple(range(row - ours, row)), tuple(range(column - theirs, column))
                        found.append(Bead(source, target, min(probability, 1.0)))
        return found


def _band(ours: int, theirs: int) -> list[tuple[int, int]]:
    """Return per row the first and last column that are looked at."""
    if ours * theirs <= _MOST_CELLS:
        return [(0, theirs)] * (ours + 1)
    half = max(_LEAST_BAND, _BAND_CELLS // (2 * ours))
    slope = theirs / ours
    return [(max(0, int(row * slope) - half), min(theirs, int(row * slope) + half)) for row in range(ours + 1)]
