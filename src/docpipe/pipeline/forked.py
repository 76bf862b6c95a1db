"""Jobs given to copies of this process: all that is known here is known there, and answers come back one by one."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from docpipe.model.errors import PublishError
from docpipe.pipeline.failure import why_it_died
from docpipe.pipeline.limits import end_with
from docpipe.pipeline.workers import signals_blocked, start_method, unblock_signals

T = TypeVar("T")
Job = Callable[[], T]

Progress = Callable[[int, int], None]

# A copy of the process costs as much as some twenty pages.
_SMALLEST_SHARE = 20
# So many answers are sent together: few enough to be taken in while the next are worked out.
_AT_ONCE = 32


def _nobody(done: int, total: int) -> None:
    """Tell nobody."""


def forked(jobs: Sequence[Job[T]], count: int, progress: Progress = _nobody) -> Generator[T, None, None]:
    """Yield what the jobs return, in their order, as it comes in; they are done by at most `count` processes.

    These are copies of this one, which takes in their answers: what the jobs remember is gone with the copies. Where
    processes cannot be copied, or the jobs are few, all is done here. Whoever may stop before the end closes what is
    returned: then no copy is left that goes on writing.

    Args:
        jobs: each knows nothing of the others.
        count: of processes, from 1.
        progress: told how many jobs are done with, and of how many.

    Raises:
        PublishError: a copy died.
        Exception: what a job raised; the others may not have been done.
    """
    count = min(count, len(jobs) // _SMALLEST_SHARE) if start_method() == "fork" else 1
    if count < 2:  # noqa: PLR2004 - with one process there is nothing to share
        for number, job in enumerate(jobs, 1):
            yield job()
            progress(number, len(jobs))
        return
    with _frozen(), contextlib.ExitStack() as stack:
        shares: list[_Share[T]] = [_Share(*stack.enter_context(_copy(jobs[number::count]))) for number in range(count)]
        for number in range(len(jobs)):
            share = shares[number % count]
            while not share.answers:
                _listen(shares)
            yield share.answers.popleft()
            progress(number + 1, len(jobs))


class _Share(Generic[T]):
    """The jobs of one copy: what came in of their answers, and is not yet wanted."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.answers: deque[T] = deque()


def _listen(shares: Sequence[_Share[T]]) -> None:
    """Take in the answers of whoever has some, until somebody has."""
    by_connection = {share.connection: share for share in shares if not share.connection.closed}
    for connection in wait(list(by_connection)):
        share = by_connection[connection]  # type: ignore[index]  # it waits for what it was given
        found = _answers(share)
        if found is None:
            share.connection.close()
        else:
            share.answers += found


def _answers(share: _Share[T]) -> list[T] | None:
    """Return some answers of a copy; None when there are no more."""
    try:
        found: list[T] | Exception | None = share.connection.recv()
    except EOFError:
        share.process.join()
        reason = why_it_died(share.process.exitcode).replace("that read it", "that made pages")
        raise PublishError(f"the site was not built: {reason}", hint="Build again with --jobs 1") from None
    if isinstance(found, Exception):
        raise found
    return found


@contextlib.contextmanager
def _copy(jobs: Sequence[Job[T]]) -> Iterator[tuple[BaseProcess, Connection]]:
    """Give a copy of this process that does the jobs; it does not outlive the block."""
    context = multiprocessing.get_context("fork")
    answers, writer = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(jobs, writer, os.getpid()), daemon=True)
    # A signal between the fork and the copy's own handlers would raise there what is meant for us.
    with signals_blocked():
        process.start()
    writer.close()
    try:
        yield process, answers
    finally:
        process.kill()
        process.join()
        answers.close()


def _do(jobs: Sequence[Job[T]], answers: Connection, parent: int) -> None:
    """Do the jobs; the body of a copy."""
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its copies
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    unblock_signals()
    # The parent may be gone by now.
    with contextlib.suppress(BrokenPipeError):
        try:
            for start in range(0, len(jobs), _AT_ONCE):
                answers.send([job() for job in jobs[start : start + _AT_ONCE]])
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody can say it
            answers.send(error)
        else:
            answers.send(None)


@contextlib.contextmanager
def _frozen() -> Iterator[None]:
    """Keep the garbage collector from touching what is there: memory that is only read is shared with the copies."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
