"""Files that outlive a loss of power: one after the other, or all that a file system holds at once."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

from docpipe.sources.write import sync

# fsync(2) waits for the journal each time. Some dozens of files are written sooner one by one than everything that
# other programs have in memory at that moment.
_FEW = 64


def sync_all(folder: Path, files: Sequence[str], folders: Sequence[str]) -> None:
    """Return when files and the entries of folders are on the disk, the files first.

    Args:
        folder: holds all of them; it is the last.
        files: paths below `folder`.
        folders: as `files`; an entry of one may be another one, which comes first.

    Raises:
        OSError: the disk did not take them.
    """
    if len(files) + len(folders) > _FEW and _sync_file_system(folder):
        return
    for path in (*files, *folders, "."):
        sync(folder / path)


def _sync_file_system(folder: Path) -> bool:
    """Write all that the file system of `folder` holds in memory; False where that cannot be asked for.

    syncfs(2), Linux 2.6.39; that it tells of errors needs Linux 5.8.
    """
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
    if syncfs is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) == 0:
            return True
    finally:
        os.close(descriptor)
    code = ctypes.get_errno()
    raise OSError(code, os.strerror(code), os.fspath(folder))
