"""Findings as messages of the Reviewdog Diagnostic Format, which `rdjson` and `rdjsonl` wrap.

Columns are bytes of UTF-8 from 1, ends exclusive (reviewdog.proto, message Position). Fields that
reviewdog does not know make it refuse the whole report, so there are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.diagnostic import Diagnostic, Place, Severity
from docpipe.model.text import Span
from docpipe.report.byte_lines import ByteLines
from docpipe.report.fix import as_one_edit
from docpipe.report.foreign_json import Value, exact
from docpipe.report.format import Report
from docpipe.report.printable import printable

SOURCE = {"name": "docpipe"}

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def review_messages(report: Report) -> Iterator[dict[str, Value]]:
    """Yield one message per finding; a fix is one suggestion, since reviewdog takes several for alternatives."""
    known: dict[str, ByteLines | None] = {}

    def byte_lines(place: Place) -> ByteLines | None:
        if place.path not in known:
            lines = report.text(place.path)
            known[place.path] = None if lines is None else ByteLines(lines)
        return known[place.path]

    for diagnostic in report.diagnostics:
        yield _message(report, diagnostic, byte_lines(diagnostic.place))


def _message(report: Report, diagnostic: Diagnostic, lines: ByteLines | None) -> dict[str, Value]:
    place, rule = diagnostic.place, report.rule_of(diagnostic)
    text = report.text_of(place, *(edit.span for edit in diagnostic.fix.edits) if diagnostic.fix else ())
    location: dict[str, Value] = {"path": exact(report.in_repository(place.path))}
    if place.span is not None and lines is not None and report.text_of(place) is not None:
        location["range"] = _range(lines, place.span)
    elif place.start is not None and place.end is not None:
        # Without columns it means whole lines.
        location["range"] = {"start": {"line": place.start.line}, "end": {"line": place.end.line}}
    hint = f"\n{printable(str(diagnostic.hint))}" if diagnostic.hint else ""
    message: dict[str, Value] = {
        "message": f"{diagnostic.name}: {printable(str(diagnostic.message))}{hint}",
        "location": location,
        "severity": _SEVERITIES[diagnostic.severity],
        "source": SOURCE,
        "code": {"value": diagnostic.code, "url": rule.url} if rule.url else {"value": diagnostic.code},
    }
    if diagnostic.fix is not None and diagnostic.fix.edits and text is not None and lines is not None:
        edit = as_one_edit(text.text, diagnostic.fix)
        message["suggestions"] = [{"range": _range(lines, edit.span), "text": edit.text}]
    return message


def _range(lines: ByteLines, span: Span) -> dict[str, Value]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
