"""No path, message or excerpt can be more than text, in any format."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from docpipe.report.format import Format, Report
from docpipe.report.formats.markdown import LIMIT, step_summary
from docpipe.report.registry import FORMATS
from docpipe.report.statistics import statistics_json, statistics_text
from tests.report.hostile import reports

_OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
# What GitHub's runner and Azure's agent look for: the first at the start of a line only.
_COMMAND = re.compile(r"^\s*::|##(?:vso\[|\[(?:error|add-mask)\])", re.MULTILINE)


def held(text: str) -> None:
    """Hold an output to what every format promises."""
    assert _OBEYED.search(text) is None
    text.encode()
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@given(report=reports())
@settings(max_examples=150)
def test_nothing_is_obeyed(known: Format, report: Report) -> None:
    """A terminal shows every output as it is, and a CI service finds no command in it but docpipe's own."""
    text = known.render(report)
    held(text)
    if known.name != "github":
        assert _COMMAND.search(text) is None


@given(report=reports())
@settings(max_examples=50)
def test_neither_in_summaries(report: Report) -> None:
    """What goes beside a report is no different."""
    for text in (step_summary(report, LIMIT), statistics_text(report), statistics_json(report)):
        held(text)
        assert _COMMAND.search(text) is None


@given(report=reports())
@settings(max_examples=100)
def test_lines_cannot_be_forged(report: Report) -> None:
    """Formats with a line per finding have just so many."""
    found = len(report.diagnostics)
    for known in FORMATS:
        if known.name in {"concise", "jsonl", "rdjsonl"}:
            assert known.render(report).count("\n") == found
        if known.name == "markdown" and found:
            assert known.render(report).count("\n|") == found + 2
