"""What tells whether any file of a site is another one than before."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from docpipe.config.load import FILE_NAME

Signature = frozenset[tuple[str, int, int, int]]


def signature_of(root: Path, watched: Sequence[str]) -> Signature:
    """Return name, time, size and number of every file in the folders `watched` of `root`, and of its configuration."""
    return frozenset(file for name in (*watched, FILE_NAME) for file in _files(str(root / name)))


def _files(path: str) -> Iterator[tuple[str, int, int, int]]:
    if os.path.isdir(path):  # noqa: PTH112 # strings, for speed: this runs at every request
        try:
            with os.scandir(path) as entries:
                names = [entry.path for entry in entries if not entry.is_symlink() or entry.is_file()]
        except OSError:
            return
        for name in names:
            yield from _files(name)
        return
    try:
        known = os.stat(path)  # noqa: PTH116 # as above
    except OSError:
        # It went away while we looked, as an editor's temporary files do.
        return
    yield path, known.st_mtime_ns, known.st_size, known.st_ino
