"""Where addresses, code and numbers of a block are written."""

from __future__ import annotations

import pytest

from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.anchor_places import anchors_at, are_complete

FILE = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))


def _parsed(text: str) -> Parsed:
    return parse(text, FILE, ParseOptions(), digest=Digest(""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见[这里 2](/a%20b)、`x 3`", [("link", "/a%20b", "/a%20b"), ("number", "2", "2"), ("code", "`x 3", "x 3")]),
        (
            "见 <https://e.org/4>，共１，０００个",
            [("link", "https://e.org/4", "https://e.org/4"), ("number", "1,000", "１，０００")],
        ),
        ("![图](/i.png) ``a`b``", [("image", "/i.png", "/i.png"), ("code", "`a`b", "a`b")]),
        ("见[这里][r]\n\n[r]: /far", [("link", "/far", "/far")]),
        ("# 1.5 版", [("number", "1.5", "1.5")]),
        ("没有", []),
    ],
)
def test_anchors_stand_in_the_order_of_the_block(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each with its value and with what stands there."""
    parsed = _parsed(text)
    assert parsed.document is not None
    found = anchors_at(parsed, 0)
    assert [(each.kind.value, each.value, each.span.of(parsed.text)) for each in found] == expected
    assert are_complete(found, parsed.document.blocks[0].anchor_values)


def test_a_title_has_numbers() -> None:
    """As far as it is written as it is read."""
    parsed = _parsed('---\ntitle: "2.0 版"\ndescription: "a\\x20 3"\n---\n\n文\n')
    assert [each.value for each in anchors_at(parsed, 0)] == ["2.0"]
    assert anchors_at(parsed, 1) == ()


def test_code_over_two_lines_is_not_complete() -> None:
    """What cannot be replaced in one piece is nobody's to replace."""
    parsed = _parsed("见 `a\nb`")
    assert parsed.document is not None
    assert not are_complete(anchors_at(parsed, 0), parsed.document.blocks[0].anchor_values)


def test_a_file_that_cannot_be_read_has_none() -> None:
    """There are no blocks to ask about."""
    assert anchors_at(_parsed('---\ntitle: "\n---\n'), 0) == ()
