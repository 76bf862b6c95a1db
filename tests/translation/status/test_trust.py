"""Unverified blocks counted as fresh."""

from __future__ import annotations

import pytest

from docpipe.model.translation import BlockState, Coverage, Freshness, Label
from docpipe.translation.status.trust import trusted
from tests.translation.statuses import ITEMS, item


def test_unverified_weight_counts_as_fresh() -> None:
    """And the label is the one that remains."""
    found = trusted(item("a", Label.UNVERIFIED, 100, 40))
    assert (found.coverage, found.label) == (Coverage(100, 100, 100), Label.UP_TO_DATE)
    assert trusted(item("a", Label.PARTIAL, 80, 40)).coverage == Coverage(100, 80, 80)


def test_what_is_outdated_stays_so() -> None:
    """Of two texts that are known to differ nothing is believed."""
    blocks = (
        BlockState((0,), (0,), Freshness.OUTDATED, weight=30),
        BlockState((1,), (1,), Freshness.UNVERIFIED, weight=70),
    )
    found = trusted(item("a", Label.OUTDATED, 100, 0, states=blocks))
    assert (found.coverage, found.label) == (Coverage(100, 100, 70), Label.OUTDATED)


def test_the_blocks_still_say_what_is_known() -> None:
    """Reports name them."""
    before = item("a", Label.UNVERIFIED, 100, 40)
    assert trusted(before).states == before.states


@pytest.mark.parametrize("label", [Label.MISSING, Label.ORPHAN, Label.EXCLUDED])
def test_what_has_no_translation_is_left_as_it_is(label: Label) -> None:
    """There is nothing to trust."""
    before = next(each for each in ITEMS if each.label is label)
    assert trusted(before) == before
