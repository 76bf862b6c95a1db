"""The cache of one site: registers that name values, packs that hold them, and a lock that keeps the broom away."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from docpipe.pipeline.store.glance import file_system_time
from docpipe.pipeline.store.pack import SUFFIX as PACK
from docpipe.pipeline.store.pack import Packer, Packs
from docpipe.pipeline.store.register import SUFFIX as REGISTER
from docpipe.pipeline.store.register import DamagedError, Entry, read_register, write_register

if sys.platform != "win32":
    import fcntl

_VALUES, _LOCK, _STAMP = "cache", "lock", "now"
_IGNORED = "# What docpipe keeps here can be made again: nothing of it belongs in a repository.\n*\n"
_MOST_REGISTERS = 12
_OLDEST = 30 * 86_400 * 1_000_000_000  # nanoseconds


class Cache:
    """What earlier runs under the same profile found out, and where this one adds to it.

    Attributes:
        remarks: what is to be said of the cache, once.
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
        """Take note of something to be said once."""
        if text not in self.remarks:
            self.remarks.append(text)

    def close(self) -> None:
        """Let go of the cache; who has changed it and is alone sweeps it."""
        self.packs.close()
        if self._lock is None:
            return
        if self._is_changed:
            with contextlib.suppress(OSError):
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _sweep(self.folder, self.now)
        os.close(self._lock)
        self._lock = None

    def _register(self, space: str) -> Path:
        return self.folder / f"{space}-{self.profile}{REGISTER}"


def _shared(path: Path) -> int | None:
    """Return a descriptor that holds a share of the lock; None where there are no locks."""
    if sys.platform == "win32":
        return None
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _sweep(folder: Path, now: int) -> None:
    """Remove what no run will ask for: old registers, packs that none names, files half written."""
    registers = sorted(folder.glob(f"*{REGISTER}"), key=lambda path: -path.stat().st_mtime_ns)
    named: set[str] = set()
    for number, path in enumerate(registers):
        if number >= _MOST_REGISTERS or now - path.stat().st_mtime_ns > _OLDEST:
            path.unlink()
        else:
            named.update(_packs_of(path))
    for path in folder.iterdir():
        if (path.suffix == PACK and path.name not in named) or path.name.endswith("~"):
            path.unlink()


def _packs_of(path: Path) -> Iterator[str]:
    try:
        entries = read_register(path)
    except DamagedError:
        path.unlink()
        return
    yield from (ref.pack for entry in entries.values() for ref in entry.refs)
