"""The status on the command line: which formats there are, where they go, and what CI shows besides."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.findings import wants_colour
from docpipe.cli.report_file import append_summary, hold_apart, spare_sources, split_output, write_report
from docpipe.config.load import FILE_NAME
from docpipe.report.formats.markdown import LIMIT
from docpipe.report.status.registry import STATUS_FORMATS
from docpipe.report.status.standing import Standing, StatusFormat

if TYPE_CHECKING:
    from docpipe.cli.console import Console
    from docpipe.pipeline.session import Session

# Where GitHub's runner says that the summary of a step stands.
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


class StatusReporting(msgspec.Struct, frozen=True):
    """What becomes of the status.

    Attributes:
        format: of what goes to standard output.
        outputs: further formats, each with the file it is written to.
    """

    format: StatusFormat
    outputs: tuple[tuple[StatusFormat, Path], ...] = ()

    @classmethod
    def of(cls, name: str, outputs: Sequence[str]) -> StatusReporting:
        """Take the options as they are written.

        Raises:
            UsageError: a format is unknown, or two reports go to one file.
        """
        written = []
        for text in outputs:
            format_name, path = split_output(text)
            written.append((_find(format_name), path))
        hold_apart(path for _, path in written)
        return cls(_find(name), tuple(written))

    @property
    def tells_ages(self) -> bool:
        """Whether a format tells since when blocks are outdated."""
        return any(known.tells_ages for known in (self.format, *(known for known, _ in self.outputs)))

    def check(self, session: Session, locales: Sequence[str]) -> None:
        """Refuse what cannot be shown or written, before anything is computed.

        Raises:
            UsageError: a format shows one locale and there are others, or a report would take a source's place.
        """
        for known in (self.format, *(known for known, _ in self.outputs)):
            if known.is_of_one and len(locales) != 1:
                which = f"docpipe status {locales[0]} --format {known.name}" if locales else "the site speaks one only"
                raise click.UsageError(f"--format {known.name} shows one target locale: name it, {which}")
        if self.outputs:
            root = session.request.root
            sources = {(root / file.path).resolve() for file in session.discovery.files}
            spare_sources([path for _, path in self.outputs], {*sources, (root / FILE_NAME).resolve()})

    def show(self, standing: Standing, console: Console) -> None:
        """Write the files and standard output, and what a CI service shows beside its log.

        Raises:
            PublishError: a file cannot be written.
        """
        for known, path in self.outputs:
            write_report(path, known.render(standing))
        console.result(self.format.render(msgspec.structs.replace(standing, colour=wants_colour())))
        self._summarise(standing, console)

    def _summarise(self, standing: Standing, console: Console) -> None:
        place = os.environ.get(_STEP_SUMMARY)
        formats = (self.format, *(known for known, _ in self.outputs))
        summary = next((known.step_summary for known in formats if known.step_summary is not None), None)
        if not place or summary is None:
            return
        path, text = Path(place), summary(standing)
        try:
            taken = path.stat().st_size if path.exists() else 0
            if taken + len(text.encode()) > LIMIT:
                console.warning(f"the summary was not written to {place}: it would be too long to be shown")
            else:
                append_summary(path, text)
        except OSError as error:
            console.warning(f"the summary was not written to {place}: {error.strerror}")


def _find(name: str) -> StatusFormat:
    known = next((known for known in STATUS_FORMATS if known.name == name), None)
    if known is None:
        names = ", ".join(each.name for each in STATUS_FORMATS)
        raise click.UsageError(f"no format of the status is called '{name}': the formats are {names}")
    return known
