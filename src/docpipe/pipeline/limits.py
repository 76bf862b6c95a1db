"""What a process may use that works on other people's files."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_MEMORY = 1 << 30  # bytes of address space beyond those it starts with


def limit_memory() -> None:
    """Hold this process to 1 GiB more than it has, where the system can."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as sizes:  # noqa: PTH123 # no path of ours
            present = int(sizes.read().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = present + _MEMORY
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
