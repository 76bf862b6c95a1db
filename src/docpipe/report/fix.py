"""What a fix makes of a file: as one edit, and as lines before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.model.diagnostic import Edit, Fix
from docpipe.model.text import LineIndex, Span

_LINE_END = re.compile(r"\r\n?|\n")


def as_one_edit(text: str, fix: Fix) -> Edit:
    """Return one edit that does what all edits of a fix do; what stands between them is kept."""
    span = fix.edits[0].span.cover(fix.edits[-1].span)
    return Edit(span, edited(text, span, fix.edits))


def changed_lines(lines: LineIndex, fix: Fix) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the lines before and after, for every group of neighbouring lines that the fix touches."""
    for first, last, edits in _groups(lines, fix):
        span = Span(lines.line_span(first).start, lines.line_span(last).end)
        # An edit may take the line ending with it.
        span = span.cover(edits[0].span).cover(edits[-1].span)
        yield _split(span.of(lines.text)), _split(edited(lines.text, span, tuple(edits)))


def edited(text: str, span: Span, edits: tuple[Edit, ...]) -> str:
    """Return what a stretch of `text` is after edits that lie in it, in order."""
    pieces: list[str] = []
    end = span.start
    for edit in edits:
        pieces += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join((*pieces, text[end : span.end]))


def _groups(lines: LineIndex, fix: Fix) -> Iterator[tuple[int, int, list[Edit]]]:
    """Yield first line, last line and edits of each group."""
    group: tuple[int, int, list[Edit]] | None = None
    for edit in fix.edits:
        first, last = lines.position(edit.span.start).line, lines.position(edit.span.end).line
        if group is not None and first <= group[1] + 1:
            group = (group[0], max(last, group[1]), [*group[2], edit])
            continue
        if group is not None:
            yield group
        group = (first, last, [edit])
    if group is not None:
        yield group


def _split(text: str) -> list[str]:
    parts = _LINE_END.split(text)
    return parts[:-1] if parts[-1] == "" else parts
