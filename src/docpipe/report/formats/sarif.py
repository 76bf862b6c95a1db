"""Findings as SARIF 2.1.0, with everything that GitHub's code scanning asks for.

Regions keep to one line, because GitHub shows an alert on a pull request only when all of its lines
changed. Columns are code points, which the run declares; fixes may reach over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from docpipe.model.diagnostic import Diagnostic, Edit, Fix, Message, Place, Severity
from docpipe.model.text import LineIndex, Position
from docpipe.report.fingerprint import Fingerprint, fingerprints
from docpipe.report.foreign_json import Value, indented
from docpipe.report.format import Format, Report, RuleInfo
from docpipe.report.printable import printable

MOST_RESULTS = 25_000
"""Results that GitHub takes of a run."""
LONGEST_DESCRIPTION = 1024
"""Characters that GitHub takes of a description."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_TAGS = 20
_MOST_RELATED = 1000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# The house's own bars: a rule below 0.85 is on trial, an error needs 0.95.
_PRECISIONS = ((0.95, "very-high"), (0.85, "high"), (0.7, "medium"), (0.0, "low"))
_BRACKETS = re.compile(r"[\[\]\\]")
# GitHub refuses empty texts.
_NOTHING = "(no message)"
_BOM = "\ufeff"

_Object = dict[str, Value]


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - JSON has no colours
    """Return one log with one run; of more results than GitHub takes, the mildest are left out and counted."""
    known = list(zip(report.diagnostics, fingerprints(report), strict=True))
    ranked = sorted(range(len(known)), key=lambda index: known[index][0].severity.rank)
    shown = [known[index] for index in sorted(ranked[:MOST_RESULTS])]
    rules = {diagnostic.code: report.rule_of(diagnostic) for diagnostic, _ in shown}
    order = sorted(rules)
    run: _Object = {
        "tool": {"driver": _driver(report, [rules[code] for code in order])},
        "automationDetails": {"id": f"docpipe-{report.command}/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(len(known) - len(shown))],
        "results": [
            _result(report, diagnostic, fingerprint, order.index(diagnostic.code)) for diagnostic, fingerprint in shown
        ],
    }
    return indented({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(report: Report, rules: Sequence[RuleInfo]) -> _Object:
    version: _Object = {"version": report.version, "semanticVersion": report.version} if report.version else {}
    return {"name": "docpipe", **version, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: RuleInfo) -> _Object:
    title = _text(rule.title, rule.name)
    properties: _Object = {"problem.severity": _PROBLEMS[rule.severity], "tags": list(rule.tags[:_MOST_TAGS])}
    if rule.precision is not None:
        least = max(rule.precision, 0.0)
        properties["precision"] = next(word for bar, word in _PRECISIONS if least >= bar)
    address: _Object = {"helpUri": rule.url} if rule.url else {}
    page = rule.help or rule.title or rule.name
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": _text(f"{rule.title} {rule.why}".strip(), rule.name)},
        "help": {"text": page, "markdown": page},
        **address,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": properties,
    }


def _text(text: str, instead: str) -> str:
    """Return a description: never empty, and no longer than GitHub takes it."""
    words = " ".join(text.split()) or instead
    return words if len(words) <= LONGEST_DESCRIPTION else words[: LONGEST_DESCRIPTION - 1] + "…"


def _invocation(left_out: int) -> _Object:
    if not left_out:
        return {"executionSuccessful": True}
    said = f"{left_out} further findings were left out: no more than {MOST_RESULTS} fit"
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": said}}],
    }


def _result(report: Report, diagnostic: Diagnostic, fingerprint: Fingerprint, rule: int) -> _Object:
    result: _Object = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(diagnostic.message, diagnostic.hint),
        "locations": [{"physicalLocation": _location(report, diagnostic.place)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint.content[:16]}:{fingerprint.occurrence}"},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": index,
                "message": _message(related.message),
                "physicalLocation": _location(report, related.place),
            }
            for index, related in enumerate(diagnostic.related[:_MOST_RELATED], 1)
        ]
    changes = _changes(report, diagnostic)
    if changes:
        result["fixes"] = changes
    return result


def _message(text: Message, hint: Message | None = None) -> _Object:
    r"""Return a message whose brackets make no link (SARIF 2.1.0 §3.11.6: they are escaped as `\[`)."""
    lines = "\n".join(printable(str(part)) for part in (text, hint) if part is not None)
    return {"text": _BRACKETS.sub(r"\\\g<0>", lines) if "](" in lines else lines or _NOTHING}


def _location(report: Report, place: Place) -> _Object:
    return {"artifactLocation": {"uri": _uri(report.in_repository(place.path))}, "region": _region(report, place)}


def _region(report: Report, place: Place) -> _Object:
    """Return the part of a place that lies in its first line; the first character for the whole file."""
    if place.start is None or place.end is None:
        return {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    lines = report.text_of(place)
    line, end = place.start.line, place.end.column
    if place.end.line > line:
        end = max(place.start.column, place.excerpt_column + len(place.excerpt))
        if lines is not None and line <= lines.line_count:
            end = max(place.start.column, len(lines.line_span(line)) + 1)
    return {
        "startLine": line,
        "startColumn": _column(lines, place.start),
        "endLine": line,
        "endColumn": _column(lines, Position(line, end)),
    }


def _column(lines: LineIndex | None, position: Position) -> int:
    """Return a column; a byte order mark is no character of the text there."""
    has_mark = position.line == 1 and lines is not None and lines.text.startswith(_BOM)
    return max(1, position.column - 1) if has_mark else position.column


def _changes(report: Report, diagnostic: Diagnostic) -> list[Value]:
    """Return the fix, if the file can be read; one that takes a byte order mark away cannot be said."""
    fix = diagnostic.fix
    if fix is None or not fix.edits:
        return []
    lines = report.text_of(diagnostic.place, *(edit.span for edit in fix.edits))
    if lines is None or (fix.edits[0].span.start == 0 and lines.text.startswith(_BOM)):
        return []
    change: _Object = {
        "artifactLocation": {"uri": _uri(report.in_repository(diagnostic.place.path))},
        "replacements": [_replacement(lines, edit) for edit in fix.edits],
    }
    return [{"description": {"text": _promise(fix)}, "artifactChanges": [change]}]


def _promise(fix: Fix) -> str:
    return "Safe: it keeps the meaning" if fix.applicability == "safe" else "Unsafe: it may change the meaning"


def _replacement(lines: LineIndex, edit: Edit) -> _Object:
    start, end = lines.position(edit.span.start), lines.position(edit.span.end)
    deleted: _Object = {
        "startLine": start.line,
        "startColumn": _column(lines, start),
        "endLine": end.line,
        "endColumn": _column(lines, end),
    }
    return {"deletedRegion": deleted, "insertedContent": {"text": edit.text}}


def _uri(path: str) -> str:
    """Return a relative reference: bytes of UTF-8, percent-encoded; a name may hold bytes that are no UTF-8."""
    try:
        content = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        content = path.encode("utf-8", "surrogatepass")
    return quote(content, safe="/-._~")


FORMAT = Format("sarif", "SARIF 2.1.0, for GitHub code scanning and others", render, tells_each=True)
