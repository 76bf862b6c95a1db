"""Text made safe to print."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.report.printable import json_safe, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("中文 abc，👩‍👧", "中文 abc，👩‍👧"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("\x9b", "\\x9b"),
        ("\u202etxt\u2069", "\\u202etxt\\u2069"),
        ("\u200b\ufeff", "\\u200b\\ufeff"),
        ("\udc80", "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    """Controls, bidi marks, invisible characters and surrogates are spelt out; text and emoji stay."""
    assert printable(text) == shown


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    """No control character and no line separator is left, and the result can be encoded."""
    shown = printable(text)
    assert not any(unicodedata.category(character) in {"Cc", "Zl", "Zp", "Cs"} for character in shown)
    assert shown.encode().decode() == shown


@given(st.text(st.characters(exclude_categories=())))
def test_json_says_the_same(text: str) -> None:
    """A JSON text means the same after its characters are escaped."""
    assert json.loads(json_safe(json.dumps(text, ensure_ascii=False))) == text
