"""Opening what has to be a plain file: nobody is waited for at a pipe, no device is read, no folder taken for one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags of open(2): no symbolic link is followed, and nobody waited for at a pipe, where the system can do without."""


def open_regular(path: Path, flags: int) -> int:
    """Return a descriptor of the plain file at `path`, opened with these flags of open(2) and `CAREFULLY`.

    Raises:
        OSError: it cannot be opened, or is no plain file.
    """
    descriptor = os.open(path, flags | CAREFULLY, 0o666)
    try:
        check_regular(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def check_regular(descriptor: int) -> None:
    """Refuse a folder, a pipe or a device.

    Raises:
        OSError: what was opened is no regular file.
    """
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise OSError(errno.EINVAL, "it is no regular file")
