"""How many findings each rule has, as a table and as JSON."""

from __future__ import annotations

from collections import Counter

from docpipe.report.foreign_json import Value, indented
from docpipe.report.format import Report
from docpipe.report.printable import printable

VERSION = 1


def statistics_text(report: Report) -> str:
    """Return one line per rule that speaks, the one that speaks most first."""
    return "".join(f"{number:>6}  {code}  {printable(name)}\n" for code, name, number, _ in _counted(report))


def statistics_json(report: Report) -> str:
    """Return the same as JSON, version 1."""
    rows: list[Value] = [
        {"code": code, "name": name, "count": number, "fixable": fixable}
        for code, name, number, fixable in _counted(report)
    ]
    return indented({"version": VERSION, "statistics": rows})


def _counted(report: Report) -> list[tuple[str, str, int, int]]:
    """Return code, name, how many there are and how many of them have a fix."""
    counted = Counter((diagnostic.code, diagnostic.name) for diagnostic in report.diagnostics)
    fixable = Counter(diagnostic.code for diagnostic in report.diagnostics if diagnostic.fix is not None)
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(code, name, number, fixable[code]) for (code, name), number in rows]
