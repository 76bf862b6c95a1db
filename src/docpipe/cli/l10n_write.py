"""Writing ledgers, and saying what was done and what could not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.run import Work, say_reach, say_timings, site_session
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import remove_ledgers, write_ledgers
from docpipe.translation.ledger import Ledger


def write(
    console: Console, work: Work, made: Callable[[Session], Mapping[str, Ledger]], *, history: bool = True
) -> int:
    """Write what `made` returns for the site; return 1 if a ledger was damaged and left alone.

    Args:
        console: told what was written.
        work: the options.
        made: from a session to every ledger as it should be, by path.
        history: whether git may be asked about translations that no ledger knows.

    Raises:
        PublishError: a ledger cannot be written.
    """
    # A draft's translation is known like any other.
    session = site_session(work, drafts=True, history=history)
    ledgers = made(session)
    damaged = [ledger for ledger in ledgers.values() if ledger.problems]
    sound = {path: ledger for path, ledger in ledgers.items() if not ledger.problems}
    written = write_ledgers(session.request.root, sound)
    # Only now is nothing lost: a run that is killed here finds them again.
    moved = {path: homes for path, homes in session.found.moved.items() if sound.keys() >= set(homes)}
    remove_ledgers(session.request.root, moved)
    for path in written:
        console.result(f"{path}\n")
    for path, homes in moved.items():
        console.talk(f"{path} is now {' and '.join(homes)}")
    for ledger in damaged:
        for problem in ledger.problems:
            console.error(str(problem.error()))
    console.talk(f"{len(written)} of {len(ledgers)} ledgers written")
    say_reach(session, console)
    say_timings(session, console, work)
    return FINDINGS if damaged else CLEAN
