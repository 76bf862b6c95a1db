"""Jobs shared with copies of this process: all that is known here is known there, and answers come back."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from docpipe.model.errors import PublishError
from docpipe.pipeline.failure import why_it_died
from docpipe.pipeline.limits import end_with
from docpipe.pipeline.workers import signals_blocked, start_method, unblock_signals

T = TypeVar("T")
Job = Callable[[], T]

Progress = Callable[[int, int], None]

# A copy of the process costs as much as some twenty pages.
_SMALLEST_SHARE = 20


def _nobody(done: int, total: int) -> None:
    """Tell nobody."""


def forked(jobs: Sequence[Job[T]], count: int, progress: Progress = _nobody) -> list[T]:
    """Return what the jobs return, in their order, done by at most `count` processes, this one among them.

    Where processes cannot be copied, or the jobs are few, all is done here.

    Args:
        jobs: each knows nothing of the others.
        count: of processes, from 1.
        progress: told how many jobs may be done with, going by those of this process, and of how many.

    Raises:
        PublishError: a copy died.
        Exception: what a job raised; the others may not have been done.
    """
    count = min(count, len(jobs) // _SMALLEST_SHARE) if start_method() == "fork" else 1
    if count < 2:  # noqa: PLR2004 - with one process there is nothing to share
        return list(_told(jobs, len(jobs), progress))
    found: list[T | None] = [None] * len(jobs)
    with _frozen(), contextlib.ExitStack() as stack:
        copies = [stack.enter_context(_copy(jobs[number::count])) for number in range(1, count)]
        found[::count] = _told(jobs[::count], len(jobs), progress)
        for number, (process, answers) in enumerate(copies, 1):
            found[number::count] = _answer(process, answers)
    return found  # type: ignore[return-value]  # every place has been filled


def _told(jobs: Sequence[Job[T]], total: int, progress: Progress) -> Iterator[T]:
    """Do the jobs, a share of `total`, and tell how far that is."""
    for number, job in enumerate(jobs, 1):
        yield job()
        progress(total * number // len(jobs), total)


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
    try:
        answer: list[T] | Exception = [job() for job in jobs]
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody can say it
        answer = error
    # The parent may be gone by now.
    with contextlib.suppress(BrokenPipeError):
        answers.send(answer)


def _answer(process: BaseProcess, answers: Connection) -> list[T]:
    try:
        answer: list[T] | Exception = answers.recv()
    except EOFError:
        process.join()
        reason = why_it_died(process.exitcode).replace("that read it", "that made pages")
        raise PublishError(f"the site was not built: {reason}", hint="Build again with --jobs 1") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


@contextlib.contextmanager
def _frozen() -> Iterator[None]:
    """Keep the garbage collector from touching what is there: memory that is only read is shared with the copies."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
