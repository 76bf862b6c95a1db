"""What a reader sees of Markdown that is no file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.parse.said import said


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("一段**话**。", "一段话。"),
        ("见[甲](a.md)和`code`。", "见甲和code。"),
        ("第一块。\n[第二](b.md)块。", "第一块。\n第二块。"),
        ("", ""),
        ("---", "---"),
    ],
)
def test_markup_is_gone(markdown: str, text: str) -> None:
    """Emphasis, links and code leave their text; what has none stays as it is."""
    assert said(markdown) == text


@given(st.text(max_size=60))
def test_a_line_for_each_line(markdown: str) -> None:
    """Whatever was kept, nothing raises, and no block is lost between others."""
    assert len(said(markdown).split("\n")) >= len(markdown.split("\n"))
