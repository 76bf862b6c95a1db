"""From places in what the parser saw to places in the file."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import mdTrim

from docpipe.model.text import Span, line_starts
from docpipe.parse.noted import LINES

if TYPE_CHECKING:
    from markdown_it.token import Token


class ParserText:
    """The text as the parser sees it, and the way back to the file.

    The parser gets the file from the end of its front matter on, with every line ending as LF.
    """

    __slots__ = ("_own", "_row", "_theirs", "start", "text")

    def __init__(self, file_text: str, start: int) -> None:
        """Take the text of the whole file and the offset at which the body starts."""
        raw = file_text[start:]
        self.start = start
        # As markdown-it does it, so that what it was given is what it reads.
        raw = raw.replace("\0", "\ufffd")
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
        # Only line endings differ, so a place keeps its line and column.
        same = len(self.text) == len(raw)
        self._own = () if same else line_starts(self.text)
        self._theirs = () if same else line_starts(raw)
        self._row: tuple[int, _Row] | None = None

    def to_file(self, offset: int) -> int:
        """Return the offset in the file for an offset in `text`."""
        if not self._own:
            return self.start + offset
        line = bisect_right(self._own, offset) - 1
        return self.start + self._theirs[line] + offset - self._own[line]

    def row(self, start: int) -> _Row:
        """Return the table row at `start`, split into cells; asked for cell by cell, so the last one is kept."""
        if self._row is None or self._row[0] != start:
            self._row = start, _read_row(self.text, start)
        return self._row[1]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the file for a stretch of `text` that ends within its last line."""
        if not self._own:
            return Span(self.start + start, self.start + end)
        return Span(self.to_file(start), self.to_file(end))


class _Row(NamedTuple):
    """A table row: its text without outer blanks, where that starts, and its cells as pieces of it."""

    start: int
    text: str
    cells: list[list[tuple[int, int]]]


class Segment(NamedTuple):
    """A stretch of an inline block's content that stands in the text as it is, on one line."""

    content: int
    source: int
    length: int


class InlinePlaces:
    """The places of one inline block's content."""

    __slots__ = ("_behind", "_only", "_shift", "_starts", "segments", "source")

    def __init__(self, segments: list[Segment], source: ParserText) -> None:
        """Take the segments in order; at least one."""
        self.segments = segments
        self.source = source
        # Nine blocks of ten stand on one line.
        self._only = first = segments[0] if len(segments) == 1 else None
        self._starts = [segment.content for segment in segments] if first is None else ()
        self._shift, self._behind = (first.source, first.length) if first and not first.content else (0, -1)

    def _parsed(self, offset: int) -> int:
        segment = self._only or self.segments[max(bisect_right(self._starts, offset) - 1, 0)]
        place = offset - segment.content
        return segment.source + (place if 0 <= place <= segment.length else max(min(place, segment.length), 0))

    def span(self, start: int, end: int) -> Span:
        """Return the span in the file for content `start:end`."""
        if 0 <= start < end <= self._behind:
            return self.source.span(self._shift + start, self._shift + end)
        first = self._parsed(start)
        last = self._parsed(end - 1) + 1 if end > start else first
        return self.source.span(first, max(first, last))

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Split content `start:end` where it is not in one piece in the text; blanks that fell away are left out."""
        if self._only is not None:
            first, behind = self._only.content, self._only.content + self._only.length
            return [(max(start, first), min(end, behind))] if first < end and behind > start else []
        found = []
        for number in range(max(bisect_right(self._starts, start) - 1, 0), len(self.segments)):
            segment = self.segments[number]
            if segment.content >= end:
                break
            if segment.content + segment.length > start:
                found.append((max(start, segment.content), min(end, segment.content + segment.length)))
        return found

    @property
    def whole(self) -> Span:
        """The span of all of the content."""
        first, last = self.segments[0].source, self.segments[-1]
        if self.source.text[first - 1 : first + 1] == "\\|":  # a cell that begins with an escaped pipe
            first -= 1
        return self.source.span(first, last.source + last.length)


def inline_places(inline: Token, opening: Token, source: ParserText, column: int) -> InlinePlaces:
    """Return where the content of an inline block stands.

    Args:
        inline: the block; its `meta["lines"]` are the offsets of its lines' first characters.
        opening: the token before it: an ATX heading's marks and a table's cells come off first.
        source: the text that was parsed.
        column: the cell's number in its row, from 0, for a table cell.
    """
    starts: list[int] = inline.meta[LINES]
    if opening.tag in {"th", "td"}:
        return InlinePlaces(_cell(source.row(starts[0]), column), source)
    if "\n" not in inline.content:
        start = _first(inline.content, starts[0], opening, source)
        return InlinePlaces([Segment(0, start, len(inline.content))], source)
    lines = inline.content.split("\n")
    segments, content = [], 0
    for number, (line, start) in enumerate(zip(lines, starts, strict=False)):
        leading = len(line) - len(line.lstrip(" \t"))
        if number == 0:
            start, leading = _first(line, start, opening, source), 0  # noqa: PLW2901 - the place found
        segments.append(Segment(content + leading, start, len(line) - leading))
        content += len(line) + 1
    return InlinePlaces(segments, source)


def _first(line: str, start: int, opening: Token, source: ParserText) -> int:
    """Return where the first line of a block stands; blanks in front of it fall away, but not of the others."""
    marks = len(opening.markup) if opening.markup.startswith("#") else 0
    return source.text.index(line, start + marks)


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _read_row(text: str, start: int) -> _Row:
    line = _line_at(text, start)
    row = mdTrim(line)
    cells = _split_row(row)
    if cells and _is_empty(cells[0]):
        cells.pop(0)
    if cells and _is_empty(cells[-1]):
        cells.pop()
    return _Row(start + line.index(row), row, cells)


def _cell(row: _Row, column: int) -> list[Segment]:
    """Return the segments of one cell: an escaped pipe loses its backslash in the content."""
    if column >= len(row.cells):
        return [Segment(0, row.start + len(row.text), 0)]
    return _trimmed(row.text, row.cells[column], row.start)


def _split_row(row: str) -> list[list[tuple[int, int]]]:
    cells: list[list[tuple[int, int]]] = [[]]
    last = 0
    for index, character in enumerate(row):
        if character != "|":
            continue
        if index and row[index - 1] == "\\":
            cells[-1].append((last, index - 1))
            last = index
        else:
            cells[-1].append((last, index))
            cells.append([])
            last = index + 1
    cells[-1].append((last, len(row)))
    return cells


def _is_empty(cell: list[tuple[int, int]]) -> bool:
    return all(start == end for start, end in cell)


def _trimmed(row: str, cell: list[tuple[int, int]], row_start: int) -> list[Segment]:
    """Trim blanks off both ends and number the rest as the content counts it."""
    pieces = [(start, end) for start, end in cell if end > start]
    if pieces and not mdTrim(row[slice(*pieces[0])]):  # every further piece begins with an escaped pipe
        pieces.pop(0)
    if not pieces:
        return [Segment(0, row_start + cell[0][0], 0)]
    # A character that is trimmed off is no part of any word, so the first place found is the place.
    first = row[slice(*pieces[0])]
    pieces[0] = (pieces[0][0] + first.index(mdTrim(first)[0]), pieces[0][1])
    last = row[slice(*pieces[-1])]
    pieces[-1] = (pieces[-1][0], pieces[-1][0] + last.rindex(mdTrim(last)[-1]) + 1)
    segments, content = [], 0
    for start, end in pieces:
        segments.append(Segment(content, row_start + start, end - start))
        content += end - start
    return segments
