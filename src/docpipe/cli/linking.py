"""The steps of `docpipe links`: what was there before, what is found, what is kept of a fix, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import msgspec

from docpipe.cli.console import Console
from docpipe.cli.findings import Reporting, report
from docpipe.cli.fixing import Fixing, say_fixable
from docpipe.cli.host_summary import addresses, say_tally
from docpipe.cli.main import CLEAN, FAILURE
from docpipe.cli.narrow import Narrowing, in_changed_lines, narrowed
from docpipe.report.host_name import readable_host
from docpipe.report.paragraph import plural

if TYPE_CHECKING:
    from docpipe.cli.asked import Asked
    from docpipe.cli.outside import Outside


def compared(each: Asked, since: str) -> Asked:
    """Return the same with what was wrong at a commit, and which addresses outside are new since.

    Raises:
        ConfigError: git fails, or knows no such commit.
    """
    from docpipe.cli.past import session_at
    from docpipe.cli.variables import headers_in
    from docpipe.linkcheck.external import external_links
    from docpipe.sources.git import base_of

    session = each.session
    with session_at(session, base_of(session.request.root, since)) as past:
        before = tuple(past.diagnostics())
        old = {link.url for link in external_links(past.site)}
        headers = headers_in(past.request.root)
    new = frozenset(link.url for link in external_links(session.site)) - old
    return msgspec.structs.replace(each, before=before, new=new, headers=headers)


def find_and_report(
    asked: tuple[Asked, ...], fixing: Fixing, since: str | None, reporting: Reporting, console: Console
) -> tuple[tuple[Asked, ...], int]:
    """Fix what is to be fixed, and report; return the sessions as they are then, and the exit code."""
    narrowing = Narrowing(since=since, notes=since is not None)
    if fixing.wanted:
        from docpipe.cli.mending import mend_and_report

        return mend_and_report(asked, fixing, narrowing, reporting, console)
    found = narrowed(asked, narrowing, console)
    code = report(found, asked, reporting, console, changed=in_changed_lines(asked, narrowing))
    say_fixable(found, fixing, console)
    return asked, code


def remember_moved(before: Sequence[Asked], now: Sequence[Asked], console: Console) -> int:
    """Let the history know the addresses that fixes wrote, as far as the answers of the old ones tell of them.

    Otherwise the next run would ask what this one has been told already. Returns 0, or 3 where it is not written.
    """
    from docpipe.cli.outside import history_of, used_of
    from docpipe.linkcheck.external import external_links
    from docpipe.pipeline.gathering import remember
    from docpipe.pipeline.outside import moved

    code = CLEAN
    for old, new in zip(before, now, strict=True):
        answers, place = old.session.request.answers, history_of(new.session.request)
        known = tuple(moved(answers, external_links(new.session.site))) if answers and place else ()
        if place is not None and known and (trouble := remember(known, place, used_of(new))) is not None:
            console.error(str(trouble))
            code = FAILURE
    return code


def say_outside(asked: Sequence[Asked], outside: Outside, console: Console) -> None:
    """Say how the addresses outside stand, or that they were left alone."""
    tallies = [each.tally for each in asked if each.tally is not None]
    if tallies:
        tally = reduce(add, tallies)
        if tally.hosts or tally.ignored:
            say_tally(tally, console)
        return
    if not outside.wanted:
        _say_not_asked(asked, console)


def _say_not_asked(asked: Sequence[Asked], console: Console) -> None:
    """Say how many addresses outside the site were left alone, and with -v on which hosts."""
    from docpipe.linkcheck.external import external_links, hosts_of
    from docpipe.pipeline.outside import held

    hosts = hosts_of(link for each in asked for link in held(external_links(each.session.site), each.holds))
    count = sum(hosts.values())
    if not count:
        return
    were = "was" if count == 1 else "were"
    console.talk(
        f"{addresses(count)} outside the site, on {plural(len(hosts), 'host')}, {were} not asked: "
        "--external asks, --offline tells what is known"
    )
    for host, on_host in hosts.items():
        console.detail(f"{on_host:>6} {readable_host(host)}")
