"""Laws of places in a text: every unit converts to every other and back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.model.text import LineIndex, Position, Span, cell_width, line_starts, position_at, utf16_length

texts = st.text(st.sampled_from("aé中𠀀😀\t \n\r\ufeff\u0301\u2028\u0085\ud800"), max_size=40)
offsets_in_texts = texts.flatmap(lambda text: st.tuples(st.just(text), st.integers(0, len(text))))


@given(offsets_in_texts)
@example(("\ufeffa\r\nb\rc\n\n", 3))
@example(("一\r\n", 3))
def test_offset_and_position_are_inverse(case: tuple[str, int]) -> None:
    """A line and column lead back to the offset they were made from, line endings included."""
    text, offset = case
    lines = LineIndex(text)
    position = lines.position(offset)
    assert lines.offset(position) == offset
    assert 1 <= position.line <= lines.line_count
    assert position == position_at(lines.starts, offset)


@given(offsets_in_texts)
@example(("\ufeff𠀀\r\n😀", 2))
def test_utf8_offsets_are_those_of_the_encoded_text(case: tuple[str, int]) -> None:
    """The UTF-8 offset is the length of the encoded prefix, and every byte of a character leads back to it."""
    text, offset = case
    lines = LineIndex(text)
    start = len(text[:offset].encode("utf-8", "surrogatepass"))
    assert lines.utf8(offset) == start
    width = len(text[offset : offset + 1].encode("utf-8", "surrogatepass"))
    assert {lines.from_utf8(unit) for unit in range(start, start + max(width, 1))} == {offset}


@given(offsets_in_texts)
@example(("a\r\n𠀀😀", 4))
def test_utf16_offsets_are_those_of_the_encoded_text(case: tuple[str, int]) -> None:
    """The UTF-16 offset is the number of code units before it, and each unit of a character leads back to it."""
    text, offset = case
    lines = LineIndex(text)
    start = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert lines.utf16(offset) == start == utf16_length(text[:offset])
    width = utf16_length(text[offset : offset + 1])
    assert {lines.from_utf16(unit) for unit in range(start, start + max(width, 1))} == {offset}


def test_each_conversion_stands_alone() -> None:
    """Asked first or again, it answers the same."""
    assert [LineIndex("𠀀\n中b").from_utf8(8), LineIndex("𠀀\n中b").from_utf16(4)] == [3, 3]
    lines = LineIndex("𠀀\n中b")
    assert [lines.utf8(3), lines.utf8(3), lines.utf16(3), lines.utf16(3)] == [8, 8, 4, 4]


@given(texts)
def test_units_behind_the_text_lead_to_its_end(text: str) -> None:
    """A foreign offset that is too large is the end of the text, never a place outside."""
    lines = LineIndex(text)
    assert lines.from_utf8(lines.utf8(len(text)) + 9) == len(text)
    assert lines.from_utf16(lines.utf16(len(text)) + 9) == len(text)


@given(texts)
@example("a\r\nb\rc\nd")
@example("\n\r")
def test_lines_cover_the_text_once(text: str) -> None:
    """Lines and their endings put together are the text; no line holds an ending of CommonMark's."""
    lines = LineIndex(text)
    spans = [lines.line_span(number) for number in range(1, lines.line_count + 1)]
    assert [span.of(text) for span in spans] == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    gaps = [text[span.end : following.start] for span, following in pairwise(spans)]
    assert set(gaps) <= {"\r\n", "\r", "\n"}


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", (0,)),
        ("a", (0,)),
        ("a\r\nb\rc\nd", (0, 3, 5, 7)),
        ("\n", (0, 1)),
        ("\ufeff#\n", (0, 3)),
        ("a\u2028b\u0085c\x0bd\x0ce", (0,)),
    ],
)
def test_only_the_line_endings_of_commonmark_end_a_line(text: str, starts: tuple[int, ...]) -> None:
    """CR, LF and CRLF end a line; U+2028, U+0085, vertical tab and form feed do not."""
    assert line_starts(text) == starts


@pytest.mark.parametrize("position", [Position(0, 1), Position(4, 1), Position(1, 0), Position(1, 4), Position(3, 2)])
def test_a_position_that_the_text_has_not_is_refused(position: Position) -> None:
    """Lines and columns outside the text raise; the column behind a line's ending is the next line's."""
    with pytest.raises(ValueError, match="has no"):
        LineIndex("ab\n\n").offset(position)


def test_the_end_of_the_text_has_a_position() -> None:
    """The offset behind the last character is a place: there a missing line ending is reported."""
    lines = LineIndex("一二")
    assert lines.position(2) == Position(1, 3)
    assert lines.offset(Position(1, 3)) == 2


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("ab", 2),
        ("中文", 4),
        ("，。", 4),
        ("ｱ", 1),
        ("𠀀", 2),
        ("😀", 2),
        ("e\u0301", 1),
        ("\u200b\u200d\ufeff", 0),
        ("\t", 4),
        ("中\ta", 5),
        ("abcd\tx", 9),
        ("\x07", 0),
        ("“”", 2),
    ],
)
def test_cell_width_is_what_a_terminal_shows(text: str, cells: int) -> None:
    """Han and full-width marks take two cells, combining and invisible characters none, tabs run to the next stop."""
    assert cell_width(text) == cells


spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(min(ends), max(ends)))


@given(spans, spans)
def test_span_arithmetic_agrees_with_sets_of_offsets(one: Span, other: Span) -> None:
    """Length, membership, overlap and cover mean what they mean for the sets of offsets covered."""
    ours, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert len(one) == len(ours)
    assert {offset for offset in range(10) if offset in one} == ours
    if ours and theirs:
        assert one.overlaps(other) == bool(ours & theirs)
        covered = ours | theirs
        assert one.cover(other) == other.cover(one) == Span(min(covered), max(covered) + 1)
