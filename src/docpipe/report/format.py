"""What a report format is given, and what it is."""

from __future__ import annotations

from typing import Protocol

import msgspec

from docpipe.model.diagnostic import Diagnostic, Severity


class Summary(msgspec.Struct, frozen=True):
    """How many findings there are."""

    files: int
    error: int
    warning: int
    info: int
    fixable: int


class Report(msgspec.Struct, frozen=True):
    """The findings of one run.

    Attributes:
        diagnostics: sorted by path and place.
        files: how many files were looked at.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int

    @property
    def summary(self) -> Summary:
        """The counts."""
        count = dict.fromkeys(Severity, 0)
        for diagnostic in self.diagnostics:
            count[diagnostic.severity] += 1
        fixable = sum(diagnostic.fix is not None for diagnostic in self.diagnostics)
        return Summary(self.files, count[Severity.ERROR], count[Severity.WARNING], count[Severity.INFO], fixable)


class Render(Protocol):
    """Turns a report into text."""

    def __call__(self, report: Report, *, colour: bool = False) -> str:
        """Return the whole output, its last line ended; `colour` allows SGR escapes where the format has any."""


class Format(msgspec.Struct, frozen=True):
    """A report format by its name on the command line."""

    name: str
    description: str
    render: Render
