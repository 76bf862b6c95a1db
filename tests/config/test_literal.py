"""Tests of values as TOML writes them."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.literal import toml_text, toml_value

texts = st.text(st.characters(codec="utf-8"))
plain = st.recursive(
    texts | st.booleans() | st.integers(-(2**63), 2**63 - 1),
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@given(plain)
def test_a_value_reads_back(value: object) -> None:
    """What is written is TOML for the same value, on one line."""
    written = toml_value(value)
    assert tomllib.loads(f"v = {written}")["v"] == value
    assert "\n" not in written


def test_what_does_not_print_is_escaped() -> None:
    """A terminal escape or a line separator in a value cannot reach the terminal."""
    assert toml_text("a\x1b[31m\u2028\U000e0001中") == '"a\\u001B[31m\\u2028\\U000E0001中"'
