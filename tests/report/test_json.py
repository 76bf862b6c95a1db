"""Findings as JSON, version 1."""

from __future__ import annotations

import json
from typing import Literal

import jsonschema
import msgspec
import pytest

from docpipe.report.formats.json import render
from tests.golden import Golden
from tests.report.findings import REPORT, TEXT, clean, report_of

_NUMBER = {"type": ["integer", "null"], "minimum": 1}
_PLACE = {"path": {"type": "string"}, "line": _NUMBER, "column": _NUMBER, "end_line": _NUMBER, "end_column": _NUMBER}
_COUNT = {"type": "integer", "minimum": 0}


def _object(properties: dict[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_EDIT = _object({"start": _COUNT, "end": _COUNT, "text": {"type": "string"}})
_FIX = _object({"applicability": {"enum": ["safe", "unsafe"]}, "edits": {"type": "array", "items": _EDIT}})
_DIAGNOSTIC = _object(
    {
        "code": {"type": "string", "pattern": "^[A-Z]{2}[0-9]{3}$"},
        "name": {"type": "string"},
        "severity": {"enum": ["error", "warning", "info"]},
        **_PLACE,
        "message": {"type": "string"},
        "hint": {"type": ["string", "null"]},
        "fix": {"anyOf": [{"type": "null"}, _FIX]},
        "related": {"type": "array", "items": _object({**_PLACE, "message": {"type": "string"}})},
    }
)
SCHEMA = _object(
    {
        "version": {"const": 1},
        "diagnostics": {"type": "array", "items": _DIAGNOSTIC},
        "summary": _object(dict.fromkeys(("files", "error", "warning", "info", "fixable"), _COUNT)),
    }
)


class _Summary(msgspec.Struct):
    files: int
    error: int
    warning: int
    info: int
    fixable: int


def test_it_keeps_its_contract() -> None:
    """The schema of version 1 holds, for full and for empty reports."""
    for report in (REPORT, clean()):
        jsonschema.validate(json.loads(render(report)), SCHEMA)


def test_the_whole_report(golden: Golden) -> None:
    """The keys stand in the order of the contract."""
    golden.check("report/lint.json", render(REPORT))


def test_findings_on_whole_files_have_nulls() -> None:
    """No line is made up where there is none."""
    last = json.loads(render(REPORT))["diagnostics"][-1]
    places: list[Literal["line", "column", "end_line", "end_column"]] = ["line", "column", "end_line", "end_column"]
    assert [last[key] for key in places] == [None] * 4


def test_places_and_edits_are_code_points() -> None:
    """Columns count from 1, ends are exclusive, and an edit's offsets slice the file."""
    first = json.loads(render(REPORT))["diagnostics"][0]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (1, 3, 1, 10)
    (edit,) = first["fix"]["edits"]
    assert TEXT[edit["start"] : edit["end"]] == "**注意：**"


def test_the_summary_counts() -> None:
    """The counts are those of the list."""
    summary = msgspec.convert(json.loads(render(REPORT))["summary"], _Summary)
    assert (summary.files, summary.error, summary.warning, summary.info, summary.fixable) == (3, 3, 3, 5, 1)


def test_what_a_terminal_obeys_is_escaped() -> None:
    """The text is printable and still says the same, lone surrogates included."""
    text = render(REPORT, colour=True)
    assert text.encode()
    assert not any(character in text for character in "\x1b\u202e\x9b\u2028\u2066\udc80")
    hostile = json.loads(text)["diagnostics"][-2]
    assert hostile["path"] == REPORT.diagnostics[-2].place.path
    assert hostile["message"] == str(REPORT.diagnostics[-2].message)


@pytest.mark.parametrize("character", ["\U000e0041", "\u200b", "\ufeff"])
def test_invisible_characters_come_back(character: str) -> None:
    """Escapes beyond the basic plane are surrogate pairs, as JSON wants them."""
    diagnostic = msgspec.structs.replace(REPORT.diagnostics[-1], name=f"a{character}b")
    text = render(report_of(diagnostic))
    assert character not in text
    assert json.loads(text)["diagnostics"][0]["name"] == f"a{character}b"
