"""Findings as GitHub annotations, read back as GitHub's runner reads them."""

from __future__ import annotations

import re

import msgspec
from hypothesis import given, settings

from docpipe.model.diagnostic import Diagnostic, Message, Place, RuleCode, Severity
from docpipe.model.text import Position, Span
from docpipe.report.format import Report
from docpipe.report.formats.github import MOST, render
from docpipe.report.printable import printable, printable_path
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, clean, report_of
from tests.report.hostile import reports

_COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


class Annotation(msgspec.Struct, frozen=True):
    """What the runner makes of a command."""

    kind: str
    properties: dict[str, str]
    message: str


def read(report: Report) -> list[Annotation]:
    """Return the annotations of an output that holds nothing else."""
    found = []
    for line in render(report).splitlines():
        match = _COMMAND.fullmatch(line)
        assert match is not None
        pairs = (pair.partition("=") for pair in match[2].split(","))
        properties = {name: _unescaped(value, (":", "%3A"), (",", "%2C")) for name, _, value in pairs}
        found.append(Annotation(match[1], properties, _unescaped(match[3])))
    return found


def _unescaped(text: str, *further: tuple[str, str]) -> str:
    """Undo the escapes of a message or a property, the per cent sign last."""
    for character, escape in (("\r", "%0D"), ("\n", "%0A"), *further, ("%", "%25")):
        text = text.replace(escape, character)
    return text


def finding(severity: Severity, code: str = "ZH001", line: int = 1) -> Diagnostic:
    """Return a finding in a line."""
    where = Place("a.md", Span(0, 1), Position(line, 1), Position(line, 2))
    return Diagnostic(RuleCode(code), "x", severity, where, Message("m"))


def test_the_whole_report(golden: Golden) -> None:
    """What goes to the log of a step."""
    golden.check("report/lint.github.txt", render(KNOWN))


def test_no_findings() -> None:
    """Nothing is said."""
    assert render(clean("a")) == ""


@given(report=reports())
@settings(max_examples=200)
def test_what_is_said_is_what_is_read(report: Report) -> None:
    """Every command is ours, and its parts come back as they were, whatever they hold."""
    ordered = sorted(report.diagnostics, key=lambda diagnostic: diagnostic.severity.rank)
    found = read(report)
    assert len(found) == len(ordered)
    said = {(printable_path(each.place.path), printable(str(each.message)), each.severity.value) for each in ordered}
    kinds = {"notice": "info"}
    got = {(each.properties["file"], each.message.split("\n")[0], kinds.get(each.kind, each.kind)) for each in found}
    assert got == said


def test_columns_are_given_within_one_line_only() -> None:
    """GitHub refuses an end column where the lines differ."""
    (one,) = read(report_of(ORDINARY))
    assert one.properties == {
        "file": "content/zh/a.md",
        "line": "1",
        "endLine": "1",
        "col": "3",
        "endColumn": "10",
        "title": "docpipe ST006 emphasis-not-rendered",
    }
    assert one.message.split("\n") == [str(ORDINARY.message), str(ORDINARY.hint)]
    two = next(each for each in read(KNOWN) if "two-lines" in each.properties["title"])
    assert (two.properties["line"], two.properties["endLine"]) == ("4", "5")
    assert "endColumn" not in two.properties


def test_ten_of_a_kind_fit() -> None:
    """Just as many as GitHub shows are all shown."""
    report = report_of(*(finding(severity, line=line) for severity in Severity for line in range(1, MOST + 1)))
    assert len(read(report)) == 3 * MOST


def test_the_rest_is_counted() -> None:
    """The last of the notices says how many there are besides, and where they stand."""
    many = [finding(Severity.ERROR, line=line) for line in range(1, 31)]
    more = [finding(Severity.INFO, line=line) for line in range(1, 11)]
    found = read(report_of(*many, finding(Severity.WARNING), *more))
    assert [each.kind for each in found].count("error") == MOST
    assert [each.kind for each in found].count("notice") == MOST
    assert found[-1].message == "+21 more: 20 errors, 1 info. The summary of this step lists them all"


def test_each_rule_is_heard_first() -> None:
    """A rule with many findings does not hide the others."""
    many = [finding(Severity.ERROR, line=line) for line in range(1, 31)]
    found = read(report_of(*many, finding(Severity.ERROR, "TR001", 99)))
    assert [each.properties["line"] for each in found[:3]] == ["1", "99", "2"]


def test_changed_lines_come_first() -> None:
    """What the change at hand touched is shown before what stood there already, and errors before both."""
    report = report_of(finding(Severity.WARNING, line=1), finding(Severity.WARNING, line=7), finding(Severity.ERROR))
    known = msgspec.structs.replace(report, changed=lambda each: each.place.start == Position(7, 1))
    assert [each.properties["line"] for each in read(known)] == ["1", "7", "1"]
    assert [each.kind for each in read(known)] == ["error", "warning", "warning"]
