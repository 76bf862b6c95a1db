"""`docpipe lint`: what is wrong with the posts, with line, column and what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.finding_options import fix_options, narrow_options, report_options, selector_options
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, say_failures, say_found, say_left_alone, say_timings, warn_of_ledgers

if TYPE_CHECKING:
    from docpipe.cli.findings import Reporting
    from docpipe.cli.fixing import Fixing
    from docpipe.cli.narrow import Narrowing
    from docpipe.cli.selectors import Selectors


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path, allow_dash=True))
@selector_options
@click.option("--stdin-filename", metavar="NAME", help="What the text on standard input (PATH -) is called.")
@fix_options
@narrow_options
@report_options
@site_options
@click.pass_obj
def lint(
    console: Console,
    paths: tuple[Path, ...],
    *,
    selectors: Selectors,
    stdin_filename: str | None,
    fixing: Fixing,
    narrowing: Narrowing,
    reporting: Reporting,
    work: Work,
) -> int:
    """Check posts, all of the site or those in PATH.

    A PATH outside a site may be any text file; - reads standard input. RULES are named by code
    (TR001), name (truncated-ending), the beginning of codes (TR) or preset (strict), several with
    commas between.
    """
    from docpipe.cli.asked import ask
    from docpipe.cli.findings import report
    from docpipe.cli.fixing import say_fixable
    from docpipe.cli.narrow import in_changed_lines, narrowed

    asked = ask(paths, stdin_filename, selectors, work)
    for each in asked:
        say_found(each.found, each.session, console)
    if fixing.wanted:
        from docpipe.cli.mending import mend_and_report

        asked, code = mend_and_report(asked, fixing, narrowing, reporting, console)
    else:
        diagnostics = narrowed(asked, narrowing, console)
        code = report(diagnostics, asked, reporting, console, changed=in_changed_lines(asked, narrowing))
        say_fixable(diagnostics, fixing, console)
    for each in asked:
        for reason in each.left_out():
            console.warning(reason)
        if not each.prefixes:
            warn_of_ledgers(each.session, console)
        if not (each.prefixes or each.session.request.loose):
            say_left_alone(each.session, console)
        code = say_failures(each.session, console, code)
        say_timings(each.session, console, work)
    return code
