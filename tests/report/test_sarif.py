"""Findings as SARIF, held to the schema and to what GitHub asks for besides."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote_to_bytes

import jsonschema
import msgspec
import pytest
from hypothesis import assume, given, settings

from docpipe.model.diagnostic import Diagnostic, Fix, Message, Place, Severity
from docpipe.model.text import LineIndex, Position, Span
from docpipe.report.format import Report
from docpipe.report.formats import sarif
from docpipe.report.formats.sarif import LONGEST_DESCRIPTION, render
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, RULE, clean, report_of, report_on
from tests.report.hostile import reports
from tests.report.test_review import fixes, with_fix

_SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_text("utf-8"))
_VALIDATOR = jsonschema.Draft4Validator(_SCHEMA)


class _Text(msgspec.Struct):
    text: str
    markdown: str = ""


class _Region(msgspec.Struct, rename="camel"):
    start_line: int
    start_column: int
    end_line: int
    end_column: int


class _Artifact(msgspec.Struct):
    uri: str


class _Physical(msgspec.Struct, rename="camel"):
    artifact_location: _Artifact
    region: _Region


class _Location(msgspec.Struct, rename="camel"):
    physical_location: _Physical


class _Fingerprints(msgspec.Struct, rename="camel"):
    primary_location_line_hash: str


class _Replacement(msgspec.Struct, rename="camel"):
    deleted_region: _Region
    inserted_content: _Text


class _Change(msgspec.Struct):
    replacements: list[_Replacement]


class _Fix(msgspec.Struct, rename="camel"):
    artifact_changes: list[_Change]


class _Result(msgspec.Struct, rename="camel"):
    rule_id: str
    rule_index: int
    level: str
    message: _Text
    locations: list[_Location]
    partial_fingerprints: _Fingerprints
    fixes: list[_Fix] = []


class _Properties(msgspec.Struct):
    tags: list[str]
    precision: str = ""


class _Rule(msgspec.Struct, rename="camel"):
    id: str
    short_description: _Text
    full_description: _Text
    help: _Text
    properties: _Properties


class _Driver(msgspec.Struct):
    name: str
    rules: list[_Rule]


class _Tool(msgspec.Struct):
    driver: _Driver


class _Run(msgspec.Struct):
    tool: _Tool
    results: list[_Result]


class _Log(msgspec.Struct):
    runs: list[_Run]


def run_of(report: Report) -> _Run:
    """Return the run of a log that keeps the schema."""
    text = render(report)
    _VALIDATOR.validate(json.loads(text))
    (run,) = msgspec.json.decode(text.encode(), type=_Log).runs
    return run


def test_the_whole_report(golden: Golden) -> None:
    """What code scanning reads."""
    golden.check("report/lint.sarif", render(KNOWN))


def test_no_findings() -> None:
    """A clean run is a run: it closes the alerts of the last one."""
    run = run_of(clean("a"))
    assert (run.results, run.tool.driver.rules) == ([], [])


@given(report=reports())
@settings(max_examples=100)
def test_it_keeps_what_github_asks_for(report: Report) -> None:
    """Rules and results agree, nothing is empty, regions have one line, fingerprints differ within a file."""
    run = run_of(report)
    rules = run.tool.driver.rules
    assert len(run.results) == len(report.diagnostics)
    for rule in rules:
        assert 0 < len(rule.short_description.text) <= LONGEST_DESCRIPTION
        assert 0 < len(rule.full_description.text) <= LONGEST_DESCRIPTION
        assert rule.help.text
    for result, diagnostic in zip(run.results, report.diagnostics, strict=True):
        assert rules[result.rule_index].id == result.rule_id == diagnostic.code
        assert result.message.text
        where = result.locations[0].physical_location
        region = where.region
        assert region.start_line == region.end_line == (diagnostic.place.start or Position(1, 1)).line
        assert 1 <= region.start_column <= region.end_column
        assert where.artifact_location.uri.isascii()
    keys = {
        (
            each.locations[0].physical_location.artifact_location.uri,
            each.partial_fingerprints.primary_location_line_hash,
        )
        for each in run.results
    }
    assert len(keys) == len(run.results)


def test_names_are_percent_encoded_and_come_back() -> None:
    """A URI has no Han in it."""
    location = run_of(KNOWN).results[0].locations[0].physical_location
    assert location.artifact_location.uri == "%E6%96%87%E6%A1%A3/content/zh/a.md"
    assert unquote_to_bytes(location.artifact_location.uri).decode() == "文档/content/zh/a.md"


def test_columns_are_code_points() -> None:
    """The run says so, since UTF-16 units are what a reader would assume."""
    assert json.loads(render(KNOWN))["runs"][0]["columnKind"] == "unicodeCodePoints"
    region = (
        run_of(report_on("先😀**注意：**请", _at("先😀**注意：**请", "**注意：**")))
        .results[0]
        .locations[0]
        .physical_location.region
    )
    assert (region.start_column, region.end_column) == (3, 10)


def _at(text: str, found: str) -> Diagnostic:
    lines, start = LineIndex(text), text.index(found)
    span = Span(start, start + len(found))
    where = Place("a.md", span, lines.position(span.start), lines.position(span.end))
    return msgspec.structs.replace(ORDINARY, place=where, fix=None, related=())


@pytest.mark.parametrize(
    ("precision", "word"),
    [(1.0, "very-high"), (0.95, "very-high"), (0.9, "high"), (0.8, "medium"), (0.1, "low"), (None, "")],
)
def test_precision_is_the_measured_one(precision: float | None, word: str) -> None:
    """GitHub sorts alerts by it; a rule that was not measured has none."""
    rule = msgspec.structs.replace(RULE, precision=precision)
    report = msgspec.structs.replace(report_of(ORDINARY), rule=lambda _code: rule)
    assert run_of(report).tool.driver.rules[0].properties.precision == word


def test_long_descriptions_are_cut() -> None:
    """GitHub refuses longer ones."""
    rule = msgspec.structs.replace(RULE, why="字" * 5000)
    report = msgspec.structs.replace(report_of(ORDINARY), rule=lambda _code: rule)
    text = run_of(report).tool.driver.rules[0].full_description.text
    assert (len(text), text[-1]) == (LONGEST_DESCRIPTION, "…")


def test_a_message_makes_no_link() -> None:
    """Brackets of a text are text; SARIF would make a link of them."""
    found = msgspec.structs.replace(ORDINARY, message=Message("see [here](https://example.org)"), hint=None)
    assert run_of(report_of(found)).results[0].message.text == r"see \[here\](https://example.org)"


def test_the_worst_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub refuses a run that is too long, so the mildest findings are left out, and counted."""
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    mild = msgspec.structs.replace(ORDINARY, severity=Severity.INFO)
    report = report_of(mild, ORDINARY, mild, ORDINARY)
    assert [result.level for result in run_of(report).results] == ["error", "error"]
    assert "2 further findings were left out" in render(report)


@given(fixes())
@settings(max_examples=200)
def test_a_fix_applied_to_the_text_gives_the_fixed_file(case: tuple[str, Fix]) -> None:
    """Lines end as the run declares, and a byte order mark is no column."""
    text, fix = case
    assume(not (text.startswith("\ufeff") and fix.edits[0].span.start == 0))
    expected, shown = text, text
    for edit in reversed(fix.edits):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    (result,) = run_of(report_on(text, with_fix(text, fix))).results
    (change,) = result.fixes[0].artifact_changes
    lines = LineIndex(text)

    def offset(line: int, column: int) -> int:
        mark = int(line == 1 and text.startswith("\ufeff"))
        return lines.offset(Position(line, column + mark))

    for replacement in reversed(change.replacements):
        region = replacement.deleted_region
        start, end = offset(region.start_line, region.start_column), offset(region.end_line, region.end_column)
        shown = shown[:start] + replacement.inserted_content.text + shown[end:]
    assert shown.removeprefix("\ufeff") == expected.removeprefix("\ufeff")
