"""How whole folders look from outside: one digest that changes with any file in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from docpipe.pipeline.store.glance import is_recent


class Surface:
    """The look of folders.

    Attributes:
        digest: of name, size, times and inode of every file; an absent folder has none.
        is_certain: whether no file in them could change from now on and look the same.
    """

    def __init__(self, paths: Iterable[Path], now: int) -> None:
        """Look at every file below `paths`, or at these if they are files; nothing is opened.

        Args:
            paths: of folders and files.
            now: the file system's own time, in nanoseconds.
        """
        self.is_certain = True
        lines: list[str] = []
        for path in paths:
            name = os.fspath(path)
            lines.append(name)
            if path.is_symlink() and path.absolute().is_relative_to(path.resolve()):
                # A link to a folder that holds it: nothing that anybody reads as part of a site.
                self.is_certain = False
            elif os.path.isdir(name):  # noqa: PTH112 - strings, for speed: there may be a hundred thousand files
                self._look_below(name, lines, now)
            elif os.path.exists(name):  # noqa: PTH110 - as above
                lines.append(self._line("", os.stat(name), now))  # noqa: PTH116 - as above
        self.digest = hashlib.blake2b("\0".join(lines).encode("utf-8", "surrogateescape"), digest_size=20).digest()

    def _look_below(self, top: str, lines: list[str], now: int) -> None:
        folders = [top]
        while folders:
            folder = folders.pop()
            found: list[str] = []
            with suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    elif entry.is_dir():
                        # Whoever reads the site follows links, not we: they multiply, and lead out of it.
                        self.is_certain = False
                        found.append(entry.name)
                    else:
                        found.append(self._line_of(entry, now))
            folders.sort()
            found.sort()
            lines.append(folder)
            lines += found

    def _line_of(self, entry: os.DirEntry[str], now: int) -> str:
        try:
            return self._line(entry.name, entry.stat(), now)
        except OSError:
            # A link to nothing, or a file that has just gone.
            return entry.name

    def _line(self, name: str, facts: os.stat_result, now: int) -> str:
        if is_recent(facts, now):
            self.is_certain = False
        return f"{name}\0{facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}"
