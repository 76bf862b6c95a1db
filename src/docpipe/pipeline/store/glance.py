"""How a file looks from outside, and whether that is enough to know that its bytes are the same."""

from __future__ import annotations

import os
from pathlib import Path

from docpipe.sources.regular import open_regular

# What was changed twice within one tick of the clock by which a file system dates changes looks the same both times.
# A tick is a few milliseconds; FAT and some network file systems count in steps of up to two seconds.
_TICK, _LONG_TICK = 50_000_000, 2_000_000_000
_MILLISECOND = 1_000_000


def glance(facts: os.stat_result, now: int) -> tuple[int, ...]:
    """Return what changes whenever the bytes of a file do; empty where a change could go unseen.

    Size and modification time can be set at will. The time of the last change to the inode cannot, but by whoever
    sets the clock; so a file that seems to come from the future is not trusted either.

    Args:
        facts: of the file, read before its bytes were.
        now: the time by the file system's own clock, in nanoseconds, before that.
    """
    return () if is_recent(facts, now) else (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def is_recent(facts: os.stat_result, now: int) -> bool:
    """Tell whether a file was changed so lately that another change could look the same."""
    tick = _TICK if now % _MILLISECOND else _LONG_TICK
    return max(facts.st_mtime_ns, facts.st_ctime_ns) >= now - tick


def looks_like(facts: os.stat_result, seen: tuple[int, ...]) -> bool:
    """Tell whether a file is still what it was when it looked like `seen`."""
    return seen == (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def file_system_time(stamp: Path) -> int:
    """Return what time the file system writes at this moment, in nanoseconds; writes the empty file `stamp`.

    Raises:
        OSError: it cannot be written.
    """
    descriptor = open_regular(stamp, os.O_WRONLY | os.O_CREAT)
    try:
        os.utime(stamp)
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)
