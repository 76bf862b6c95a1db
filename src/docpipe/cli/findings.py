"""Findings on the command line: how they are chosen, shown and written, and the exit code they give."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from docpipe.cli.console import Console, is_terminal
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.model.errors import PublishError
from docpipe.report.format import Format, Report
from docpipe.report.registry import find_format

_NEVER = "never"


class Reporting(msgspec.Struct, frozen=True):
    """What becomes of findings.

    Attributes:
        format: of what goes to standard output.
        outputs: further formats, each with the file it is written to.
        fail_on: the mildest severity that makes the run fail; None for none.
        statistics: whether findings are counted, not listed.
    """

    format: Format
    outputs: tuple[tuple[Format, Path], ...]
    fail_on: Severity | None
    statistics: bool

    @classmethod
    def of(cls, name: str, outputs: tuple[str, ...], fail_on: str, *, statistics: bool = False) -> Reporting:
        """Take the options as they are written.

        Raises:
            ConfigError: a format is unknown.
            UsageError: the options do not go together.
        """
        if statistics and name != "text":
            raise click.UsageError("--statistics is a table of text: leave --format out.")
        level = None if fail_on == _NEVER else Severity(fail_on)
        return cls(find_format(name), tuple(map(_output, outputs)), level, statistics)


def report(diagnostics: Iterable[Diagnostic], files: int, reporting: Reporting, console: Console) -> int:
    """Show and write the findings; return the exit code.

    Raises:
        PublishError: a file cannot be written.
    """
    found = Report(tuple(diagnostics), files)
    for known, path in reporting.outputs:
        try:
            path.write_text(known.render(found), "utf-8", newline="\n")
        except OSError as error:
            raise PublishError(f"the report was not written: {error.strerror}", path=str(path)) from error
    if reporting.statistics:
        console.result(_statistics(found.diagnostics))
    else:
        console.result(reporting.format.render(found, colour=wants_colour()))
    return FINDINGS if _fails(found.diagnostics, reporting.fail_on) else CLEAN


def wants_colour() -> bool:
    """Tell whether standard output is a terminal whose owner has not refused colour (no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _fails(diagnostics: Iterable[Diagnostic], level: Severity | None) -> bool:
    return level is not None and any(diagnostic.severity.rank <= level.rank for diagnostic in diagnostics)


def _statistics(diagnostics: Iterable[Diagnostic]) -> str:
    counted = Counter((diagnostic.code, diagnostic.name) for diagnostic in diagnostics)
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{number:>6}  {code}  {name}\n" for (code, name), number in rows)


def _output(text: str) -> tuple[Format, Path]:
    name, colon, path = text.partition(":")
    if not colon or not path:
        raise click.UsageError(f"--output '{text}' names no file: write --output json:report.json")
    return find_format(name), Path(path)
