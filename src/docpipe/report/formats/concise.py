"""Findings for people and pipes, one line each: `path:line:column: severity CODE message`."""

from __future__ import annotations

from docpipe.report.format import Format, Report
from docpipe.report.paragraph import Paint, header


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - it is made for pipes
    """Return one line per finding, and nothing when there is none."""
    paint = Paint(colour=False)
    return "".join(f"{header(diagnostic, paint, with_name=False)}\n" for diagnostic in report.diagnostics)


FORMAT = Format("concise", "one line per finding", render)
