"""A real Dask cluster on this machine: a scheduler and workers, each a process, that speak TCP to each other."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


class DaskCluster:
    """A scheduler and its workers.

    Attributes:
        address: as docpipe is told it.
        scheduler: the process.
    """

    def __init__(self, workers: int, folder: Path, *, nannies: bool) -> None:
        """Start everything.

        Args:
            workers: how many.
            folder: takes what the processes write.
            nannies: whether a worker that dies is replaced.
        """
        self._log = (folder / "cluster.log").open("wb")
        self._folder = folder
        place = f"127.0.0.1:{free_port()}"
        self.address = f"dask://{place}"
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", place.rpartition(":")[2])
        nanny = "--nanny" if nannies else "--no-nanny"
        self._worker = (place, nanny, "--host", "127.0.0.1", "--nthreads", "1", "--memory-limit", "0")
        self._workers: list[subprocess.Popen[bytes]] = []
        for _ in range(workers):
            self.add_worker()

    def add_worker(self) -> None:
        """Start one more worker."""
        self._workers.append(self._start("dask_worker", *self._worker))

    def kill_worker(self, number: int) -> None:
        """Let a worker disappear, with its nanny and what it has started."""
        _kill(self._workers[number])

    def stop(self) -> None:
        """End everything."""
        for process in (*self._workers, self.scheduler):
            _kill(process)
        self._log.close()

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
            # A batch that costs its worker is not tried again behind our back: three workers less per test.
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            "DASK_TEMPORARY_DIRECTORY": str(self._folder),
        }
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *arguments]
        return subprocess.Popen(
            command, cwd=self._folder, env=environment, stdout=self._log, stderr=self._log, start_new_session=True
        )


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """Return a port where nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port
