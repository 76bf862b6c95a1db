"""One file replaced by its new content in one step: a reader, or a crash, sees the old or the new one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from docpipe.model.errors import PublishError
from docpipe.sources.write import beside

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Write `new` to `path` if it still holds `old`; mode and, where the system lets us, owner are kept.

    Where `path` is a symbolic link, the file it leads to is replaced. The new content is on the disk
    before it takes the place of the old. Nothing is left behind, whatever happens, but by a kill.

    Raises:
        PublishError: the file is read-only, was changed meanwhile, or cannot be written.
    """
    try:
        _replace(path.resolve(strict=True), old, new)
    except OSError as error:
        raise PublishError(f"the file was not written: {error.strerror}", path=str(path)) from error
    except _RefusedError as error:
        raise PublishError(f"the file was not written: {error}", path=str(path), hint=error.hint) from error


class _RefusedError(Exception):
    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


def _replace(place: Path, old: bytes, new: bytes) -> None:
    known = place.stat()
    # The folder alone decides whether a file can be replaced, and to root everything is writable.
    if not (known.st_mode & _WRITABLE and os.access(place, os.W_OK)):
        raise _RefusedError("it is read-only", "Make it writable: chmod u+w")
    with beside(place, new, known=known) as temporary:
        found = place.read_bytes()
        if found == new:
            # The same file under another name was there first.
            return
        if found != old:
            raise _RefusedError("it was changed while docpipe was at work", "Run it again")
        temporary.replace(place)
