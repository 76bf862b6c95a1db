"""Places in a decoded text: spans, lines and columns, and the units other tools count in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable

import msgspec

# The line endings of CommonMark 0.31 §2.1; U+2028 and friends end no line there.
_LINE_END = re.compile(r"\r\n?|\n")
_TAB_WIDTH = 4

_Measure = Callable[[str], int]


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A half-open stretch of a decoded file, in code points from its first character.

    A byte order mark counts as one code point, so that `text[span.start:span.end]`
    is always the stretch itself.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of `text` that this span covers.

        >>> Span(1, 3).of("一二三四")
        '二三'
        """
        return text[self.start : self.end]

    def __len__(self) -> int:
        """Return the number of code points covered."""
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        """Tell whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


class Position(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A line and a column, both counted from 1; the column in code points."""

    line: int
    column: int


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of the first code point of every line; there is always line 1."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def position_at(starts: tuple[int, ...], offset: int) -> Position:
    """Return the line and column of `offset`, given the offsets at which lines start."""
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)


class LineIndex:
    """Converts the offsets of one text to lines, columns, bytes and UTF-16 units, and back.

    Offsets run from 0 to `len(text)`, the end of the text included. Every conversion costs
    O(log lines + length of the line).
    """

    __slots__ = ("_utf8", "_utf16", "starts", "text")

    def __init__(self, text: str) -> None:
        """Index `text`; O(length)."""
        self.text = text
        self.starts = line_starts(text)
        self._utf8: tuple[int, ...] | None = None
        self._utf16: tuple[int, ...] | None = None

    @property
    def line_count(self) -> int:
        """The number of lines; a text that ends in a line ending has an empty last one."""
        return len(self.starts)

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset`."""
        return position_at(self.starts, offset)

    def offset(self, position: Position) -> int:
        """Return the offset of `position`, the inverse of `position()`.

        Raises:
            ValueError: the text has no such line, or the line no such column.
        """
        if not 1 <= position.line <= self.line_count:
            message = f"the text has no line {position.line}"
            raise ValueError(message)
        start = self.starts[position.line - 1]
        end = self.starts[position.line] if position.line < self.line_count else len(self.text) + 1
        if not 1 <= position.column <= end - start:
            message = f"line {position.line} has no column {position.column}"
            raise ValueError(message)
        return start + position.column - 1

    def line_span(self, line: int) -> Span:
        """Return the span of a line (from 1), without its line ending."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < self.line_count else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def utf8(self, offset: int) -> int:
        """Return the offset in bytes of the UTF-8 encoded text."""
        if self._utf8 is None:
            self._utf8 = self._cumulate(_utf8_length)
        line = bisect_right(self.starts, offset) - 1
        return self._utf8[line] + _utf8_length(self.text[self.starts[line] : offset])

    def utf16(self, offset: int) -> int:
        """Return the offset in UTF-16 code units."""
        if self._utf16 is None:
            self._utf16 = self._cumulate(utf16_length)
        line = bisect_right(self.starts, offset) - 1
        return self._utf16[line] + utf16_length(self.text[self.starts[line] : offset])

    def from_utf8(self, units: int) -> int:
        """Return the offset of the code point that holds byte `units`."""
        if self._utf8 is None:
            self._utf8 = self._cumulate(_utf8_length)
        return self._find(self._utf8, units, _utf8_length)

    def from_utf16(self, units: int) -> int:
        """Return the offset of the code point that holds UTF-16 unit `units`."""
        if self._utf16 is None:
            self._utf16 = self._cumulate(utf16_length)
        return self._find(self._utf16, units, utf16_length)

    def _cumulate(self, measure: _Measure) -> tuple[int, ...]:
        totals = [0]
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            totals.append(totals[-1] + measure(self.text[start:end]))
        return tuple(totals)

    def _find(self, totals: tuple[int, ...], units: int, measure: _Measure) -> int:
        line = bisect_right(totals, units) - 1
        offset, rest = self.starts[line], units - totals[line]
        while rest > 0 and offset < len(self.text):
            rest -= measure(self.text[offset])
            offset += rest >= 0
        return offset


def _utf8_length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 code units of `text`."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def cell_width(text: str) -> int:
    """Return the number of terminal cells `text` takes: Han 2, combining marks 0, tabs to the next stop.

    Widths follow Unicode Annex 11 (East Asian Width): Wide and Fullwidth take two cells.
    """
    cells = 0
    for character in text:
        if character == "\t":
            cells += _TAB_WIDTH - cells % _TAB_WIDTH
        elif not (unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Cc", "Me", "Mn"}):
            cells += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return cells
