"""What a report counts."""

from __future__ import annotations

from docpipe.report.format import Summary
from tests.report.findings import ORDINARY, REPORT, clean, report_of


def test_summary() -> None:
    """Findings are counted by severity, and those with a fix once more."""
    assert REPORT.summary == Summary(files=3, error=3, warning=3, info=5, fixable=1)
    assert report_of(ORDINARY, ORDINARY).summary == Summary(1, 2, 0, 0, 2)
    assert clean().summary == Summary(0, 0, 0, 0, 0)
