"""Findings as GitLab's code quality report: a list of violations, each with a fingerprint of its own."""

from __future__ import annotations

from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.report.fingerprint import Fingerprint, digest, fingerprints
from docpipe.report.foreign_json import Value, exact, indented
from docpipe.report.format import Format, Report
from docpipe.report.printable import printable

# GitLab's scale goes on to `critical` and `blocker`; only what endangers readers is that bad.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_SECURITY = "security"


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - JSON has no colours
    """Return one indented list, without a byte order mark, which GitLab refuses."""
    known = zip(report.diagnostics, fingerprints(report), strict=True)
    return indented([_violation(report, diagnostic, fingerprint) for diagnostic, fingerprint in known])


def _violation(report: Report, diagnostic: Diagnostic, fingerprint: Fingerprint) -> dict[str, Value]:
    path = report.in_repository(diagnostic.place.path)
    start = diagnostic.place.start
    hint = f". {diagnostic.hint}" if diagnostic.hint else ""
    return {
        "description": printable(f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}{hint}"),
        "check_name": diagnostic.code,
        "fingerprint": digest(path, fingerprint.content, str(fingerprint.occurrence)),
        "severity": _severity(report, diagnostic),
        "location": {"path": exact(path), "lines": {"begin": start.line if start else 1}},
    }


def _severity(report: Report, diagnostic: Diagnostic) -> str:
    if diagnostic.severity is Severity.ERROR and _SECURITY in report.rule_of(diagnostic).tags:
        return "critical"
    return _SEVERITIES[diagnostic.severity]


FORMAT = Format("gitlab", "GitLab's code quality report", render, tells_each=True)
