"""A process for each piece of work on files that could crash it: what it does to itself costs that piece only."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

import msgspec

from docpipe.pipeline.failure import why_it_died
from docpipe.pipeline.limits import limit_memory
from docpipe.pipeline.workers import start_method

Task = TypeVar("Task")


class _Running(msgspec.Struct, Generic[Task]):
    number: int
    process: BaseProcess
    since: float


def each_alone(
    work: Callable[[Task], None], tasks: Sequence[Task], *, count: int, deadline: float, method: str | None = None
) -> dict[int, str]:
    """Do `work` on every task in a process of its own, and return why some failed, by the number of the task.

    A process starts in some milliseconds where it is forked; decoding and encoding a picture takes a hundred times
    as long, so nothing is won by sharing one.

    Args:
        work: leaves its results in files; may raise, crash or never end.
        tasks: what it is given.
        count: how many processes at a time, from 1.
        deadline: seconds that a task may take.
        method: `fork`, `spawn` or None for the fastest that is safe here.
    """
    context = multiprocessing.get_context(method or start_method())
    waiting = list(enumerate(tasks))[::-1]
    running: list[_Running[Task]] = []
    failures: dict[int, str] = {}
    try:
        while waiting or running:
            while waiting and len(running) < count:
                number, task = waiting.pop()
                running.append(_Running(number, _started(context, work, task), time.monotonic()))
            oldest = min(each.since for each in running)
            wait([each.process.sentinel for each in running], timeout=max(0.0, oldest + deadline - time.monotonic()))
            for each in tuple(running):
                if (failure := _ended(each, deadline)) is not None:
                    running.remove(each)
                    failures |= {each.number: failure} if failure else {}
    finally:
        for each in running:
            each.process.kill()
            each.process.join()
    return failures


def _started(context: BaseContext, work: Callable[[Task], None], task: Task) -> BaseProcess:
    process: BaseProcess = context.Process(target=_alone, args=(work, task), daemon=True)  # type: ignore[attr-defined]  # typeshed knows it of the subclasses only
    process.start()
    return process


def _ended(running: _Running[Task], deadline: float) -> str | None:
    """Return why it failed, "" if it did not, None if it goes on; one that takes too long is ended."""
    if running.process.is_alive():
        if time.monotonic() - running.since < deadline:
            return None
        running.process.kill()
        running.process.join()
        return f"it took longer than {deadline:g} seconds"
    running.process.join()
    code = running.process.exitcode
    if code == 0:
        return ""
    return "it cannot be decoded" if code == 1 else why_it_died(code)


def _alone(work: Callable[[Task], None], task: Task) -> None:
    """Do the work; the body of a process, which says nothing and ends with 1 where that failed."""
    # Ctrl-C reaches the whole group; the parent ends what it started.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    limit_memory()
    logging.disable()
    warnings.simplefilter("ignore")
    with _quietly():
        work(task)


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever a decoder raises on a damaged file
        raise SystemExit(1) from None
