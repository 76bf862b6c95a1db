"""How a built site looks from outside: whether it is still what the last build left."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

SPARE = "spare"
"""The name of the folder, beside the cache, that holds the site before the last one."""

_SIZE = 20


class Look(msgspec.Struct, frozen=True, array_like=True):
    """The look of a folder, as digests.

    Attributes:
        strict: of name, size, times and inode of every file: another one after any change.
        loose: without the times that tell when something was linked to a file, or no longer.
    """

    strict: bytes = b""
    loose: bytes = b""


def look_at(site: Path) -> Look:
    """Return the look of a folder; an absent one has that of an empty one."""
    strict, loose = hashlib.blake2b(digest_size=_SIZE), hashlib.blake2b(digest_size=_SIZE)
    for folder, lines, changes in _folders(os.fspath(site)):
        known = f"{folder}\0{lines}\0".encode("utf-8", "surrogateescape")
        loose.update(known)
        strict.update(known)
        strict.update(changes.encode())
    return Look(strict.digest(), loose.digest())


def _folders(top: str) -> Iterator[tuple[str, str, str]]:
    """Yield every folder, what it holds, and when that was changed."""
    folders = [""]
    while folders:
        folder = folders.pop()
        below: list[str] = []
        files: list[tuple[str, str]] = []
        try:
            entries = os.scandir(f"{top}/{folder}")
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{folder}{entry.name}/")
                    continue
                facts = entry.stat(follow_symlinks=False)
                line = f"{entry.name}\0{facts.st_mode} {facts.st_size} {facts.st_mtime_ns} {facts.st_ino}"
                files.append((line, str(facts.st_ctime_ns)))
        files.sort()
        folders += sorted(below)
        yield folder, "\0".join(line for line, _ in files), " ".join(change for _, change in files)
