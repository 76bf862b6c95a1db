"""The contents of files as old commits left them, on demand, from one process."""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

from docpipe.sources.streams import pipe, start


class Texts:
    """The contents of old versions, from one process; close it when done.

    Attributes:
        is_cut: whether a content was asked for that this clone would have to fetch; from then on there are none.
    """

    def __init__(self, root: Path) -> None:
        """Start nothing yet."""
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: deque[str] = deque()
        self._there: dict[str, bytes | None] = {}
        self.is_cut = False

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def expect(self, blobs: Iterable[str]) -> None:
        """Ask for contents that will be read soon, and forget those that were not; git reads them meanwhile."""
        self._there.clear()
        given = pipe(self._running().stdin)
        new = [blob for blob in dict.fromkeys(blobs) if blob not in self._asked and blob not in self._there]
        with suppress(BrokenPipeError):
            given.write("".join(f"{blob}\n" for blob in new).encode())
            given.flush()
        self._asked += new

    def read(self, blob: str) -> bytes | None:
        """Return a content by git's name of it; None where the clone does not hold it."""
        if blob not in self._there and blob not in self._asked:
            self.expect([blob])
        while blob not in self._there:
            self._there[self._asked.popleft()] = self._answer()
        return self._there.pop(blob)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = start(self._root, "cat-file", "--batch", asked=True)
        return self._process

    def _answer(self) -> bytes | None:
        taken = pipe(self._running().stdout)
        facts = taken.readline().split()
        self.is_cut = self.is_cut or not facts
        if len(facts) != 3:  # noqa: PLR2004 - `<name> missing` has two words, `<name> blob <size>` three
            return None
        size = int(facts[2])
        return taken.read(size + 1)[:size]
