"""Findings for reviewdog: byte columns, and suggestions that give the fixed file."""

from __future__ import annotations

import json

import jsonschema
import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.model.diagnostic import Applicability, Diagnostic, Edit, Fix, Message, Place, RuleCode, Severity
from docpipe.model.text import LineIndex, Span
from docpipe.report.format import Report, RuleInfo
from docpipe.report.formats import rdjson, rdjsonl
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, REPORT, clean, report_of, report_on
from tests.report.hostile import reports

_POSITION = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "properties": {"start": _POSITION, "end": _POSITION},
    "required": ["start"],
    "additionalProperties": False,
}
_SOURCE = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
    "additionalProperties": False,
}
# From reviewdog.proto; reviewdog refuses fields that it does not know.
MESSAGE = {
    "type": "object",
    "properties": {
        "message": {"type": "string"},
        "location": {
            "type": "object",
            "properties": {"path": {"type": "string", "minLength": 1}, "range": _RANGE},
            "required": ["path"],
            "additionalProperties": False,
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": _SOURCE,
        "code": {
            "type": "object",
            "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
            "additionalProperties": False,
        },
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"range": _RANGE, "text": {"type": "string"}},
                "required": ["range", "text"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["message", "location", "severity"],
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "properties": {"source": _SOURCE, "diagnostics": {"type": "array", "items": MESSAGE}},
    "required": ["diagnostics"],
    "additionalProperties": False,
}


class _Position(msgspec.Struct):
    line: int
    column: int


class _Range(msgspec.Struct):
    start: _Position
    end: _Position


class _Suggestion(msgspec.Struct):
    range: _Range
    text: str


class _Message(msgspec.Struct):
    suggestions: list[_Suggestion]


def test_the_whole_report(golden: Golden) -> None:
    """What reviewdog reads."""
    golden.check("report/lint.rdjson", rdjson.render(KNOWN))
    golden.check("report/lint.rdjsonl", rdjsonl.render(KNOWN))


@given(report=reports())
@settings(max_examples=150)
def test_both_forms_keep_the_schema(report: Report) -> None:
    """The lines are what the one object lists."""
    whole = json.loads(rdjson.render(report))
    jsonschema.validate(whole, RESULT)
    assert [json.loads(line) for line in rdjsonl.render(report).splitlines()] == whole["diagnostics"]


def test_without_findings() -> None:
    """An empty list, and no line."""
    assert json.loads(rdjson.render(clean("a")))["diagnostics"] == []
    assert rdjsonl.render(clean("a")) == ""


def test_columns_are_bytes() -> None:
    """A Han character is three of them."""
    (message,) = json.loads(rdjson.render(report_on("先看**注意：**请", ORDINARY)))["diagnostics"]
    assert message["location"]["range"] == {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 20}}


def test_a_file_that_cannot_be_read_has_lines_only() -> None:
    """Byte columns are not guessed, and no suggestion is made."""
    (message,) = json.loads(rdjson.render(report_of(ORDINARY)))["diagnostics"]
    assert message["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in message


def test_a_rule_has_an_address_if_there_is_one() -> None:
    """An empty address would be a dead link."""
    rule = RuleInfo(ORDINARY.code, ORDINARY.name, Severity.ERROR, "t", url="https://example.org/ST006")
    report = msgspec.structs.replace(report_of(ORDINARY), rule=lambda _code: rule)
    assert json.loads(rdjsonl.render(report))["code"] == {"value": "ST006", "url": rule.url}
    assert json.loads(rdjsonl.render(REPORT).splitlines()[0])["code"] == {"value": "ST006"}


@st.composite
def fixes(draw: st.DrawFn) -> tuple[str, Fix]:
    """Return a text and a fix of it, in one edit or several."""
    line = st.text("字a。😀\tße\u0301", max_size=8)
    pieces = draw(st.lists(st.tuples(line, st.sampled_from(["\n", "\r\n", "\r", ""])), min_size=1, max_size=6))
    text = draw(st.sampled_from(["", "\ufeff"])) + "".join(f"{words}{end}" for words, end in pieces)
    bounds = sorted(
        draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6).filter(lambda found: len(found) % 2 == 0))
    )
    spans = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)]
    edits = tuple(Edit(span, draw(line)) for span in spans)
    return text, Fix(draw(st.sampled_from(Applicability)), edits)


@given(fixes())
@settings(max_examples=300)
def test_a_suggestion_applied_to_the_bytes_gives_the_fixed_file(case: tuple[str, Fix]) -> None:
    """Whatever the line endings and the widths of characters."""
    text, fix = case
    fixed = text
    for edit in reversed(fix.edits):
        fixed = fixed[: edit.span.start] + edit.text + fixed[edit.span.end :]
    diagnostic = with_fix(text, fix)
    (suggestion,) = msgspec.json.decode(rdjsonl.render(report_on(text, diagnostic)).encode(), type=_Message).suggestions
    data = text.encode()
    lines = data.split(b"\n")

    def offset(position: _Position) -> int:
        assert position.column - 1 <= len(lines[position.line - 1])
        return sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1

    found = suggestion.range
    result = data[: offset(found.start)] + suggestion.text.encode() + data[offset(found.end) :]
    assert result == fixed.encode()


def with_fix(text: str, fix: Fix) -> Diagnostic:
    """Return a finding at the place of its fix's first edit."""
    index = LineIndex(text)
    span = fix.edits[0].span
    where = Place("a.md", span, index.position(span.start), index.position(span.end))
    return Diagnostic(RuleCode("ZH001"), "x", Severity.WARNING, where, Message("m"), fix=fix)
