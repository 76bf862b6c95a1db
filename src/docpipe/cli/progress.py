"""How far a run is: one line on a terminal, rewritten as work is done, and gone at the end."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console, is_terminal

if TYPE_CHECKING:
    from docpipe.linkcheck.ask.asking import Progress

_SECONDS_BETWEEN = 0.1
_SECONDS_BEFORE = 0.5
_WIDTH = 28
_CLEAR = "\r\x1b[K"


class Line:
    """A line on a terminal that is written over again and again."""

    def __init__(self, console: Console) -> None:
        """Show nothing yet; whether anything is shown depends on the console and on what reads the error stream."""
        self._is_shown = not console.quiet and is_terminal(error_stream=True) and os.environ.get("TERM") != "dumb"
        self._last = -_SECONDS_BETWEEN
        self._stands = False

    def show(self, text: Callable[[], str]) -> None:
        """Show what `text` returns, unless something was shown a moment ago."""
        moment = time.monotonic()
        if not self._is_shown or moment - self._last < _SECONDS_BETWEEN:
            return
        self._last, self._stands = moment, True
        # In the last column some terminals begin a new line.
        room = shutil.get_terminal_size().columns - 1
        self._write(_CLEAR + text()[:room])

    def clear(self) -> None:
        """Take the line away."""
        if self._stands:
            self._stands = False
            self._write(_CLEAR)

    def _write(self, text: str) -> None:
        try:
            click.echo(text, err=True, nl=False)
        except OSError:
            # The terminal is gone. Whoever is left to look on sees the history.
            self._is_shown = self._stands = False


class ProgressLine(Line):
    """Takes the progress of a run over addresses, and shows it where a person looks on.

    Attributes:
        done: how many addresses are done with, shown or not.
    """

    def __init__(self, console: Console) -> None:
        """Show nothing yet."""
        super().__init__(console)
        self.done = 0

    def __call__(self, progress: Progress) -> None:
        """Take note of how far the run is."""
        self.done = progress.done
        self.show(lambda: progress_text(progress))


class StageLine(Line):
    """Shows how far each stage of a run is, if it takes long enough to wonder."""

    def __init__(self, console: Console) -> None:
        """Show nothing yet."""
        super().__init__(console)
        self._began: dict[str, float] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is; behind its end the line is gone."""
        moment = time.monotonic()
        if done >= total:
            self.clear()
            self._began.pop(stage, None)
        elif moment - self._began.setdefault(stage, moment) >= _SECONDS_BEFORE:
            self.show(lambda: stage_text(stage, done, total))


def stage_text(stage: str, done: int, total: int) -> str:
    """Return how far a stage is as a bar and in figures.

    >>> stage_text("reading posts", 15, 60)
    'reading posts ━━━━━━━                      15/60'
    """
    filled = _WIDTH * done // max(1, total)
    return f"{stage} {'━' * filled:<{_WIDTH}} {done}/{total}"


def progress_text(progress: Progress) -> str:
    """Return how far a run is in one line, what matters most first."""
    parts = [f"{progress.done}/{progress.total} asked", f"{progress.broken} broken"]
    parts.append(f"{progress.hosts} {'host' if progress.hosts == 1 else 'hosts'} left")
    if progress.waiting:
        parts.append(f"{progress.waiting} waiting")
    return f"{', '.join(parts)}: {progress.host}"
