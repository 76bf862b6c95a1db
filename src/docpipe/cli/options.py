"""The options of every command that reads a site; a command receives them as one value."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from docpipe.cli.console import Console
from docpipe.cli.run import Work

R = TypeVar("R")
Command = Callable[..., R]


def talk_options(command: Command[R]) -> Command[R]:
    """Add `-v` and `-q`, which the console obeys."""
    return with_options(
        command,
        click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_set_verbose, help="Say more."),
        click.option(
            "-q", "--quiet", is_flag=True, expose_value=False, callback=_set_quiet, help="Say results and errors only."
        ),
    )


def root_option(command: Command[R]) -> Command[R]:
    """Add `--root`, received as `root`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The site's folder  [default: the nearest upward that is one]",
    )(command)


def site_options(command: Command[R]) -> Command[R]:
    """Add what every command takes that reads a site, received as `work`; `-v` and `-q` besides."""

    @functools.wraps(command)
    def with_work(
        *arguments: object,
        root: Path | None,
        jobs: int | None,
        executor: str | None,
        timings: bool,
        cache_dir: Path | None,
        no_cache: bool,
        profile: Path | None,
        untrusted: bool,
        **others: object,
    ) -> R:
        # Other processes cannot be seen into.
        jobs = 0 if profile is not None else jobs
        work = Work(
            root=root,
            jobs=jobs,
            executor=executor,
            timings=timings,
            cache_dir=cache_dir,
            caches=not no_cache,
            untrusted=untrusted,
        )
        with profiled(profile):
            return command(*arguments, work=work, **others)

    return root_option(
        with_options(
            talk_options(with_work),
            click.option(
                "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes  [default: one per core]"
            ),
            click.option("--executor", metavar="ADDRESS", help="Have a Dask cluster read the posts: dask://HOST:PORT."),
            click.option(
                "--cache-dir",
                type=click.Path(file_okay=False, path_type=Path),
                help="Where to keep what was found out  [default: .docpipe in the site]",
            ),
            click.option(
                "--untrusted",
                is_flag=True,
                help="Take everything in the folder, its configuration and theme too, for a stranger's.",
            ),
            click.option("--no-cache", is_flag=True, help="Find everything out anew, and keep nothing."),
            click.option("--timings", is_flag=True, help="Say how long each stage took, and how much was done."),
            click.option(
                "--profile",
                type=click.Path(dir_okay=False, path_type=Path),
                help="Write to this file where the time goes; python -m pstats FILE reads it.",
            ),
        )
    )


@contextmanager
def profiled(file: Path | None) -> Iterator[None]:
    """Watch where the time goes, and write that to `file`; nothing without one."""
    if file is None:
        yield
        return
    import cProfile

    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        profile.dump_stats(file)


def with_options(command: Command[R], *options: Callable[[Command[R]], Command[R]]) -> Command[R]:
    """Return the command with the options, listed in their order in its help."""
    for option in reversed(options):
        command = option(command)
    return command


def _set_verbose(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 # click's form
    console = ctx.find_object(Console)
    if console is not None and value:
        console.verbose = True


def _set_quiet(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 # click's form
    console = ctx.find_object(Console)
    if console is not None and value:
        console.quiet = True
