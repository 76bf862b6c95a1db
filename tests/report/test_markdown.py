"""Findings as a Markdown table."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from docpipe.report.format import Report
from docpipe.report.formats.markdown import LIMIT, render, step_summary
from docpipe.report.printable import printable
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, clean, report_of
from tests.report.hostile import reports

_CELL = re.compile(r"<td>(.*?)</td>")


def test_the_whole_report(golden: Golden) -> None:
    """What GitHub shows beside the log."""
    golden.check("report/lint.md", render(KNOWN))


def test_no_findings() -> None:
    """No table, and how much was looked at."""
    assert render(clean("a", "b")) == "## docpipe lint\n\nNo findings in 2 files.\n"


@given(report=reports())
@settings(max_examples=150)
def test_cells_say_just_what_is_said(report: Report) -> None:
    """A Markdown parser finds four cells per finding and no markup in them but our line break."""
    shown = MarkdownIt("js-default").enable("table").render(render(report).replace("<br>", "\x1e"))
    cells = [html.unescape(cell) for cell in _CELL.findall(shown)]
    assert len(cells) == 4 * len(report.diagnostics)
    ordered = sorted(report.diagnostics, key=lambda diagnostic: diagnostic.severity.rank)
    for diagnostic, message in zip(ordered, cells[3::4], strict=True):
        hint = f"\x1e{printable(str(diagnostic.hint))}" if diagnostic.hint else ""
        assert message == f"{printable(str(diagnostic.message))}{hint}".strip(" ")


@pytest.mark.parametrize("limit", [1000, 5000, 100_000])
def test_a_summary_keeps_its_limit(limit: int) -> None:
    """GitHub shows nothing of a summary that is too long, so it is cut, and says so."""
    report = report_of(*[ORDINARY] * 500)
    text = step_summary(report, limit)
    assert len(text.encode()) <= limit
    rows = text.count("| error |")
    left_out = 500 - rows
    assert ("left out: the summary would be too long" in text) == bool(left_out)
    assert f"{left_out} further findings" in text or not left_out


def test_no_room_at_all() -> None:
    """Where others filled the summary, the counts alone are added, or nothing."""
    assert (
        step_summary(report_of(ORDINARY), 100)
        == "## docpipe lint\n\nFound 1 error, 0 warnings, 0 info in 1 file, 1 fixable.\n"
    )
    assert step_summary(report_of(ORDINARY), 10) == ""
    assert step_summary(clean("a"), -5) == ""
    assert len(render(report_of(*[ORDINARY] * 20_000)).encode()) <= LIMIT
