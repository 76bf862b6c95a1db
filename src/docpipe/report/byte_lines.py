"""Lines and columns as tools count that read bytes: lines end with a line feed, columns are bytes of UTF-8."""

from __future__ import annotations

from bisect import bisect_right

from docpipe.model.text import LineIndex, Position


class ByteLines:
    """Converts offsets of one text to lines and byte columns, both from 1."""

    __slots__ = ("_lines", "_starts")

    def __init__(self, lines: LineIndex) -> None:
        """Index the text; a carriage return alone ends no line here, as it ends none for git."""
        self._lines = lines
        self._starts = [start for start in lines.starts if start == 0 or lines.text[start - 1] == "\n"]

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(line, self._lines.utf8(offset) - self._lines.utf8(self._starts[line - 1]) + 1)
