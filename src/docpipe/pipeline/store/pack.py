"""Files that values are appended to: each value is found by its place, and known by its own hash.

SQLite gives back flipped bits without a word, and lets one process write at a time; here every worker writes a file
of its own, and nothing is read that was not written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

from docpipe.sources.regular import open_regular

SUFFIX = ".pack"
DAMAGE = "damaged"
"""The name of an empty file beside the packs: some process has met a value that was not as it was written."""

# A process may have some hundred files open, and most of them are for others.
_MOST_OPEN = 48
_CHECK = 8  # bytes of hash per value: enough against chance, and nothing here is against intent


class Ref(msgspec.Struct, frozen=True, array_like=True):
    """Where a value lies: in which file, from which byte, how many, and their hash."""

    pack: str
    start: int
    length: int
    check: bytes


def check_of(data: bytes) -> bytes:
    """Return what tells a value from a damaged one."""
    return hashlib.blake2b(data, digest_size=_CHECK).digest()


class Packer:
    """Appends values to a new file in `folder`; the file is made with the first value."""

    def __init__(self, folder: Path) -> None:
        """Write nothing yet."""
        self._folder = folder
        self._descriptor = -1
        self._name = ""
        self._end = 0

    def put(self, *values: bytes) -> tuple[Ref, ...]:
        """Append `values` and return where they are; from then on any process can read them.

        Raises:
            OSError: they cannot be written; what was written before stays readable.
        """
        if self._descriptor < 0:
            self._open()
        data = memoryview(b"".join(values))
        while data:
            data = data[os.write(self._descriptor, data) :]
        refs = []
        for value in values:
            refs.append(Ref(self._name, self._end, len(value), check_of(value)))
            self._end += len(value)
        return tuple(refs)

    def close(self) -> None:
        """Close the file; the next value opens another one."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1

    def _open(self) -> None:
        self._name = os.urandom(8).hex() + SUFFIX
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
        self._descriptor = os.open(self._folder / self._name, flags, 0o666)
        self._end = 0


class Packs:
    """Reads values from the files in `folder`."""

    def __init__(self, folder: Path) -> None:
        """Open nothing yet."""
        self.folder = folder
        self._descriptors: dict[str, int] = {}

    def get(self, ref: Ref) -> bytes | None:
        """Return the value at `ref`; None where it is not there as it was written, which is put down."""
        data = self._value(ref)
        if data is None:
            # Whoever meets it may be a copy of the process that can do something about it.
            with contextlib.suppress(OSError):
                os.close(os.open(self.folder / DAMAGE, os.O_WRONLY | os.O_CREAT, 0o666))
        return data

    def holds(self, ref: Ref) -> bool:
        """Tell whether the value at `ref` is there as it was written."""
        return self._value(ref) is not None

    def _value(self, ref: Ref) -> bytes | None:
        try:
            data = _read(self._open(ref.pack), ref)
        except (OSError, ValueError, OverflowError):
            return None
        return data if check_of(data) == ref.check else None

    def close(self) -> None:
        """Close all files; reading opens them again."""
        for descriptor in self._descriptors.values():
            os.close(descriptor)
        self._descriptors = {}

    def _open(self, name: str) -> int:
        if name not in self._descriptors:
            # A name from a damaged register leads nowhere else.
            if "/" in name or "\\" in name or not name.endswith(SUFFIX):
                raise ValueError(name)
            if len(self._descriptors) >= _MOST_OPEN:
                os.close(self._descriptors.pop(next(iter(self._descriptors))))
            self._descriptors[name] = open_regular(self.folder / name, os.O_RDONLY)
        return self._descriptors[name]


def _read(descriptor: int, ref: Ref) -> bytes:
    # Never more than there is: a damaged length would ask for all memory.
    if ref.start < 0 or ref.length < 0 or ref.start + ref.length > os.fstat(descriptor).st_size:
        raise ValueError(ref.length)
    if hasattr(os, "pread"):
        # Forked processes share the place in the file; this does not move it.
        return os.pread(descriptor, ref.length, ref.start)
    os.lseek(descriptor, ref.start, os.SEEK_SET)
    return os.read(descriptor, ref.length)
