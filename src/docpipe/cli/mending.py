"""One run of `docpipe lint --fix` or `--diff`: what is fixed, what is shown of it, and what remains."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.console import Console
from docpipe.cli.findings import Reporting, report
from docpipe.cli.fixing import Fixing, exit_code, mend, say_fixed, write_texts
from docpipe.cli.main import CLEAN
from docpipe.cli.narrow import Narrowing, in_changed_lines, narrowed

if TYPE_CHECKING:
    from docpipe.cli.asked import Asked


def mend_and_report(
    asked: tuple[Asked, ...], fixing: Fixing, narrowing: Narrowing, reporting: Reporting, console: Console
) -> tuple[tuple[Asked, ...], int]:
    """Fix what was asked about and report what remains; return the sessions as they are then, and the exit code.

    A patch takes the place of the report. Where the text of standard input is fixed, it has standard output, and
    the report stands beside it.

    Raises:
        UsageError: a patch and a report are both wanted on standard output.
    """
    if fixing.diff and (reporting.format.name != "text" or reporting.statistics):
        raise click.UsageError("--diff prints a patch instead of a report: leave --format and --statistics out")
    mended = mend(asked, fixing, console, _told_of(asked, narrowing, console))
    write_texts(mended, fixing, console)
    left = narrowed(mended.asked, narrowing, console)
    say_fixed(mended, fixing, left, console)
    if fixing.diff:
        return mended.asked, exit_code(mended, fixing, CLEAN)
    changed = in_changed_lines(mended.asked, narrowing)
    code = report(mended.said(left), mended.asked, reporting, console, changed=changed, aside=mended.text is not None)
    return mended.asked, exit_code(mended, fixing, code)


def _told_of(asked: tuple[Asked, ...], narrowing: Narrowing, console: Console) -> Callable[[Asked, str], bool] | None:
    """Return what tells whether anything is told of a file at all: only then it may be changed."""
    if narrowing.since is None:
        return None
    alone = msgspec.structs.replace(narrowing, baseline=None, update=False)
    told = {id(each): {found.place.path for found in narrowed((each,), alone, console)} for each in asked}
    return lambda each, path: path in told[id(each)]
