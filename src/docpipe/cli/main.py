"""The command `docpipe`: finds the subcommand, imports only that, and turns every end into an exit code."""

from __future__ import annotations

import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import click

from docpipe import __version__
from docpipe.cli.console import Console
from docpipe.model.errors import DocpipeError, PublishError

COMMANDS = {
    "lint": "docpipe.cli.lint:lint",
    "status": "docpipe.cli.status:status",
    "build": "docpipe.cli.build:build",
    "serve": "docpipe.cli.serve:serve",
    "links": "docpipe.cli.links:links",
    "l10n": "docpipe.cli.l10n:l10n",
    "explain": "docpipe.cli.explain:explain",
    "rules": "docpipe.cli.rules:rules",
    "config": "docpipe.cli.config:config",
    "init": "docpipe.cli.init:init",
    "new": "docpipe.cli.new:new",
}
"""Where each subcommand is found; nothing is imported before it is asked for."""

CLEAN, FINDINGS, USAGE, FAILURE = 0, 1, 2, 3
_BY_SIGNAL = 128
_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")


class Stopped(SystemExit):
    """A signal asked docpipe to end; `number` is the signal's.

    Of all exceptions that are no errors, an event loop lets through only the one of Ctrl-C and this one's kind.
    """

    def __init__(self, number: int) -> None:
        """Remember the signal."""
        super().__init__(_BY_SIGNAL + number)
        self.number = number


class LazyGroup(click.Group):
    """A group that imports a subcommand when it is called or listed."""

    def __init__(self, *, lazy: Mapping[str, str], **settings: object) -> None:
        """Take the subcommands as `module:object` strings by name."""
        super().__init__(**settings)  # type: ignore[arg-type]  # click's own settings, passed through
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order a person would meet them."""
        del ctx
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the subcommand, imported now, or None."""
        del ctx
        if cmd_name not in self.lazy:
            return None
        module, _, name = self.lazy[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand that `args` begin with.

        Raises:
            UsageError: there is none; the message says which may have been meant.
        """
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], self.lazy, n=1)
            advice = f"Did you mean '{near[0]}'?" if near else f"There are {', '.join(self.lazy)}."
            raise click.UsageError(f"{ctx.command_path} has no command '{args[0]}'. {advice}", ctx)
        return super().resolve_command(ctx, args)


class _PipeClosedError(Exception):
    """Whoever read our output has gone."""


class _Root(LazyGroup):
    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand; a closed pipe is told apart from click's own idea of it, exit code 1."""
        try:
            result: object = super().invoke(ctx)
            # What the system refuses must be known while an exit code can still say so.
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise _PipeClosedError from error
        return result


@click.group(
    cls=_Root,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="docpipe COMMAND --help says more about each.",
)
@click.version_option(__version__, "-V", "--version", prog_name="docpipe", message="%(prog)s %(version)s")
def docpipe() -> None:
    """Lint, check, track and publish multilingual Markdown."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of one call of the command.

    0 clean · 1 findings · 2 usage or configuration · 3 docpipe's own failure · 128 + the number of the
    signal that ended it.

    Args:
        arguments: without the program's name; None for those of this process.
    """
    console = Console()
    if arguments is None:
        _open_closed_streams()
        # A process of our own: most of what is made lives to its end, and looking for garbage costs an eighth.
        gc.set_threshold(50_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A name that the terminal's encoding lacks must not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        with _signals():
            return _answer(arguments, console)
    except _PipeClosedError:
        _forget_stdout()
        return _BY_SIGNAL + getattr(signal, "SIGPIPE", 13)
    except (click.Abort, KeyboardInterrupt):
        return _BY_SIGNAL + signal.SIGINT
    except Stopped as stop:
        return _BY_SIGNAL + stop.number


def _answer(arguments: Sequence[str] | None, console: Console) -> int:
    """Return the exit code of a call that no signal ends."""
    try:
        code = docpipe.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="docpipe",
            standalone_mode=False,
            obj=console,
        )
    except (click.Abort, _PipeClosedError):
        raise
    except click.ClickException as error:
        return _usage(error, console)
    except DocpipeError as error:
        console.error(str(error))
        return FAILURE if isinstance(error, PublishError) else USAGE
    except OSError as error:
        with suppress(OSError):  # it may be the error stream itself
            console.error(_system_says(error))
            import traceback

            console.detail("".join(traceback.format_exception(error)))
        _forget_unwritten()
        return FAILURE
    except Exception as error:  # noqa: BLE001 # the last resort: a short message in place of a traceback
        console.failure(error)
        return FAILURE
    return code if isinstance(code, int) else CLEAN


def _system_says(error: OSError) -> str:
    """Return what kept docpipe from its work: no mistake of its own, but of the disk, a permission, the folder."""
    reason = error.strerror or str(error)
    try:
        Path.cwd()
    except OSError:
        return "the current folder does not exist any more. Go to another one: cd"
    named = [str(name) for name in (error.filename, error.filename2) if isinstance(name, str | os.PathLike)]
    return f"{' -> '.join(named)}: {reason}" if named else reason


def _usage(error: click.ClickException, console: Console) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        console.aside(f"{error.format_message()}\n")
        return USAGE
    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        import difflib

        near = difflib.get_close_matches(error.option_name, error.possibilities or (), n=1, cutoff=0)
        advice = f" Did you mean '{near[0]}'?" if near else ""
        console.error(f"{error.ctx.command_path} has no option '{error.option_name}'.{advice}")
    else:
        said = error.format_message()  # the choices of a missing option stand behind tabs, on lines of their own
        console.error(" ".join(said.split()) if isinstance(error, click.MissingParameter) else said)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        console.talk(f"See {error.ctx.command_path} --help")
    return USAGE


@contextmanager
def _signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into an exception, so that what was begun is cleaned up."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Stopped(number)

    names = [name for name in _ENDING_SIGNALS if hasattr(signal, name)]
    # Who starts it with nohup wants it to outlive the terminal.
    names = [name for name in names if signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _open_closed_streams() -> None:
    """Give a process that was started without standard streams (`>&-`) some that lead nowhere.

    Otherwise the next file to be opened, of the site perhaps, would become standard output.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
    sys.stdout = sys.stdout or io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8")
    sys.stderr = sys.stderr or io.TextIOWrapper(io.FileIO(2, "w", closefd=False), encoding="utf-8")


def _forget_unwritten() -> None:
    """Forget stdout where it takes nothing, as on a full disk."""
    try:
        sys.stdout.flush()
    except OSError:
        _forget_stdout()


def _forget_stdout() -> None:
    """Let nothing more be written: Python would try once more at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
