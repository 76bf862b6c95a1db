"""How many files become analyses: one after the other, or shared among worker processes that may die.

A pool whose one crash breaks every future will not do: a post that kills its worker costs that post,
one diagnostic, and the start of another worker for the rest of the share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.task import Prepare, guarded

DEADLINE = 10.0
"""Seconds one file may take in a worker."""

# Starting a process and its imports take as long as analysing some ten posts.
_SMALLEST_SHARE = 4


class Executor(Protocol):
    """Turns files into analyses, one per file, in the order of the files."""

    @property
    def count(self) -> int:
        """How many processes of this machine may work at the same time."""

    def run(self, prepare: Preparation, files: Sequence[SourceFile]) -> tuple[Analysis, ...]:
        """Return the analyses of `files`; no file can stop the others."""


class Serial:
    """Everything in this process: an exception costs its file, a crash of the interpreter costs the run."""

    count = 1

    def run(self, prepare: Prepare, files: Sequence[SourceFile]) -> tuple[Analysis, ...]:
        """Return the analyses of `files`."""
        if not files:
            return ()
        analyze = prepare()
        return tuple(guarded(analyze, file) for file in files)


class Workers:
    """Own processes, each with every n-th file: a crash or a missed deadline costs one file.

    Attributes:
        progress: told how many files are done with, and of how many.
    """

    def __init__(self, count: int, *, deadline: float = DEADLINE, method: str | None = None) -> None:
        """Choose how the work is shared.

        Args:
            count: how many processes at most, from 1.
            deadline: seconds one file may take.
            method: `fork` or `spawn`; None for `fork` where that is safe.
        """
        self.count = count
        self.deadline = deadline
        self.method = method
        self.progress: Callable[[int, int], None] = _nobody

    def run(self, prepare: Prepare, files: Sequence[SourceFile]) -> tuple[Analysis, ...]:
        """Return the analyses of `files`.

        Raises:
            RuntimeError: a worker could not be started at all.
        """
        from docpipe.pipeline.workers import share_out

        count = min(self.count, -(-len(files) // _SMALLEST_SHARE))
        return share_out(
            prepare, files, count=count, deadline=self.deadline, method=self.method, progress=self.progress
        )


def _nobody(done: int, total: int) -> None:
    """Tell nobody."""
