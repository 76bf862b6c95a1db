"""One run at a time: the journal of a history is opened by one process, and who comes second is told so.

The lock is one on the opened file (flock(2)). The kernel frees it when the process ends in whatever way, so it never
outlives its run; a child that was forked while it was held would, so none is. It guards the file, not its name: who
has opened a journal that its run removes before the lock is asked for would hold a lock that no one else sees.
So the name is looked at again after locking, and a run removes its journal before it gives the lock back.

Where there is no flock (Windows, some network file systems) there is no lock: two runs there ask the same addresses
twice, and of their answers those of the run that ends last hold.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from docpipe.model.errors import DocpipeError
from docpipe.sources.regular import CAREFULLY, check_regular

if sys.platform != "win32":
    import fcntl

# What network file systems answer when files cannot be locked.
_LOCKLESS = frozenset({errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL})
_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND


def opened(journal: Path, path: Path) -> int:
    """Return the descriptor of the journal of the history at `path`: locked, and of the file that has that name.

    Raises:
        DocpipeError: another run holds it.
        OSError: it cannot be opened, or is no regular file.
    """
    while True:
        descriptor = os.open(journal, _OPEN | CAREFULLY, 0o666)
        try:
            check_regular(descriptor)
            _lock(descriptor, path)
            if is_named(descriptor, journal):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        # The run that held it has ended meanwhile and taken it away.
        os.close(descriptor)


def is_named(descriptor: int, journal: Path) -> bool:
    """Tell whether the name still leads to the opened file."""
    try:
        return os.path.samestat(os.fstat(descriptor), journal.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _lock(descriptor: int, path: Path) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DocpipeError(
            "another run is asking the links of this site",
            hint="Wait until it has ended, or end it: what it has found so far is kept",
            path=str(path),
        ) from None
    except OSError as error:
        if error.errno not in _LOCKLESS:
            raise
