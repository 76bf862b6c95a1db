"""Findings as JSON, version 1: lines and columns from 1 in code points, ends exclusive, null for whole files."""

from __future__ import annotations

import json

from docpipe.model.diagnostic import Diagnostic, Fix, Place, Related
from docpipe.model.tally import HostTally, Tally
from docpipe.report.format import Format, Report
from docpipe.report.printable import json_safe

VERSION = 1

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - JSON has no colours
    """Return the report as one indented JSON object, in the order of the diagnostics."""
    summary = report.summary
    whole: dict[str, Value] = {
        "version": VERSION,
        "diagnostics": [diagnostic_value(diagnostic) for diagnostic in report.diagnostics],
        "summary": {
            "files": summary.files,
            "error": summary.error,
            "warning": summary.warning,
            "info": summary.info,
            "fixable": summary.fixable,
        },
    }
    if report.external is not None:
        whole["external"] = _tally(report.external)
    return json_safe(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def diagnostic_value(diagnostic: Diagnostic) -> Value:
    """Return a finding as the contract of version 1 has it."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        **_place(diagnostic.place),
        "message": str(diagnostic.message),
        "hint": str(diagnostic.hint) if diagnostic.hint else None,
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
        "related": [_related(related) for related in diagnostic.related],
    }


def _place(place: Place) -> dict[str, Value]:
    start, end = place.start, place.end
    return {
        "path": place.path,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "end_line": end.line if end else None,
        "end_column": end.column if end else None,
    }


def _fix(fix: Fix) -> Value:
    edits: list[Value] = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"applicability": fix.applicability.value, "edits": edits}


def _related(related: Related) -> Value:
    return {**_place(related.place), "message": str(related.message)}


def _tally(tally: Tally) -> Value:
    return {
        "asked": tally.asked,
        "requests": tally.requests,
        "ignored": tally.ignored,
        "left": tally.left,
        "states": _states(tally.whole),
        "hosts": [
            {"host": host.host, **_states(host), "reasons": dict[str, Value](host.reasons)} for host in tally.hosts
        ],
    }


def _states(host: HostTally) -> dict[str, Value]:
    return {"ok": host.ok, "broken": host.broken, "unverified": host.unverified, "never": host.never}


FORMAT = Format("json", "one JSON object, version 1", render)
