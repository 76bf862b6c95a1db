"""What a person sees: results on stdout, talk on stderr, and nothing that a terminal would obey."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docpipe.report.printable import printable


class Console:
    """Writes to the two streams of this process.

    What is said is a line each: whatever a name or a file holds, it begins none of its own.

    Attributes:
        verbose: whether details and tracebacks are wanted.
        quiet: whether only errors are.
    """

    def __init__(self) -> None:
        """Start neither verbose nor quiet; options decide."""
        self.verbose = False
        self.quiet = False

    def result(self, text: str) -> None:
        """Write what was asked for; `text` ends as it is to end."""
        click.echo(text, nl=False)

    def data(self, content: bytes) -> None:
        """Write what was asked for byte by byte: a text that goes back into a file, or a patch."""
        click.echo(content, nl=False)

    def aside(self, text: str) -> None:
        """Write a result beside another one that has standard output; `text` ends as it is to end."""
        click.echo(text, nl=False, err=True)

    def talk(self, text: str) -> None:
        """Say something by the way."""
        if not self.quiet:
            click.echo(printable(text), err=True)

    def detail(self, text: str) -> None:
        """Say something that only a curious reader wants."""
        if self.verbose:
            click.echo(_lines(text), err=True)

    def warning(self, text: str) -> None:
        """Say that something may not be as it is wanted."""
        if not self.quiet:
            click.echo(f"warning: {printable(text)}", err=True)

    def error(self, text: str) -> None:
        """Say what went wrong."""
        click.echo(f"error: {printable(text)}", err=True)

    def failure(self, error: Exception) -> None:
        """Say that docpipe itself failed, and how to report it."""
        said = "; ".join((str(error), *getattr(error, "__notes__", ())))
        click.echo(f"docpipe failed: {type(error).__name__}: {printable(said)}", err=True)
        if self.verbose:
            import traceback

            click.echo(_lines("".join(traceback.format_exception(error))), err=True)
        else:
            click.echo("This is a mistake of docpipe. Run it again with -v and report what it prints.", err=True)


def shown(path: Path) -> str:
    """Return a path as a person in the current folder would write it."""
    try:
        absolute, here = path.absolute(), Path.cwd()
    except FileNotFoundError:  # somebody deleted the current folder
        return str(path)
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(absolute)


def is_terminal(*, error_stream: bool = False) -> bool:
    """Tell whether a person reads the stream."""
    return (sys.stderr if error_stream else sys.stdout).isatty()


def _lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))
