"""Numbers of translation states: percentages never promise more than is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, Origin, TranslationState

# Weights are halves: hanzi count one, Latin words one and a half.
weights = st.integers(0, 10**7).map(lambda halves: halves / 2)


@given(weights, weights)
def test_percentages_are_rounded_down(one: float, rest: float) -> None:
    """100 percent means everything, and no percentage is above the true share."""
    coverage = Coverage(total=one + rest, covered=one)
    percent = coverage.percent(coverage.covered)
    assert 0 <= percent <= 100
    assert (percent == 100) == (rest == 0)
    assert percent * coverage.total <= 100 * one


def test_nothing_to_translate_is_done() -> None:
    """A document without translatable text is at 100 percent."""
    assert Coverage().percent(0.0) == 100


@pytest.mark.parametrize(("part", "percent"), [(0.0, 0), (0.5, 0), (199.0, 99), (199.5, 99), (200.0, 100)])
def test_99_and_a_half_percent_is_99(part: float, percent: int) -> None:
    """The last half of a percent is never rounded up to done."""
    assert Coverage(total=200.0).percent(part) == percent


@given(st.lists(st.tuples(weights, weights, weights, weights), max_size=5))
def test_a_locale_is_the_sum_of_its_documents(documents: list[tuple[float, float, float, float]]) -> None:
    """Adding coverages adds every weight, exactly and in any order."""
    coverages = [Coverage(*each) for each in documents]
    assert sum(coverages, Coverage()) == sum(reversed(coverages), Coverage())
    assert sum(coverages, Coverage()).total == sum(each[0] for each in documents)


@pytest.mark.parametrize("written", ["human", "machine:gpt@v2", "machine:a:b", "unknown", "assumed"])
def test_an_origin_is_written_as_it_was_read(written: str) -> None:
    """The ledger's form of an origin survives reading and writing."""
    assert str(Origin.parse(written)) == written


def test_the_engine_stands_behind_the_first_colon() -> None:
    """An engine's name may hold colons of its own."""
    assert Origin.parse("machine:a:b") == Origin("machine", "a:b")


def test_counts_are_of_source_blocks_and_of_target_blocks_where_there_is_no_source() -> None:
    """A merged pair counts each of its source blocks; an extra block counts itself."""
    state = TranslationState(
        DocumentKey("a"),
        LocaleName("en"),
        LocaleName("zh"),
        "content/zh/a.md",
        "content/en/a.md",
        Label.PARTIAL,
        Coverage(),
        (
            BlockState((0, 1), (0,), Freshness.CURRENT),
            BlockState((2,), (1, 2), Freshness.CURRENT),
            BlockState((), (3, 4), Freshness.EXTRA),
        ),
    )
    assert [state.count(Freshness.CURRENT), state.count(Freshness.EXTRA), state.count(Freshness.MISSING)] == [3, 2, 0]
