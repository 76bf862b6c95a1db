"""Findings on the command line: how they are chosen, shown and written, and the exit code they give."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
import msgspec

from docpipe import __version__
from docpipe.cli.asked import Asked
from docpipe.cli.console import Console, is_terminal
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.report_file import append_summary, hold_apart, spare_sources, split_output, write_report
from docpipe.cli.surroundings import Surroundings
from docpipe.config.load import FILE_NAME
from docpipe.lint.gather import gathered
from docpipe.model.diagnostic import Diagnostic, Severity
from docpipe.model.tally import Tally
from docpipe.report.format import Format, Report
from docpipe.report.formats.markdown import LIMIT
from docpipe.report.registry import find_format
from docpipe.report.statistics import statistics_json, statistics_text

_NEVER = "never"
_TEXT, _JSON = "text", "json"
# Where GitHub's runner says that the summary of a step stands.
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


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
        if statistics and name not in {_TEXT, _JSON}:
            raise click.UsageError("--statistics knows text and json only: leave --format out, or write --format json")
        level = None if fail_on == _NEVER else Severity(fail_on)
        written = tuple(map(_output, outputs))
        hold_apart([path for _, path in written])
        return cls(find_format(name), written, level, statistics)


def report(
    diagnostics: Iterable[Diagnostic],
    asked: Sequence[Asked],
    reporting: Reporting,
    console: Console,
    *,
    changed: Callable[[Diagnostic], bool] | None = None,
    aside: bool = False,
) -> int:
    """Show and write the findings; return the exit code.

    Args:
        diagnostics: what is reported.
        asked: the sessions they are from.
        reporting: the options.
        console: what they are shown on.
        changed: tells whether a finding stands in a changed line; None when not known.
        aside: whether standard output holds something else already, so that the report goes to the other stream.

    Raises:
        UsageError: a report would take the place of a post or of the configuration.
        PublishError: a file cannot be written.
    """
    about = Surroundings(asked)
    each = Report(
        diagnostics=tuple(diagnostics),
        files=about.files,
        command=click.get_current_context().info_name or "lint",
        version=__version__,
        fail_on=reporting.fail_on,
        in_repository=about.in_repository,
        text=about.text,
        rule=about.rule,
        changed=changed,
        external=_tally(asked),
    )
    found = msgspec.structs.replace(each, diagnostics=gathered(each.diagnostics, about.most, changed))
    _spare_sources([path for _, path in reporting.outputs], asked)
    for known, path in reporting.outputs:
        write_report(path, known.render(each if known.tells_each else found))
    show = console.aside if aside else console.result
    if reporting.statistics:
        show(statistics_text(each) if reporting.format.name == _TEXT else statistics_json(each))
    else:
        show(reporting.format.render(each if reporting.format.tells_each else found, colour=wants_colour()))
    _summarise(found, reporting, console)
    return FINDINGS if any(map(found.fails, found.diagnostics)) else CLEAN


def _tally(asked: Sequence[Asked]) -> Tally | None:
    """Return how the addresses outside stand in all that was asked about."""
    known = [each.tally for each in asked if each.tally is not None]
    return sum(known[1:], known[0]) if known else None


def _summarise(found: Report, reporting: Reporting, console: Console) -> None:
    """Add to the summary of the CI step, if a format has one and the service says where."""
    place = os.environ.get(_STEP_SUMMARY)
    formats = (reporting.format, *(known for known, _ in reporting.outputs))
    summary = next((known.step_summary for known in formats if known.step_summary is not None), None)
    if not place or summary is None:
        return
    path = Path(place)
    try:
        taken = path.stat().st_size if path.exists() else 0
        append_summary(path, summary(found, LIMIT - taken))
    except OSError as error:
        console.warning(f"the summary was not written to {place}: {error.strerror}")


def wants_colour() -> bool:
    """Tell whether standard output is a terminal whose owner has not refused colour (no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _output(text: str) -> tuple[Format, Path]:
    name, path = split_output(text)
    return find_format(name), path


def _spare_sources(paths: Sequence[Path], asked: Sequence[Asked]) -> None:
    """Refuse a report in the place of a post or of the configuration."""
    if not any(path.is_file() for path in paths):
        return
    roots = {each.session.request.root for each in asked}
    sources = {(root / FILE_NAME).resolve() for root in roots}
    for each in asked:
        sources.update((each.session.request.root / file.path).resolve() for file in each.session.discovery.files)
    spare_sources(paths, sources)
