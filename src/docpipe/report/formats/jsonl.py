"""Findings as JSON lines: each line is what `json` has in its list."""

from __future__ import annotations

import json

from docpipe.report.format import Format, Report
from docpipe.report.formats.json import diagnostic_value
from docpipe.report.printable import json_safe


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - JSON has no colours
    """Return one JSON object per line, in the order of the diagnostics."""
    lines = (json.dumps(diagnostic_value(diagnostic), ensure_ascii=False) for diagnostic in report.diagnostics)
    return "".join(f"{json_safe(line)}\n" for line in lines)


FORMAT = Format("jsonl", "one JSON object per finding and line, as in json", render)
