"""A batch of files on a machine of a cluster: analysed in a process of its own, so no file costs the cluster a worker.

It runs the same workers as a run on one machine does, so a file that kills its process, hangs or takes all
memory is told of in the same words.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

import msgspec

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.failure import why_it_died
from docpipe.pipeline.task import Prepare
from docpipe.pipeline.workers import share_out

_PROGRAM = "from docpipe.pipeline.batch import answer; answer()"

Answer = tuple[Analysis, ...] | Exception
"""The analyses of a batch in the order of its files, or what kept it from being begun."""


class Batch(msgspec.Struct, frozen=True):
    """Files that go to a machine together.

    Attributes:
        prepare: brings the bytes of the files along.
        deadline: seconds one file may take.
    """

    prepare: Prepare
    files: tuple[SourceFile, ...]
    deadline: float


def analysed(batch: bytes) -> bytes:
    """Return the pickled answer to a pickled batch; it passes through a cluster unread.

    Raises:
        ChildProcessError: the process died over it.
    """
    # The worker of a cluster has threads, which no fork survives, and may be a daemon, which may have no children.
    process = subprocess.run(  # noqa: S603 - the command is our own
        [sys.executable, "-P", "-c", _PROGRAM], input=batch, stdout=subprocess.PIPE, check=False
    )
    if process.returncode:
        raise ChildProcessError(why_it_died(process.returncode))
    return process.stdout


def answer() -> None:
    """Answer the batch on standard input; the body of the process."""
    with os.fdopen(os.dup(1), "wb") as stream:
        # What a plug-in prints is no part of the answer.
        os.dup2(2, 1)
        pickle.dump(_answer(sys.stdin.buffer.read()), stream, pickle.HIGHEST_PROTOCOL)


def _answer(data: bytes) -> Answer:
    try:
        batch: Batch = pickle.loads(data)  # noqa: S301 - from the run that the cluster works for
        return share_out(batch.prepare, batch.files, count=1, deadline=batch.deadline)
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody can say it
        return error
