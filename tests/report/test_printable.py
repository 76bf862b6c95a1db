"""Text made safe to print."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.report.printable import json_safe, printable, printable_characters, printable_path


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]x", r"#\x23[error]x"),
        ("a ##[Add-Mask]x", r"a #\x23[Add-Mask]x"),
        ("##vso[task.setvariable variable=a]b", r"#\x23vso[task.setvariable variable=a]b"),
        ("##[标题](a.md)", "##[标题](a.md)"),
        ("##[errors](a.md)", "##[errors](a.md)"),
    ],
)
def test_ci_services_are_not_commanded(text: str, shown: str) -> None:
    """They look for such words anywhere in a line; a heading without its blank is none."""
    assert printable(text) == shown
    assert "".join(printable_characters(text)) == shown
    assert json.loads(json_safe(json.dumps(text))) == text


def test_a_path_begins_no_command() -> None:
    """GitHub's runner obeys a line that starts with two colons, blanks before them or not."""
    assert printable_path("::error::a.md") == "./::error::a.md"
    assert printable_path("  ::error::a.md") == "./  ::error::a.md"
    assert printable_path("a::b.md") == "a::b.md"
