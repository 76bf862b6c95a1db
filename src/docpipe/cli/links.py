"""`docpipe links`: links, images and anchors that lead nowhere inside the site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import report_options, site_options
from docpipe.cli.run import Work, say_failures, say_found, say_timings

if TYPE_CHECKING:
    from docpipe.cli.asked import Asked
    from docpipe.cli.findings import Reporting

INTERNAL_RULES = (
    *("LK001", "LK004", "LK005", "LK006", "LK007", "LK008", "LK014", "LK016"),
    "IM001",
    *("AN001", "AN002", "AN004"),
)
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
    for each in asked:
        say_found(each.found, each.session, console)
    found = [finding for each in asked for finding in each.diagnostics() if finding.code in INTERNAL_RULES]
    code = report(found, asked, reporting, console)
    _say_not_asked(asked, console)
    for each in asked:
        for reason in each.left_out():
            console.warning(reason)
        code = say_failures(each.session, console, code)
        say_timings(each.session, console, work)
    return code


def _say_not_asked(asked: Sequence[Asked], console: Console) -> None:
    """Say how many addresses outside the site were left alone, and with -v on which hosts."""
    from docpipe.linkcheck.external import external_links, hosts_of

    found = [(each, link) for each in asked for link in external_links(each.session.site)]
    hosts = hosts_of(link for each, link in found if any(each.holds(place.path) for place in link.places))
    count = sum(hosts.values())
    if not count:
        return
    addresses = "1 address" if count == 1 else f"{count} addresses"
    on_hosts = "1 host" if len(hosts) == 1 else f"{len(hosts)} hosts"
    were = "was" if count == 1 else "were"
    console.talk(
        f"{addresses} outside the site, on {on_hosts}, {were} not asked: docpipe links asks nothing of the network"
    )
    for host, on_host in hosts.items():
        console.detail(f"{on_host:>6} {host}")
