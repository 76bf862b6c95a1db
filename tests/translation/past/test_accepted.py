"""Changes that translations need not follow, one after the other."""

from __future__ import annotations

from docpipe.translation.past.accepted import Accepted, digests_of
from tests.translation.factory import block


def test_accepted_changes_lead_from_one_text_to_the_next() -> None:
    """Two in a row are as good as one; a text that nobody changed is itself."""
    first, second, third, other = map(block, ("甲", "乙", "丙", "丁"))
    accepted = Accepted({digests_of(first): digests_of(second), digests_of(second): digests_of(third)})
    assert accepted.is_same(first, third)
    assert accepted.is_same(second, third)
    assert not accepted.is_same(first, other)
    assert accepted.now(digests_of(other)) == digests_of(other)


def test_a_change_that_was_taken_back_ends() -> None:
    """There and back again, both accepted."""
    one, other = block("甲"), block("乙")
    accepted = Accepted({digests_of(one): digests_of(other), digests_of(other): digests_of(one)})
    assert accepted.now(digests_of(one)) in {digests_of(one), digests_of(other)}


def test_a_number_is_a_change_of_its_own() -> None:
    """The text is the same, its anchors are not."""
    accepted = Accepted({digests_of(block("共 15 个")): digests_of(block("共 16 个"))})
    assert accepted.is_same(block("共 15 个"), block("共 16 个"))
    assert not accepted.is_same(block("共 15 个"), block("共 17 个"))
