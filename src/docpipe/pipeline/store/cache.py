"""The cache of one site: registers that name values, packs that hold them, and a lock that keeps the broom away."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from docpipe.pipeline.store.broom import mend, needs_sweeping, sweep
from docpipe.pipeline.store.glance import file_system_time
from docpipe.pipeline.store.pack import DAMAGE, Packer, Packs
from docpipe.pipeline.store.register import SUFFIX as REGISTER
from docpipe.pipeline.store.register import DamagedError, Entry, read_register, write_register
from docpipe.sources.regular import open_regular

if sys.platform != "win32":
    import fcntl

_VALUES, _LOCK, _STAMP = "cache", "lock", "now"
_IGNORED = "# What docpipe keeps here can be made again: nothing of it belongs in a repository.\n*\n"


class Cache:
    """What earlier runs under the same profile found out, and where this one adds to it.

    Attributes:
        remarks: what is to be said of the cache; at most one thing.
        now: the file system's own time when the cache was opened, in nanoseconds.
    """

    def __init__(self, home: Path, profile: str) -> None:
        """Open the cache in the folder `home`, which is made where it is not there.

        Args:
            home: nothing else is written to.
            profile: names all that every value depends on: options, versions, trust.

        Raises:
            OSError: the folder cannot be written.
        """
        self.folder = home / _VALUES
        if self.folder.is_symlink():
            # What is cleared up here must be docpipe's own.
            raise OSError(errno.ELOOP, "it holds a symbolic link in the place of the cache", str(self.folder))
        self.profile = profile
        self.remarks: list[str] = []
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (home / ".gitignore").exists():
            (home / ".gitignore").write_text(_IGNORED, encoding="utf-8")
        self.now = file_system_time(self.folder / _STAMP)
        self._lock = _shared(self.folder / _LOCK)
        self.packs = Packs(self.folder)
        self._is_changed = False

    def packer(self) -> Packer:
        """Return what appends values; every process needs its own."""
        self._is_changed = True
        return Packer(self.folder)

    def entries(self, space: str) -> dict[str, Entry]:
        """Return what is known of things of one kind, by name; a damaged register counts as none, and that is said."""
        try:
            return read_register(self._register(space))
        except DamagedError:
            self.remark("the cache was damaged, so everything is worked out anew")
            return {}

    def keep(self, space: str, entries: Mapping[str, Entry]) -> None:
        """Let these be what the next run finds; that it cannot be written is said, and stops nothing."""
        self._is_changed = True
        try:
            write_register(self._register(space), entries)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self.remark(f"the cache cannot be written: {reason}")

    def remark(self, text: str) -> None:
        """Take note of something to be said of the cache: once, for its first trouble explains the others."""
        if not self.remarks:
            self.remarks.append(text)

    def close(self) -> None:
        """Let go of the cache; who is alone with it keeps it small and whole."""
        self.packs.close()
        if self._lock is None:
            return
        with contextlib.suppress(OSError):
            self._tidy(self._lock)
        os.close(self._lock)
        self._lock = None

    def _tidy(self, lock: int) -> None:
        is_damaged = (self.folder / DAMAGE).exists()
        if is_damaged:
            self.remark("the cache was damaged in places, and these were worked out anew")
        if is_damaged or (self._is_changed and needs_sweeping(self.folder)):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if is_damaged:
                mend(self.folder)
            sweep(self.folder, self.now)

    def _register(self, space: str) -> Path:
        return self.folder / f"{space}-{self.profile}{REGISTER}"


def _shared(path: Path) -> int | None:
    """Return a descriptor that holds a share of the lock; None where there are no locks."""
    if sys.platform == "win32":
        return None
    descriptor = open_regular(path, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
