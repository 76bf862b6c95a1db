"""The file without its code."""

from __future__ import annotations

from docpipe.lint.open_text import TextBlocks, open_text
from tests.lint.posts import HEAD, read

_BODY = "甲 `码`\n\n```\n乙\n```\n\n<div>\n丙\n</div>\n\n<!-- 丁 -->\n\n- 戊\r\n"


def test_code_is_blank() -> None:
    """Front matter, code blocks, HTML and comments are blanks; line endings and all else stay in place."""
    parsed = read(_BODY)
    text = open_text(parsed)
    assert len(text) == len(parsed.text)
    assert text.split() == ["甲", "`码`", "-", "戊"]
    assert text.count("\n") == parsed.text.count("\n")
    assert text.index("戊") == parsed.text.index("戊")


def test_blocks_of_text() -> None:
    """A place in a paragraph or item has its block, any other none."""
    document = read(_BODY).document
    assert document is not None
    blocks = TextBlocks(document)
    found = blocks.at(len(HEAD))
    assert found is not None
    assert found.text == "甲 码"
    assert blocks.at(len(HEAD) + _BODY.index("乙")) is None
    assert blocks.at(0) is None
