"""From a span to a place: lines, columns, and the line worth showing."""

from __future__ import annotations

from docpipe.model.diagnostic import Place
from docpipe.model.document import Document, Parsed
from docpipe.model.text import LineIndex, Span, position_at

EXCERPT_LENGTH = 240
# How much of a long line is shown before the place itself.
_LEAD = 120


def place_in(parsed: Parsed, span: Span | None, *, is_secret: bool = False) -> Place:
    """Return the place of `span`, with the line it starts in unless that is secret; of the whole file for None."""
    if span is None:
        return Place(parsed.file.path)
    lines = parsed.lines
    start = lines.position(span.start)
    excerpt, column = ("", 1) if is_secret else excerpt_at(lines, start.line, start.column)
    return Place(parsed.file.path, span, start, lines.position(span.end), excerpt, column, is_secret)


def place_of(document: Document, span: Span | None) -> Place:
    """Return the place of `span` without an excerpt: the text is no longer at hand."""
    if span is None:
        return Place(document.file.path)
    starts = document.line_starts
    return Place(document.file.path, span, position_at(starts, span.start), position_at(starts, span.end))


def with_excerpt(place: Place, lines: LineIndex) -> Place:
    """Return `place` with the line it starts in, once the text of its file is at hand.

    A place that the text no longer has is returned as it is.
    """
    if place.start is None or place.excerpt or place.is_secret or place.start.line > lines.line_count:
        return place
    excerpt, column = excerpt_at(lines, place.start.line, place.start.column)
    return Place(place.path, place.span, place.start, place.end, excerpt, column)


def excerpt_at(lines: LineIndex, line: int, column: int) -> tuple[str, int]:
    """Return at most `EXCERPT_LENGTH` code points of a line around `column`, and the column they start at."""
    whole = lines.line_span(line)
    first = 0
    if len(whole) > EXCERPT_LENGTH:
        first = max(0, min(column - 1 - _LEAD, len(whole) - EXCERPT_LENGTH))
    start = whole.start + first
    return lines.text[start : min(whole.end, start + EXCERPT_LENGTH)], first + 1
