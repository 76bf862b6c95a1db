"""Findings as Checkstyle writes them, for the many tools that read its XML; columns are code points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docpipe.model.diagnostic import Diagnostic
from docpipe.report.format import Format, Report
from docpipe.report.xml import DECLARATION, attributes

_VERSION = "4.3"


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001 - XML has no colours
    """Return one document with an element per file that has findings."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield DECLARATION
    yield f"<checkstyle{attributes(version=_VERSION)}>"
    for path, found in groupby(report.diagnostics, lambda diagnostic: diagnostic.place.path):
        yield f"  <file{attributes(name=report.in_repository(path))}>"
        for diagnostic in found:
            yield f"    <error{_place(diagnostic)}{_what(diagnostic)}/>"
        yield "  </file>"
    yield "</checkstyle>"


def _place(diagnostic: Diagnostic) -> str:
    start = diagnostic.place.start
    return attributes(line=start.line, column=start.column) if start else attributes(line=1)


def _what(diagnostic: Diagnostic) -> str:
    hint = f". {diagnostic.hint}" if diagnostic.hint else ""
    return attributes(
        severity=diagnostic.severity.value,
        message=f"{diagnostic.message}{hint}",
        source=f"docpipe.{diagnostic.code}",
    )


FORMAT = Format("checkstyle", "XML as Checkstyle writes it", render, tells_each=True)
