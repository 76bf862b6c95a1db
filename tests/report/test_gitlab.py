"""Findings for GitLab's code quality widget."""

from __future__ import annotations

import json

import jsonschema
import msgspec
from hypothesis import given, settings

from docpipe.report.format import Report
from docpipe.report.formats.gitlab import render
from tests.golden import Golden
from tests.report.findings import KNOWN, ORDINARY, RULE, report_of
from tests.report.hostile import reports

# From GitLab's documentation of the code quality report format.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "properties": {
                    "path": {"type": "string", "minLength": 1, "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                        "required": ["begin"],
                    },
                },
                "required": ["path", "lines"],
            },
        },
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
    },
}


class _Violation(msgspec.Struct):
    fingerprint: str


def test_the_whole_report(golden: Golden) -> None:
    """What the widget reads."""
    golden.check("report/lint.gitlab.json", render(KNOWN))


@given(report=reports())
@settings(max_examples=150)
def test_it_keeps_the_schema(report: Report) -> None:
    """For every report, and every fingerprint is unique."""
    text = render(report)
    found = json.loads(text)
    jsonschema.validate(found, SCHEMA)
    assert not text.startswith("\ufeff")
    fingerprints = [violation.fingerprint for violation in msgspec.json.decode(text.encode(), type=list[_Violation])]
    assert len(set(fingerprints)) == len(fingerprints) == len(report.diagnostics)


def test_security_is_critical() -> None:
    """An error of that family is worse than one of typography."""
    rule = msgspec.structs.replace(RULE, tags=("security",))
    for report, severity in (
        (report_of(ORDINARY), "major"),
        (msgspec.structs.replace(report_of(ORDINARY), rule=lambda _code: rule), "critical"),
    ):
        assert json.loads(render(report))[0]["severity"] == severity
