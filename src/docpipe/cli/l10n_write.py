"""Writing ledgers, and saying what was done and what could not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.run import Work, say_reach, say_timings, site_session
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import changed_meanwhile, new_ledgers, remove_ledgers, write_ledgers
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
    code = save(session, made(session), console)
    say_reach(session, console)
    say_timings(session, console, work)
    return code


def save(session: Session, ledgers: Mapping[str, Ledger], console: Console, *, named: bool = True) -> int:
    """Write the ledgers that are new, and say which; return 1 if one was damaged or changed meanwhile, and left alone.

    Args:
        session: that read them.
        ledgers: as they should be, by path; damaged ones as they were read.
        console: told what was written.
        named: whether the ledgers themselves are the result, not what was said of their blocks.

    Raises:
        PublishError: a ledger cannot be written.
    """
    root = session.request.root
    damaged = [ledger for ledger in ledgers.values() if ledger.problems]
    sound = {path: ledger for path, ledger in ledgers.items() if not ledger.problems}
    changed = changed_meanwhile(root, session.found.read, new_ledgers(root, sound))
    sound = {path: ledger for path, ledger in sound.items() if path not in changed}
    written = write_ledgers(root, sound)
    # Only now is nothing lost: a run that is killed here finds them again.
    moved = {path: homes for path, homes in session.found.moved.items() if sound.keys() >= set(homes)}
    remove_ledgers(root, moved)
    for path in written:
        if named:
            console.result(f"{path}\n")
        else:
            console.detail(path)
    for path, homes in moved.items():
        console.talk(f"{path} is now {' and '.join(homes)}")
    for ledger in damaged:
        for problem in ledger.problems:
            console.error(str(problem.error()))
    for path in changed:
        console.error(f"{path}: not written: somebody changed it while docpipe was at work. Run the command again")
    console.talk(f"{len(written)} of {len(ledgers)} ledgers written")
    return FINDINGS if damaged or changed else CLEAN
