"""Worker processes: strided shares, a pipe each, a deadline per file, and another process after a crash."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

import msgspec

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.failure import TOO_MUCH, failed, why_it_died
from docpipe.pipeline.limits import end_with, limit_memory
from docpipe.pipeline.task import Analyze, Prepare, guarded

_START = 60.0  # seconds a worker may take until it is ready
_ORPHAN = 3.0  # deadlines after which a worker ends by itself
_STARTS = -1  # said by a worker in place of the file it has finished, when it is ready
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class _News(msgspec.Struct, frozen=True, array_like=True):
    """What a worker says: which file it has finished, its analysis, and which one it takes up now (or -1)."""

    finished: int
    analysis: Analysis | None
    taken_up: int


def share_out(
    prepare: Prepare,
    files: Sequence[SourceFile],
    *,
    count: int,
    deadline: float,
    method: str | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Analysis, ...]:
    """Return the analyses of `files`, made by at most `count` processes.

    Args:
        prepare: called once; in every process where processes are spawned.
        files: in the order the answer has.
        count: from 1.
        deadline: seconds one file may take.
        method: `fork`, `spawn` or None for the fastest that is safe here.
        progress: told how many files are done with, and of how many.

    Raises:
        RuntimeError: a worker died before it took up a file.
    """
    context = multiprocessing.get_context(method or start_method())
    if context.get_start_method() == "fork" and files:
        # What is loaded now is there in every process, and what is wrong with the task is said at once.
        prepare = functools.partial(_already, prepare())
    results: dict[int, Analysis] = {}
    shares: list[_Share] = []
    for first in range(min(count, len(files))):
        mine = {index: files[index] for index in range(first, len(files), count)}
        shares.append(_Share(context, _Task(prepare, deadline), mine, results, shares))
    try:
        for share in shares:
            share.start()
        while active := [share for share in shares if share.files]:
            patience = min(share.since + share.patience(deadline) for share in active) - time.monotonic()
            ready = wait([share.connection for share in active], timeout=max(0.0, patience))
            for share in active:
                if share.connection in ready:
                    share.listen()
                elif time.monotonic() - share.since > share.patience(deadline):
                    share.give_up(deadline)
            progress(len(results), len(files))
    finally:
        for share in shares:
            share.end()
    return tuple(results[index] for index in range(len(files)))


class _Task(msgspec.Struct, frozen=True):
    """What every worker does: how to begin, and the seconds one file may take."""

    prepare: Prepare
    deadline: float


class _Share:
    """One worker's part of the files, through as many processes as it takes; `shares` are all of the run."""

    connection: Connection
    process: BaseProcess

    def __init__(
        self,
        context: BaseContext,
        task: _Task,
        files: dict[int, SourceFile],
        results: dict[int, Analysis],
        shares: list[_Share],
    ) -> None:
        self.context = context
        self.task = task
        self.files = files
        self.results = results
        self.shares = shares
        self.current = _STARTS
        self.since = 0.0

    def start(self) -> None:
        """Start a process for the files that are left."""
        self.connection, writer = self.context.Pipe(duplex=False)
        # A fork copies the ends we read from; while a worker held one, it would wait for ever for a parent that died.
        copied = self._ends() if self.context.get_start_method() == "fork" else ()
        # A signal between the fork and the child's own handlers would raise there what is meant for the parent.
        with signals_blocked():
            self.process = self.context.Process(  # type: ignore[attr-defined]  # typeshed knows it of the subclasses only
                target=_work, args=(self.task, tuple(self.files.items()), writer, copied, os.getpid()), daemon=True
            )
            self.process.start()
        writer.close()
        self.current, self.since = _STARTS, time.monotonic()

    def patience(self, deadline: float) -> float:
        """Return how many seconds what it does now may take."""
        return _START if self.current == _STARTS else deadline

    def listen(self) -> None:
        """Take in the news, or the death, of the process."""
        try:
            news: _News = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self.process.join()
            self._lost(why_it_died(self.process.exitcode))
            return
        if news.analysis is not None:
            self.results[news.finished] = news.analysis
            del self.files[news.finished]
        self.current, self.since = news.taken_up, time.monotonic()

    def give_up(self, deadline: float) -> None:
        """End a process that takes too long over one file."""
        self.process.kill()
        self.process.join()
        self._lost(f"it took longer than {deadline:g} seconds")

    def end(self) -> None:
        """Leave no process behind."""
        if hasattr(self, "process"):
            self.process.kill()
            self.process.join()
            self.connection.close()

    def _ends(self) -> tuple[Connection, ...]:
        """Return the open ends of all pipes on which this process listens."""
        found = (share.connection for share in self.shares if hasattr(share, "connection"))
        return tuple(connection for connection in found if not connection.closed)

    def _lost(self, reason: str) -> None:
        self.connection.close()
        if self.current not in self.files:
            raise RuntimeError(f"a worker process could not work: {reason}")
        self.results[self.current] = failed(self.files.pop(self.current), reason)
        if self.files:
            self.start()


def _work(
    task: _Task,
    files: tuple[tuple[int, SourceFile], ...],
    answers: Connection,
    copied: tuple[Connection, ...],
    parent: int,
) -> None:
    """Analyse a share; the body of a worker process."""
    end_with(parent)
    for connection in copied:
        connection.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends its workers
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    unblock_signals()
    analyze = task.prepare()
    limit_memory()
    # The parent may be gone by now; then there is nobody left to work for.
    with contextlib.suppress(BrokenPipeError):
        answers.send(_News(_STARTS, None, files[0][0]))
        following = [index for index, _ in files[1:]] + [_STARTS]
        for (index, file), taken_up in zip(files, following, strict=True):
            _end_after(_ORPHAN * task.deadline)
            analysis = guarded(analyze, file)
            try:
                answers.send(_News(index, analysis, taken_up))
            except MemoryError:
                # Nothing of it was sent: it is packed as a whole first.
                del analysis
                answers.send(_News(index, failed(file, TOO_MUCH), taken_up))


def _end_after(seconds: float) -> None:
    """Let this process be ended: a parent that was killed holds nobody to the deadline."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _already(analyze: Analyze) -> Analyze:
    return analyze


def start_method() -> str:
    """Return how processes are started here: the fastest way that is safe."""
    # A fork copies the locks of other threads in whatever state they are.
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextlib.contextmanager
def signals_blocked() -> Iterator[None]:
    """Hold back the signals that end a run while a process is started."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [getattr(signal, name) for name in _SIGNALS])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def unblock_signals() -> None:
    """Let the signals reach a process that has its own handlers by now."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [getattr(signal, name) for name in _SIGNALS])
