"""Documents found by what they say: enough of it, and more than any other."""

from __future__ import annotations

import pytest

from docpipe.translation.ledgers.overlap import Finder, texts_of
from tests.translation.factory import chinese, fingerprint


@pytest.mark.parametrize(
    ("wanted", "said", "is_found"),
    [
        ("abcdef", "abcdef", True),
        ("abcdef", "abcxyz", True),
        ("abcdef", "ab", True),
        ("abcdef", "abuvwxyz", False),
        ("abcdef", "a", False),
        ("a", "a", True),
        ("", "a", False),
    ],
)
def test_half_of_either_is_enough_if_it_is_no_chance(wanted: str, said: str, *, is_found: bool) -> None:
    """A part of a split file is known whole, and a merged one knows all of the part; one text is no evidence."""
    found = Finder({"one": set(said)}).find(set(wanted))
    assert found == ({"one": frozenset(wanted) & frozenset(said)} if is_found else {})


def test_parts_are_found_together_the_larger_one_first() -> None:
    """Two documents that share nothing do not dispute anything."""
    found = Finder({"small": set("ef"), "large": set("abcd")}).find(set("abcdef"))
    assert list(found) == ["large", "small"]


def test_copies_have_equal_claims_and_an_excerpt_has_a_lesser_one() -> None:
    """Nothing is guessed between equals."""
    assert Finder({"one": set("abcdef"), "two": set("abcdef")}).find(set("abcdef")) == {}
    assert list(Finder({"one": set("abcdef"), "two": set("abc")}).find(set("abcdef"))) == ["one"]


def test_what_everybody_says_tells_nothing() -> None:
    """A licence note is no reason to take one of fifty posts for another."""
    everybody = {str(number): {"a", "b", str(number)} for number in range(50)}
    assert Finder(everybody).find({"a", "b", "x"}) == {}
    assert "a" in Finder(everybody)


def test_only_what_is_translated_counts() -> None:
    """Code and numbers stand in many documents."""
    assert texts_of(chinese("第一段", "``` print(1)", "2024")) == {fingerprint("第一段").loose}
