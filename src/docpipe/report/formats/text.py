"""Findings for people: where, what, the line itself with carets under the place, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.diagnostic import Diagnostic
from docpipe.report.format import Format, Report
from docpipe.report.paragraph import TONES, Paint, counts, header, note_lines, source_lines

WIDTH = 100
"""Cells of source that are shown."""


def render(report: Report, *, colour: bool = False) -> str:
    """Return one paragraph per finding and a line of counts.

    The first line of a finding is `path:line:column: severity CODE name message`, as problem matchers
    want it; findings on a whole file stand at 1:1. Whatever comes from a file is made printable.
    """
    paint = Paint(colour=colour)
    parts = ["\n".join(_lines(diagnostic, paint)) for diagnostic in report.diagnostics]
    return "\n\n".join([*parts, counts(report.summary)]) + "\n"


def _lines(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    yield header(diagnostic, paint)
    yield from source_lines(diagnostic.place, paint, TONES[diagnostic.severity], WIDTH)
    yield from note_lines(diagnostic)


FORMAT = Format("text", "for people: the line, carets below the place, and advice", render)
