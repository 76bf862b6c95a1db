"""How a built site looks from outside: whether it is still what the last build left."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

SPARE = "spare"
"""The name of the folder, beside the cache, that holds the site before the last one."""

_SIZE = 20
_Facts = tuple[str, os.stat_result]
_FACTS = struct.Struct("<Qqqqq").pack


class Look(msgspec.Struct, frozen=True, array_like=True):
    """The look of a folder.

    Attributes:
        strict: digest of mode, size, times and inode of every file and folder: another one after any change.
        loose: without the times that tell when something was linked to a file, or when the folder itself was moved.
        paths: of all folders below it, each with a slash at its end, and all files; set apart by NUL.
    """

    strict: bytes = b""
    loose: bytes = b""
    paths: bytes = b""

    def files(self) -> Iterator[str]:
        """Yield the paths of the files."""
        paths = self.paths.decode("utf-8", "surrogateescape").split("\0")
        return (path for path in paths if path and not path.endswith("/"))

    def is_of(self, folder: Path) -> bool:
        """Tell whether a folder looks like this to the last time."""
        return self.strict == self._again(folder, _strictly)

    def is_loosely_of(self, folder: Path) -> bool:
        """Tell whether a folder looks like this, whatever was linked to its files since, and wherever it was."""
        return self.loose == self._again(folder, _loosely)

    def _again(self, folder: Path, seen_as: Callable[[str, os.stat_result], bytes]) -> bytes:
        """Look at all that was there; what is new changes the times of the folder it is in.

        What is asked for by its path is asked for in half the time that it takes to list the folders.
        """
        top = f"{os.fspath(folder)}/"
        paths = self.paths.decode("utf-8", "surrogateescape").split("\0")
        try:
            return _digest(b"".join([seen_as(path, os.lstat(top + path)) for path in paths]), self.paths)
        except (OSError, ValueError):
            return b""


def look_at_files(site: Path, files: Iterable[str]) -> Look:
    """Return the look of a folder that holds these files, and no others; that of none if one is missing."""
    top, paths = f"{os.fspath(site)}/", [""]
    folders: set[str] = set()
    for file in files:
        folder = file[: file.rfind("/") + 1]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder[: folder.rfind("/", 0, -1) + 1]
        paths.append(file)
    paths += folders
    try:
        return _look((path, os.lstat(top + path)) for path in paths)
    except OSError:
        return Look()


def look_at(site: Path) -> Look:
    """Return the look of a folder; an absent one has that of none."""
    return _look(_found(site))


def _found(site: Path) -> Iterator[_Facts]:
    """Yield the folders, and what is in each."""
    top, folders = f"{os.fspath(site)}/", [""]
    while folders:
        folder = folders.pop()
        try:
            # Before it is listed: what comes into it later changes its times.
            found = {folder: os.lstat(top + folder)}
            with os.scandir(top + folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(f"{folder}{entry.name}/")
                    else:
                        found[folder + entry.name] = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        yield from found.items()


def _look(found: Iterable[_Facts]) -> Look:
    strict, loose, paths = bytearray(), bytearray(), []
    # One after the other: what the system tells of a file is larger than what is kept of it.
    for path, seen in found:
        strict += _strictly(path, seen)
        loose += _loosely(path, seen)
        paths.append(path)
    known = "\0".join(paths).encode("utf-8", "surrogateescape")
    return Look(_digest(strict, known), _digest(loose, known), known)


def _strictly(_: str, seen: os.stat_result) -> bytes:
    return _FACTS(seen.st_ino, seen.st_mode, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def _loosely(path: str, seen: os.stat_result) -> bytes:
    changed = seen.st_ctime_ns if path.endswith("/") else 0
    return _FACTS(seen.st_ino, seen.st_mode, seen.st_size, seen.st_mtime_ns, changed)


def _digest(facts: bytes | bytearray, paths: bytes) -> bytes:
    digest = hashlib.blake2b(facts, digest_size=_SIZE)
    digest.update(paths)
    return digest.digest()
