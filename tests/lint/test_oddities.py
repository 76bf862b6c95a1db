"""No character that a rule about odd characters knows is overlooked."""

from __future__ import annotations

import pytest

from docpipe.lint.oddities import holds_odd

# What SE005, ST013 and ST014 look for, first and last of each range.
_RANGES = (
    ("\u180e", "\u180e"),
    ("\u200b", "\u200f"),
    ("\u202a", "\u202e"),
    ("\u2060", "\u2064"),
    ("\u2066", "\u2069"),
    ("\u2e80", "\u2fdf"),
    ("\u3164", "\u3164"),
    ("\uf900", "\ufaff"),
    ("\ufe00", "\ufe0f"),
    ("\ufeff", "\ufeff"),
    ("\U0002f800", "\U0002fa1f"),
    ("\U000e0001", "\U000e0001"),
    ("\U000e0020", "\U000e007f"),
)


@pytest.mark.parametrize(("first", "last"), _RANGES)
def test_whatever_a_rule_seeks_is_odd(first: str, last: str) -> None:
    """Every character of each range makes its text an odd one."""
    assert all(holds_odd(f"文{chr(code)}字") for code in range(ord(first), ord(last) + 1))


@pytest.mark.parametrize("text", ["", "plain", "中文，“引号”……", "日本語", "한국어", "русский", "🙂", "𠀀", "é—–…"])
def test_ordinary_text_holds_none(text: str) -> None:
    """Letters, marks and pictures of every language are nothing odd."""
    assert not holds_odd(text)
