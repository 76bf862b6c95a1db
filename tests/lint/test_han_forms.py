"""The table of traditional and simplified forms."""

from __future__ import annotations

from docpipe.lint.han_forms import SIMPLIFIED, TRADITIONAL


def test_no_form_is_of_both_scripts() -> None:
    """What only traditional texts hold is no simplified form, so that nothing is converted twice."""
    assert SIMPLIFIED.keys().isdisjoint(SIMPLIFIED.values())
    assert TRADITIONAL.keys().isdisjoint(SIMPLIFIED.keys())


def test_the_way_back_is_the_same() -> None:
    """A character that only simplified texts hold comes from one traditional form."""
    assert all(SIMPLIFIED[traditional] == simplified for simplified, traditional in TRADITIONAL.items())


def test_shared_characters_are_not_in_the_table() -> None:
    """后, 里 and 台 are at home in traditional texts."""
    assert TRADITIONAL.keys().isdisjoint("后里台云面系只干")
