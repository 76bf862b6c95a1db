"""Addresses that are never asked."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.linkcheck.ignored import is_ignored


@example("ab*ba", "aba")
@given(st.text("ab*/", max_size=12), st.text("ab/", max_size=12))
def test_patterns_mean_what_their_stars_mean(pattern: str, text: str) -> None:
    """`*` is any text: the same as taking the pattern apart letter by letter."""

    def fits(pattern: str, text: str) -> bool:
        if not pattern:
            return not text
        if pattern[0] == "*":
            return any(fits(pattern[1:], text[index:]) for index in range(len(text) + 1))
        return bool(text) and pattern[0] == text[0] and fits(pattern[1:], text[1:])

    assert is_ignored(text, [pattern]) is fits(pattern, text)
