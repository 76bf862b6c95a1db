"""Findings as one object of the Reviewdog Diagnostic Format."""

from __future__ import annotations

from docpipe.report.foreign_json import indented
from docpipe.report.format import Format, Report
from docpipe.report.review import SOURCE, review_messages


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - JSON has no colours
    """Return one indented object with all findings."""
    return indented({"source": SOURCE, "diagnostics": list(review_messages(report))})


FORMAT = Format("rdjson", "one object for reviewdog -f=rdjson, fixes as suggestions", render, tells_each=True)
