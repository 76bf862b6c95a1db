"""`docpipe links`: links, images and anchors that lead nowhere, inside the site and, where that is wanted, outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.console import Console
from docpipe.cli.finding_options import fix_options, outside_options, report_options, selector_options
from docpipe.cli.main import CLEAN
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, say_failures, say_found, say_timings

if TYPE_CHECKING:
    from docpipe.cli.findings import Reporting
    from docpipe.cli.fixing import Fixing
    from docpipe.cli.outside import Outside
    from docpipe.cli.selectors import Selectors


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@outside_options
@click.option(
    "--since",
    metavar="REF",
    help="Ask only addresses that were not there at this commit, and tell what was wrong then as a mere note.",
)
@selector_options
@fix_options
@report_options
@site_options
@click.pass_obj
def links(
    console: Console,
    paths: tuple[Path, ...],
    *,
    outside: Outside,
    since: str | None,
    selectors: Selectors,
    fixing: Fixing,
    reporting: Reporting,
    work: Work,
) -> int:
    """Check links, images and anchors, all of the site or those in PATH.

    Without --external nothing is asked of the network. Answers are remembered in linkcheck/history.jsonl, to be
    committed with the posts, so that a host's bad minute is told apart from a dead link, and a good answer is not
    asked for again for days. The rules are those of the configuration that are about where something leads;
    RULES are named as in docpipe lint.
    """
    from docpipe.cli.asked import ask
    from docpipe.cli.linking import compared, find_and_report, remember_moved, say_outside
    from docpipe.cli.outside import with_answers

    if work.untrusted and outside.allow_loopback:
        raise click.UsageError("--untrusted asks public addresses only: leave --allow-loopback out")
    asked = ask(paths, None, msgspec.structs.replace(selectors, leads=True), work)
    for each in asked:
        say_found(each.found, each.session, console)
    if since is not None:
        asked = tuple(compared(each, since) for each in asked)
    lost = CLEAN
    if outside.wanted:
        asked, lost = with_answers(asked, outside, console)
    now, code = find_and_report(asked, fixing, since, reporting, console)
    if outside.wanted and fixing.fix and not fixing.diff:
        lost = max(lost, remember_moved(asked, now, console))
    say_outside(asked, outside, console)
    for each in now:
        for reason in each.left_out():
            console.warning(reason)
        code = say_failures(each.session, console, code)
        say_timings(each.session, console, work)
    return max(code, lost)
