"""Records found by target, source and pair."""

from __future__ import annotations

from docpipe.translation.ledgers.lookup import Lookup, loose_source
from tests.translation.factory import block, ledger, record


def test_a_record_with_equal_anchors_goes_first() -> None:
    """Repeated texts with different links keep their own records."""
    one, other = record("[here](/a)", "[这里](/a)"), record("[here](/b)", "[这里](/b)")
    records = Lookup(ledger(one, other))
    assert records.of_target(block("[here](/b)")) == (other, one)
    assert records.of_source(block("[这里](/b)")) == (other, one)
    assert records.of_pair((block("[这里](/b)"),), block("[here](/b)")) == other


def test_texts_are_compared_without_their_anchors() -> None:
    """A changed link does not make a text unknown."""
    known = record("[here](/a)", "[这里](/a)")
    assert Lookup(ledger(known)).of_pair((block("[这里](/c)"),), block("[here](/c)")) == known


def test_an_unknown_text_has_no_records() -> None:
    """Nothing is made up."""
    records = Lookup(ledger(("一", "One")))
    assert records.of_target(block("Two")) == ()
    assert records.of_pair((block("二"),), block("One")) is None


def test_a_merged_record_is_found_by_each_of_its_sources() -> None:
    """Both halves of a merged paragraph lead to it, but only together are they its source."""
    merged = record("One and two", "一", "二")
    records = Lookup(ledger(merged))
    assert records.of_source(block("二")) == (merged,)
    assert records.of_pair((block("一"), block("二")), block("One and two")) == merged
    assert records.of_pair((block("一"),), block("One and two")) is None
    assert loose_source(merged) == (block("一").loose, block("二").loose)
