"""Places in what the parser saw become places in the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.text import Span
from docpipe.parse.places import InlinePlaces, ParserText, Segment
from tests.parse.posts import document


@given(st.text(st.sampled_from("a中\r\n\0\t"), max_size=30), st.integers(0, 5))
def test_every_character_of_the_parsed_text_is_one_of_the_file(text: str, start: int) -> None:
    """Line endings are one character for the parser; every other character is found where it stands."""
    source = ParserText("x" * start + text, start)
    offsets = [source.to_file(offset) for offset in range(len(source.text))]
    assert offsets == sorted(set(offsets))
    for offset, character in zip(offsets, source.text, strict=True):
        written = ("x" * start + text)[offset]
        assert written == character or (written, character) in {("\r", "\n"), ("\0", "\ufffd")}
    assert source.to_file(len(source.text)) == start + len(text)


def test_content_that_fell_away_is_no_place() -> None:
    """Blanks between two lines' contents belong to no piece, and spans clamp to what is there."""
    places = InlinePlaces([Segment(0, 4, 2), Segment(5, 10, 3)], ParserText("0123ab\n>  cde", 0))
    assert places.pieces(0, 8) == [(0, 2), (5, 8)]
    assert places.pieces(1, 6) == [(1, 2), (5, 6)]
    assert places.pieces(2, 5) == []
    assert places.span(0, 8) == Span(4, 13)
    assert places.span(2, 2) == Span(6, 6)
    assert places.whole == Span(4, 13)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("| a | b |\n|---|---|", ["a", "b"]),
        ("a|b\n-|-", ["a", "b"]),
        ("|a|\n|-|", ["a"]),
        ("|  |b|\n|-|-|", ["", "b"]),
        ("| \\| a \\| | b |\n|-|-|", ["\\| a \\|", "b"]),
        ("|`a\\|b`|c|\n|-|-|", ["`a\\|b`", "c"]),
        ("| a\\|\\|b | c |\n|-|-|", ["a\\|\\|b", "c"]),
        ("|\u3000a\u3000|\u00a0b|\n|-|-|", ["a", "b"]),
        ("> | a | a |\n> |-|-|", ["a", "a"]),
        ("- | a | a |\n  |-|-|", ["a", "a"]),
        ("|a\\\\|b|\n|-|", ["a\\\\|b"]),
        ("\t\n|a|\\||\n|-|-|", ["a", "\\|"]),
        ("|a|b|\n|-|-|\n|c", ["a", "b", "c", ""]),
        ("|a|b|\n|-|-|\n||c|", ["a", "b", "", "c"]),
    ],
)
def test_cells_are_found_in_their_row(text: str, cells: list[str]) -> None:
    """A cell spans its content in the source, escaped pipes with their backslash, outer blanks not."""
    assert [block.span.of(text) for block in document(text).blocks] == cells


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_byte_order_marks_move_no_place(ending: str, mark: str) -> None:
    """The same post in another encoding of its lines has the same words at their places."""
    text = mark + "---\ntitle: 题\n---\n\n# 一\n\n> 二\n> 三 **四**\n\n|a|b|\n|-|-|\n".replace("\n", ending)
    spans = [block.span.of(text) for block in document(text).blocks]
    assert spans == ["题", "一", f"二{ending}> 三 **四**", "a", "b"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("#  一  ##", "一"),
        ("   ## # 一", "# 一"),
        ("#\t一", "一"),
        ("## ## ##", "##"),
        ("> # > 一", "> 一"),
        ("-   # - 一", "- 一"),
        ("\u3000\u3000一\n二", "一\n二"),
        (":::tip  :::tip \ny\n:::", ":::tip"),
        (":::tip[ 题 ]\ny\n:::", "题"),
        ("[^1]: [^1]", "[^1]"),
        ("- [ ] [ ] 一", "[ ] 一"),
    ],
)
def test_content_is_found_behind_its_marks(text: str, content: str) -> None:
    """Marks of headings, items, admonitions and notes are no content, even if that looks like them."""
    assert document(text).blocks[0].span.of(text) == content
