"""Writing ledgers, and saying what was done and what could not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.run import Work, say_timings, site_session
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import write_ledgers
from docpipe.translation.ledger import Ledger


def write(console: Console, work: Work, made: Callable[[Session], Mapping[str, Ledger]]) -> int:
    """Write what `made` returns for the site; return 1 if a ledger was damaged and left alone.

    Raises:
        PublishError: a ledger cannot be written.
    """
    # A draft's translation is known like any other.
    session = site_session(work, drafts=True)
    ledgers = made(session)
    damaged = [ledger for ledger in ledgers.values() if ledger.problems]
    sound = {path: ledger for path, ledger in ledgers.items() if not ledger.problems}
    written = write_ledgers(session.request.root, sound)
    for path in written:
        console.result(f"{path}\n")
    for ledger in damaged:
        for problem in ledger.problems:
            console.error(str(problem.error()))
    console.talk(f"{len(written)} of {len(ledgers)} ledgers written")
    say_timings(session, console, work)
    return FINDINGS if damaged else CLEAN
