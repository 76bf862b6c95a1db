"""All readings of two sequences: probabilities, against the sum over every alignment written out."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.translation.aligning.chart import beads
from docpipe.translation.aligning.learned import usual
from docpipe.translation.aligning.scoring import GAP, HOPELESS, Known, Scoring
from docpipe.translation.ledger import Ledger
from tests.translation.factory import chinese, english

SOURCE = st.sampled_from(["## 甲", "甲文", "这一段长一些，讲的是数据。", "- 项", "版本 1.5 的 `make`"])
TARGET = st.sampled_from(["## A", "Text", "This one is longer and is about data.", "- item", "`make` of version 1.5"])

_Reading = tuple[float, tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]]


def _scoring(source: list[str], target: list[str]) -> Scoring:
    one, other = chinese(*source), english(*target)
    locales = one.file.locale, other.file.locale
    return Scoring(one, other, usual(*locales), Known((), Ledger(*locales)))


def _readings(scoring: Scoring, source: int, target: int, ours: int, theirs: int) -> Iterator[_Reading]:
    """Yield every alignment of what follows, as its cost and beads: some gaps, then a bead or the end."""
    for first in range(source, ours + 1):
        for second in range(target, theirs + 1):
            gaps = GAP * (first - source + second - target)
            if (first, second) == (ours, theirs):
                yield gaps, ()
            for more, others in ((1, 1), (2, 1), (1, 2)):
                one, other = tuple(range(first, first + more)), tuple(range(second, second + others))
                if (
                    first + more <= ours
                    and second + others <= theirs
                    and (cost := _cost(scoring, one, other)) < HOPELESS
                ):
                    for rest, found in _readings(scoring, first + more, second + others, ours, theirs):
                        yield gaps + cost + rest, ((one, other), *found)


def _cost(scoring: Scoring, one: tuple[int, ...], other: tuple[int, ...]) -> float:
    singles = [scoring.cost(a, b) for a in one for b in other]
    return max(singles) if max(singles) >= HOPELESS or len(singles) == 1 else scoring.joined_cost(one, other)


@settings(max_examples=60, deadline=None)
@given(st.lists(SOURCE, min_size=1, max_size=3), st.lists(TARGET, min_size=1, max_size=3))
def test_probabilities_are_those_of_the_sum_over_all_readings(source: list[str], target: list[str]) -> None:
    """Forward and backward pass add up what every alignment weighs."""
    scoring = _scoring(source, target)
    readings = list(_readings(scoring, 0, 0, len(source), len(target)))
    total = sum(math.exp(-cost) for cost, _ in readings)
    for bead in beads(range(len(source)), range(len(target)), scoring):
        share = sum(math.exp(-cost) for cost, found in readings if (bead.source, bead.target) in found)
        assert bead.probability == pytest.approx(share / total, abs=0.01)


def test_nothing_vanishes_in_a_long_gap() -> None:
    """Hundreds of blocks without counterpart leave what stands behind them as probable as before."""
    source = ["## 甲", *["很多很多的文字。"] * 400, "- 版本 1.5 的 `make`"]
    target = ["## A", "- `make` of version 1.5"]
    found = beads(range(len(source)), range(2), _scoring(source, target))
    assert max(bead.probability for bead in found if bead.source == (401,)) > 0.9


def test_a_text_that_may_stop_does_so_at_its_end() -> None:
    """Where any of several blocks may be missing, the last ones are."""
    scoring = _scoring(["甲文"] * 3, ["Text"])
    plain = {bead.source: bead.probability for bead in beads(range(3), range(1), scoring)}
    stopping = {bead.source: bead.probability for bead in beads(range(3), range(1), scoring, may_stop=True)}
    assert stopping[0,] > plain[0,]
    assert stopping[0,] > stopping[1,]


def test_nothing_more_is_read_where_much_has_been_compared() -> None:
    """A stretch of two thousand blocks takes seconds; a text of many of them would take minutes."""
    scoring = _scoring(["甲文", "乙文"], ["Text", "Words"])
    assert beads((0, 1), (0, 1), scoring)
    scoring.asked = 500_001
    assert beads((0, 1), (0, 1), scoring) == []
