"""Weights, coverage and labels."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.translation import BlockState, Coverage, Freshness, Label, Origin
from docpipe.translation.measure import coverage_of, document_weight, label_of, weight, weight_of
from tests.translation.factory import block, chinese, english

TARGET = english("One", "Two words and some more of them here")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("是", 4.0), ("去中心化的人工智能", 9.0), ("使用 GitHub Actions 发布", 7.0), ("one two three", 4.5)],
)
def test_weight_counts_han_and_words(text: str, expected: float) -> None:
    """One per Han character, 1.5 per other word, at least 4."""
    assert weight(block(text)) == expected


def test_a_document_weighs_what_its_prose_does() -> None:
    """Code counts nothing."""
    document = chinese("## 去中心化", "是", "``` x")
    assert document_weight(document) == 8.0
    assert weight_of(document.blocks, (0,)) == 4.0


def _state(freshness: Freshness, weight: float = 10, **more: object) -> BlockState:
    source = () if freshness is Freshness.EXTRA else (0,)
    state = BlockState(source, () if freshness is Freshness.MISSING else (0,), freshness, weight=weight)
    return msgspec.structs.replace(state, **more)


def test_coverage_fresh_and_reviewed_are_shares_of_everything() -> None:
    """Unverified and outdated text is covered but not fresh; missing and untranslated is neither; extra is nothing."""
    states = [_state(kind) for kind in Freshness] + [_state(Freshness.CURRENT, reviewer="li")]
    assert coverage_of(states, TARGET) == Coverage(total=60, covered=40, fresh=20, reviewed=10)


@pytest.mark.parametrize(("weight", "covered"), [(20.0, 20.0), (33.0, 16.0), (100.0, 16.0)])
def test_blocks_that_cannot_be_told_apart_cover_no_more_than_there_is(weight: float, covered: float) -> None:
    """A target of less than half the weight cannot be the whole."""
    state = _state(Freshness.UNVERIFIED, weight, source=(0, 1, 2), target=(0, 1))
    assert coverage_of([state], TARGET).covered == covered


def test_merged_blocks_that_are_current_are_covered_whole() -> None:
    """What the ledger asserts needs no estimate."""
    assert coverage_of([_state(Freshness.CURRENT, 100, source=(0, 1))], TARGET).covered == 100


@given(st.lists(st.tuples(st.sampled_from(list(Freshness)), st.integers(8, 99), st.booleans()), max_size=9))
def test_reviewed_is_never_more_than_fresh_nor_fresh_than_coverage(drawn: list[tuple[Freshness, int, bool]]) -> None:
    """The three figures are nested, and a hundred percent means all."""
    states = [_state(kind, halves / 2, reviewer="li" if seen else "") for kind, halves, seen in drawn]
    found = coverage_of(states, TARGET)
    assert found.reviewed <= found.fresh <= found.covered <= found.total
    assert (found.percent(found.covered) == 100) == (found.covered == found.total)


def test_nothing_to_translate_is_all_translated() -> None:
    """A document without text is at a hundred percent."""
    assert coverage_of([], TARGET).percent(0) == 100
    assert label_of([], Coverage()) is Label.UP_TO_DATE


@pytest.mark.parametrize(
    ("states", "label"),
    [
        ([_state(Freshness.MISSING, 96), _state(Freshness.CURRENT, 4)], Label.STUB),
        ([_state(Freshness.MISSING, 95), _state(Freshness.OUTDATED, 5)], Label.PARTIAL),
        ([_state(Freshness.UNTRANSLATED), _state(Freshness.CURRENT)], Label.PARTIAL),
        ([_state(Freshness.OUTDATED), _state(Freshness.UNVERIFIED)], Label.OUTDATED),
        ([_state(Freshness.UNVERIFIED), _state(Freshness.CURRENT, origin=Origin("machine"))], Label.UNVERIFIED),
        ([_state(Freshness.CURRENT, origin=Origin("machine"))], Label.MACHINE_DRAFT),
        ([_state(Freshness.CURRENT, reviewer="li"), _state(Freshness.CURRENT)], Label.UP_TO_DATE),
        ([_state(Freshness.CURRENT, origin=Origin("machine"), reviewer="li")], Label.REVIEWED),
        ([_state(Freshness.CURRENT, reviewer="li"), _state(Freshness.EXTRA)], Label.REVIEWED),
    ],
)
def test_the_label_is_the_first_that_applies(states: list[BlockState], label: Label) -> None:
    """One word for a document, the worst first."""
    assert label_of(states, coverage_of(states, TARGET)) is label
