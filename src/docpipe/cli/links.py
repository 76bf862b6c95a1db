"""`docpipe links`: links, images and anchors that lead nowhere inside the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import report_options, site_options
from docpipe.cli.run import Work, say_failures, say_timings

if TYPE_CHECKING:
    from docpipe.cli.findings import Reporting

INTERNAL_RULES = ("LK001", "IM001", "AN001")
"""Codes of the rules about links, images and anchors inside the site."""


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@report_options
@site_options
@click.pass_obj
def links(console: Console, paths: tuple[Path, ...], *, reporting: Reporting, work: Work) -> int:
    """Check links, images and anchors inside the site; nothing is asked of the network."""
    from docpipe.cli.asked import ask
    from docpipe.cli.findings import report
    from docpipe.cli.selectors import Selectors

    asked = ask(paths, None, Selectors(select=INTERNAL_RULES), work)
    found = [finding for each in asked for finding in each.diagnostics() if finding.code in INTERNAL_RULES]
    code = report(found, sum(each.files() for each in asked), reporting, console)
    for each in asked:
        for reason in each.left_out():
            console.warning(reason)
        code = say_failures(each.session, console, code)
        say_timings(each.session, console, work)
    return code
