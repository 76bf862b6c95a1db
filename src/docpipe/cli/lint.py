"""`docpipe lint`: what is wrong with the posts, with line, column and what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import report_options, selector_options, site_options
from docpipe.cli.run import Work, say_failures, say_left_alone, say_timings, warn_of_ledgers

if TYPE_CHECKING:
    from docpipe.cli.findings import Reporting
    from docpipe.cli.selectors import Selectors


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path, allow_dash=True))
@selector_options
@click.option("--stdin-filename", metavar="NAME", help="What the text on standard input (PATH -) is called.")
@report_options
@site_options
@click.pass_obj
def lint(
    console: Console,
    paths: tuple[Path, ...],
    *,
    selectors: Selectors,
    stdin_filename: str | None,
    reporting: Reporting,
    work: Work,
) -> int:
    """Check posts, all of the site or those in PATH.

    A PATH outside a site may be any text file; - reads standard input. RULES are named by code
    (TR001), name (truncated-ending) or the beginning of codes (TR), several with commas between.
    """
    from docpipe.cli.asked import ask
    from docpipe.cli.findings import report

    asked = ask(paths, stdin_filename, selectors, work)
    diagnostics = [diagnostic for each in asked for diagnostic in each.diagnostics()]
    code = report(diagnostics, sum(each.files() for each in asked), reporting, console)
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
