"""Findings as workflow commands, which GitHub shows as annotations on the lines of a pull request.

GitHub keeps ten annotations of each kind per step, the first ones, and says nothing of the rest. So the
worst come first, those in changed lines before others, one of each rule before a second one; what does
not fit is counted in the last notice, and the step's summary lists everything.
"""

from __future__ import annotations

from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.report.format import Format, Report
from docpipe.report.formats import markdown
from docpipe.report.paragraph import plural
from docpipe.report.printable import printable, printable_path
from docpipe.report.workflow_command import workflow_command

MOST = 10
"""Annotations of one kind that GitHub shows of a step."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - GitHub colours by the kind
    """Return one command per annotation that will be shown, and one more that counts the rest."""
    by_kind = {severity: _ordered(report, severity) for severity in Severity}
    room = dict.fromkeys(Severity, MOST)
    if any(len(found) > MOST for found in by_kind.values()):
        # The count of the rest is a notice itself.
        room[Severity.INFO] -= 1
    lines = [
        _command(report, diagnostic) for severity, found in by_kind.items() for diagnostic in found[: room[severity]]
    ]
    rest = {severity: len(found) - room[severity] for severity, found in by_kind.items() if len(found) > room[severity]}
    if rest:
        lines.append(_rest(rest))
    return "".join(f"{line}\n" for line in lines)


def _ordered(report: Report, severity: Severity) -> list[Diagnostic]:
    """Return the findings of one severity, those first that should be seen."""
    found = [diagnostic for diagnostic in report.diagnostics if diagnostic.severity is severity]
    changed = report.changed
    elsewhere = [changed is not None and not changed(diagnostic) for diagnostic in found]
    order = sorted(range(len(found)), key=elsewhere.__getitem__)
    said: set[str] = set()
    turns: dict[int, tuple[bool, bool]] = {}
    for index in order:
        turns[index] = elsewhere[index], found[index].code in said
        said.add(found[index].code)
    return [found[index] for index in sorted(order, key=turns.__getitem__)]


def _command(report: Report, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties: dict[str, str | int] = {"file": printable_path(report.in_repository(place.path))}
    if place.start is None or place.end is None:
        properties["line"] = 1  # without a line it would be seen in the log only
    else:
        properties.update(line=place.start.line, endLine=place.end.line, col=place.start.column)
        if place.start.line == place.end.line:
            properties["endColumn"] = place.end.column
    properties["title"] = f"docpipe {diagnostic.code} {diagnostic.name}"
    hint = f"\n{printable(str(diagnostic.hint))}" if diagnostic.hint else ""
    message = f"{printable(str(diagnostic.message))}{hint}"
    return workflow_command(_KINDS[diagnostic.severity], properties, message)


def _rest(rest: dict[Severity, int]) -> str:
    words = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    parts = [plural(count, words[kind]) if kind in words else f"{count} info" for kind, count in rest.items()]
    message = f"+{sum(rest.values())} more: {', '.join(parts)}. The summary of this step lists them all"
    return workflow_command("notice", {"title": "docpipe"}, message)


FORMAT = Format("github", "GitHub annotations and a step summary", render, markdown.step_summary)
