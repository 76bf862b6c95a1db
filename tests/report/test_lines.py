"""Findings with a line or a paragraph each: `concise`, `full` and `jsonl`; and the counts per rule."""

from __future__ import annotations

import json
import re

from docpipe.report.formats import concise, full, jsonl
from docpipe.report.formats import json as whole
from docpipe.report.statistics import statistics_json, statistics_text
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, REPORT, clean, report_of

_MATCHER = re.compile(r"^(.+?):(\d+):(\d+): (error|warning|info) ([A-Z]{2}\d{3}) (.*)$")
_SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_the_whole_reports(golden: Golden) -> None:
    """What people and pipes see."""
    golden.check("report/lint.full.txt", full.render(KNOWN))
    golden.check("report/lint.concise.txt", concise.render(KNOWN))
    golden.check("report/lint.jsonl", jsonl.render(KNOWN))


def test_concise_suits_a_problem_matcher() -> None:
    """Every line is a finding, without colours even on a terminal."""
    lines = concise.render(REPORT, colour=True).splitlines()
    assert len(lines) == len(REPORT.diagnostics)
    assert all(map(_MATCHER.match, lines))
    assert concise.render(clean("a")) == ""


def test_lines_are_the_entries_of_json() -> None:
    """`jsonl` says what `json` says."""
    entries = json.loads(whole.render(REPORT))["diagnostics"]
    assert [json.loads(line) for line in jsonl.render(REPORT).splitlines()] == entries


def test_full_shows_all_of_it() -> None:
    """The line is not cut, the fix is a difference, and the rule has its sentence."""
    text = full.render(KNOWN)
    assert "…" not in text
    assert "- 先看**注意：**请保存。" in text
    assert "+ 先看**注意**：请保存。" in text
    assert "= fix: safe, with --fix" in text
    assert "= rule: Emphasis that is written, but not rendered (docpipe explain ST006)" in text


def test_full_without_the_file() -> None:
    """A file that cannot be read again has no difference, and the place is shown as far as it is known."""
    text = full.render(report_of(ORDINARY))
    assert "= fix: safe, with --fix" in text
    assert "| - " not in text
    assert "先看**注意：**请保存。" in text


def test_colour_only_adds_sgr() -> None:
    """Colours change nothing else."""
    assert _SGR.sub("", full.render(KNOWN, colour=True)) == full.render(KNOWN)


def test_statistics() -> None:
    """The rule that speaks most comes first; JSON says how many have a fix."""
    report = report_of(*REPORT.diagnostics[1:3], ORDINARY, ORDINARY)
    assert statistics_text(report).splitlines() == [
        "     2  ST006  emphasis-not-rendered",
        "     1  TR001  truncated-ending",
        "     1  XX001  behind-tabs",
    ]
    first = json.loads(statistics_json(report))["statistics"][0]
    assert first == {"code": "ST006", "name": "emphasis-not-rendered", "count": 2, "fixable": 2}
