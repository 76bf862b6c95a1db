"""A build of a site in which nothing has changed: what the last one said is said again, and nothing is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.cli.console import Console, shown
from docpipe.cli.main import CLEAN, FINDINGS

if TYPE_CHECKING:
    from docpipe.model.diagnostic import Diagnostic
    from docpipe.pipeline.finished import Finished, Standing
    from docpipe.pipeline.request import Request

_WARNING, _TALK = "warning", "talk"


class Heard(Console):
    """A console that remembers what it was told, so that it can be said again."""

    def __init__(self, inner: Console) -> None:
        """Be as quiet, or as verbose, as `inner`."""
        super().__init__()
        self.verbose, self.quiet = inner.verbose, inner.quiet
        self.said: list[tuple[str, str]] = []

    def talk(self, text: str) -> None:
        """Say something by the way."""
        self.said.append((_TALK, text))
        super().talk(text)

    def warning(self, text: str) -> None:
        """Say that something may not be as it is wanted."""
        self.said.append((_WARNING, text))
        super().warning(text)


def standing_of(request: Request, *, strict: bool) -> Standing | None:
    """Return what tells whether the last build stands; None where nothing may be kept, or can be."""
    if request.cache is None:
        return None
    from docpipe.pipeline.finished import Standing

    try:
        return Standing(request, request.cache, strict=strict)
    except OSError:
        return None


def say_again(last: Finished, request: Request, console: Console) -> int:
    """Say what the last build said, and return its exit code."""
    for voice, text in last.said:
        (console.warning if voice == _WARNING else console.talk)(text)
    if last.problems:
        say_problems(last.problems, last.files, console)
    say_count(request, console, written=0, unchanged=last.count, removed=0)
    return FINDINGS if last.problems else CLEAN


def say_problems(problems: tuple[Diagnostic, ...], files: tuple[str, ...], console: Console) -> None:
    """Say why a build failed."""
    from docpipe.cli.findings import wants_colour
    from docpipe.report.format import Report
    from docpipe.report.registry import find_format

    found = Report(diagnostics=problems, files=files, command="build")
    console.result(find_format("text").render(found, colour=wants_colour()))


def say_count(request: Request, console: Console, *, written: int, unchanged: int, removed: int) -> None:
    """Say how many files the site has, and what became of them."""
    changes = f"{written} written, {unchanged} unchanged, {removed} removed"
    console.talk(f"{shown(request.site_folder)}: {written + unchanged} files ({changes})")
