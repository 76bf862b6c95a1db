"""Findings as lines of the Reviewdog Diagnostic Format."""

from __future__ import annotations

from docpipe.report.foreign_json import one_line
from docpipe.report.format import Format, Report
from docpipe.report.review import review_messages


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - JSON has no colours
    """Return one object per finding and line."""
    return "".join(f"{one_line(message)}\n" for message in review_messages(report))


FORMAT = Format("rdjsonl", "one object per line for reviewdog -f=rdjsonl", render, tells_each=True)
