"""What a process may use that works on other people's files."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_MEMORY = 512 << 20
"""Bytes that a process may hold, whatever is in the file that it works on."""
_BEFORE = 128 << 20  # so much of what it holds already counts: a copy of a large process shares the rest with it


def limit_memory() -> None:
    """Hold this process to 512 MiB, where the system can."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 # no path of ours
            reserved, held = (int(pages) * resource.getpagesize() for pages in sizes.read().split()[:2])
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = reserved + _MEMORY - min(held, _BEFORE)
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
    except (ImportError, OSError, ValueError):
        return


def end_with(parent: int) -> None:
    """Let this process be killed when the one that started it dies, where the system can; it may be dead already.

    Whoever kills a build wants no part of it to go on, hold its lock, or write where the next one clears up.

    Args:
        parent: the process that started this one.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:
        os._exit(1)
