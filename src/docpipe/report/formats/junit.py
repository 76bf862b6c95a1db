"""Findings as JUnit's XML: one suite per file, one case per rule that speaks, one passing case for a clean file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.model.diagnostic import Diagnostic
from docpipe.report.format import Format, Report
from docpipe.report.paragraph import plural
from docpipe.report.printable import printable_path
from docpipe.report.xml import DECLARATION, attributes, xml_text

_CLEAN = "no findings"


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - XML has no colours
    """Return one document; a case fails when one of its findings makes the run fail."""
    suites = _by_file(report)
    cases = [(path, _by_rule(found)) for path, found in suites.items()]
    tests = sum(max(1, len(rules)) for _, rules in cases)
    failures = sum(_failures(report, rules) for _, rules in cases)
    name = f"docpipe {report.command}"
    lines = [DECLARATION, f"<testsuites{attributes(name=name, tests=tests, failures=failures, errors=0)}>"]
    for path, rules in cases:
        lines += _suite(report, path, rules)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _by_file(report: Report) -> dict[str, list[Diagnostic]]:
    """Return the findings of every file, clean ones and those that only findings name included."""
    found: dict[str, list[Diagnostic]] = {path: [] for path in report.files}
    for diagnostic in report.diagnostics:
        found.setdefault(diagnostic.place.path, []).append(diagnostic)
    return dict(sorted(found.items()))


def _by_rule(found: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    rules: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        rules.setdefault(f"{diagnostic.code} {diagnostic.name}", []).append(diagnostic)
    return dict(sorted(rules.items()))


def _failures(report: Report, rules: dict[str, list[Diagnostic]]) -> int:
    return sum(any(map(report.fails, found)) for found in rules.values())


def _suite(report: Report, path: str, rules: dict[str, list[Diagnostic]]) -> Iterator[str]:
    shown = printable_path(report.in_repository(path))
    tests, failures = max(1, len(rules)), _failures(report, rules)
    yield f"  <testsuite{attributes(name=shown, tests=tests, failures=failures, errors=0, skipped=0)}>"
    if not rules:
        yield f"    <testcase{attributes(classname=shown, name=_CLEAN, time=0)}/>"
    for name, found in rules.items():
        yield f"    <testcase{attributes(classname=shown, name=name, time=0)}>"
        yield from _findings(report, shown, found)
        yield "    </testcase>"
    yield "  </testsuite>"


def _findings(report: Report, path: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the findings as a failure, or as mere output where they do not make the run fail."""
    text = "\n".join(xml_text(_sentence(path, diagnostic)) for diagnostic in found)
    if any(map(report.fails, found)):
        worst = min(found, key=lambda diagnostic: diagnostic.severity.rank)
        more = f" (and {plural(len(found) - 1, 'further place')})" if len(found) > 1 else ""
        facts = attributes(message=f"{worst.message}{more}", type=worst.severity.value)
        yield f"      <failure{facts}>{text}</failure>"
    else:
        yield f"      <system-out>{text}</system-out>"


def _sentence(path: str, diagnostic: Diagnostic) -> str:
    start = diagnostic.place.start
    at = f"{path}:{start.line}:{start.column}" if start else path
    hint = f". {diagnostic.hint}" if diagnostic.hint else ""
    return f"{at}: {diagnostic.severity.value}: {diagnostic.message}{hint}"


FORMAT = Format("junit", "JUnit's XML: a suite per file, a case per rule", render, tells_each=True)
