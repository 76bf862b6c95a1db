"""One look for many signs finds each of them, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.signs import any_of

_SIGNS = ("ghp_", "AKIA", "xox", "hooks.slack.com", ":AA", "k_live_", "[citation:", "^]", "⟦")


@given(st.lists(st.sampled_from((*_SIGNS, "a", " ", "_", "xo", "AKI", ".", "gh"))).map("".join))
def test_the_pattern_is_found_exactly_where_a_sign_stands(text: str) -> None:
    """What the pattern finds is what looking for each sign by itself finds."""
    assert bool(any_of(_SIGNS).search(text)) is any(sign in text for sign in _SIGNS)
