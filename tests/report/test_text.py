"""Findings for people."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.diagnostic import Message, Place, Related
from docpipe.model.text import LineIndex, Span, cell_width
from docpipe.report.formats.text import WIDTH, render
from tests.golden import Golden
from tests.report.findings import ORDINARY, REPORT, clean, report_of

# The problem matcher that docpipe's documentation gives to users.
_MATCHER = re.compile(r"^(.+?):(\d+):(\d+): (error|warning|info) ([A-Z]{2}\d{3}) (.*)$")
_SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_the_whole_report(golden: Golden) -> None:
    """What a person sees: the line, carets by cell width, help, and the counts."""
    golden.check("report/lint.txt", render(REPORT))


def test_colour_only_adds_sgr() -> None:
    """Colours change nothing but SGR escapes, and are off unless asked for."""
    plain = render(REPORT)
    assert "\x1b" not in plain
    coloured = render(REPORT, colour=True)
    assert coloured != plain
    assert _SGR.sub("", coloured) == plain


def test_headers_suit_a_problem_matcher() -> None:
    """Every finding has one line that the problem matcher reads, and no other line is one."""
    read = [match.groups() for line in render(REPORT).split("\n") if (match := _MATCHER.match(line))]
    assert len(read) == len(REPORT.diagnostics)
    assert read[0][:5] == ("content/zh/a.md", "1", "3", "error", "ST006")
    assert read[-1][:5] == ("content/zh/posts/c.md", "1", "1", "error", "FM001")


def test_nothing_can_be_forged() -> None:
    """No control, bidi or line separator of a file reaches the output, and lines are only ours."""
    text = render(REPORT)
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text) is None
    assert not any(line.startswith(("b.md", "::error")) for line in text.split("\n"))
    assert text.encode()


def test_no_findings() -> None:
    """A clean run says how much was looked at."""
    assert render(clean("a", "b")) == "No findings in 2 files.\n"
    assert render(clean("a")) == "No findings in 1 file.\n"


def test_counts() -> None:
    """The last line counts by severity and says what can be fixed."""
    assert render(report_of(ORDINARY)).splitlines()[-1] == "Found 1 error, 0 warnings, 0 info in 1 file, 1 fixable."


def _show(text: str, span: Span) -> tuple[str, str]:
    lines = LineIndex(text)
    start = lines.position(span.start)
    where = Place("a.md", span, start, lines.position(span.end), lines.line_span(start.line).of(text))
    diagnostic = msgspec.structs.replace(ORDINARY, place=where, related=(), hint=None, message=Message("m"))
    shown = render(report_of(diagnostic)).split("\n")
    return shown[2].partition("|")[2][1:], shown[3].partition("|")[2][1:]


@pytest.mark.parametrize(
    ("text", "found", "carets"),
    [
        ("中文 abc", "abc", "     ^^^"),
        ("\t中", "中", "    ^^"),
        ("中\t文", "文", "    ^^"),
        ("e\u0301a", "a", " ^"),
        ("😀b", "b", "  ^"),
        ("\x1bb", "b", "    ^"),
    ],
)
def test_carets_stand_below_their_cells(text: str, found: str, carets: str) -> None:
    """Han and emoji take two cells, combining marks none, tabs reach to the next stop, escapes what they show."""
    start = text.index(found)
    assert _show(text, Span(start, start + len(found)))[1] == carets


@given(st.text("字a\t，é\u0301👍", min_size=1, max_size=90), st.data())
def test_carets_always_fit(text: str, data: st.DataObject) -> None:
    """Whatever the line and the place, both lines fit the width, and the carets stand under the source."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source, carets = _show(text, Span(start, end))
    assert cell_width(source) <= WIDTH
    assert set(carets) <= {" ", "^"}
    assert carets.endswith("^")
    assert len(carets) <= WIDTH + 1
    marked = text[start:end]
    if start < end and "\t" not in text and cell_width(text) <= WIDTH:
        assert carets.count("^") == max(1, cell_width(marked))


def test_a_finding_that_tells_of_many_lists_a_few() -> None:
    """Four of its places are notes, and one more line counts the rest."""
    diagnostic = REPORT.diagnostics[0]
    many = tuple(Related(diagnostic.place, Message("here, too")) for _ in range(9))
    notes = render(report_of(msgspec.structs.replace(diagnostic, related=many))).splitlines()
    assert sum("here, too" in line for line in notes) == 4
    assert any("note: and in 5 other places" in line for line in notes)
