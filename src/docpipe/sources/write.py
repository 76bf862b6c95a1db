"""A file written in one atomic step: a reader, or a crash, sees the old or the new one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path


def write_file(place: Path, *content: bytes) -> None:
    """Write `content` to `place`, one part behind the other, whatever file is there, in one step.

    Nothing else is left behind.

    Raises:
        OSError: it cannot be written.
    """
    write_parts(place, content)


def write_parts(place: Path, content: Iterable[bytes]) -> None:
    """Write as `write_file` does; each part is asked for when those before it are written."""
    with _beside(place, content, None) as temporary:
        temporary.replace(place)


def beside(place: Path, content: bytes, *, known: os.stat_result | None = None) -> AbstractContextManager[Path]:
    """Give a file of that content in the same folder, with owner and mode of `known`; afterwards it is gone.

    Its content is on the disk: it can take the place of another at once.
    """
    return _beside(place, (content,), known)


@contextmanager
def _beside(place: Path, content: Iterable[bytes], known: os.stat_result | None) -> Iterator[Path]:
    temporary = place.with_name(f".{place.name}.{os.urandom(4).hex()}~")
    try:
        with _named(place), temporary.open("xb") as file:
            file.writelines(content)
            if known is not None:
                _take_over(file.fileno(), known)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _named(place: Path) -> Iterator[None]:
    """Let errors name the file: a full disk tells no name, and a temporary one helps nobody."""
    try:
        yield
    except OSError as error:
        error.filename = str(place)
        raise


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's entries, outlive a loss of power (fsync(2))."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _take_over(descriptor: int, known: os.stat_result) -> None:
    """Give the file the owner and the mode of the one it will replace."""
    if hasattr(os, "fchown"):
        # Only root gives files away; a group may be one of ours.
        with suppress(PermissionError):
            os.fchown(descriptor, -1, known.st_gid)
        with suppress(PermissionError):
            os.fchown(descriptor, known.st_uid, -1)
    if hasattr(os, "fchmod"):
        # Changing the owner takes some bits of the mode away.
        os.fchmod(descriptor, stat.S_IMODE(known.st_mode))
