"""How far a run over addresses outside is: one line on a terminal, rewritten as answers come, and gone at the end."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console, is_terminal

if TYPE_CHECKING:
    from docpipe.linkcheck.ask.asking import Progress

_SECONDS_BETWEEN = 0.1
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Takes the progress of a run, and shows it where a person looks on.

    Attributes:
        done: how many addresses are done with, shown or not.
    """

    def __init__(self, console: Console) -> None:
        """Show nothing yet; whether anything is shown depends on the console and on what reads the error stream."""
        self.done = 0
        self._is_shown = not console.quiet and is_terminal(error_stream=True) and os.environ.get("TERM") != "dumb"
        self._last = -_SECONDS_BETWEEN
        self._stands = False

    def __call__(self, progress: Progress) -> None:
        """Take note of how far the run is."""
        self.done = progress.done
        moment = time.monotonic()
        if not self._is_shown or moment - self._last < _SECONDS_BETWEEN:
            return
        self._last, self._stands = moment, True
        # In the last column some terminals begin a new line.
        room = shutil.get_terminal_size().columns - 1
        self._write(_CLEAR + progress_text(progress)[:room])

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


def progress_text(progress: Progress) -> str:
    """Return how far a run is in one line, what matters most first."""
    parts = [f"{progress.done}/{progress.total} asked", f"{progress.broken} broken"]
    parts.append(f"{progress.hosts} {'host' if progress.hosts == 1 else 'hosts'} left")
    if progress.waiting:
        parts.append(f"{progress.waiting} waiting")
    return f"{', '.join(parts)}: {progress.host}"
