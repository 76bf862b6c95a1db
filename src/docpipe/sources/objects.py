"""What git holds under any name a person may give it: commits, and files as they stood at a commit."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple, Self

from docpipe.sources.git import SAFE

MISSING, AMBIGUOUS = "missing", "ambiguous"
_FACTS = re.compile(rb"([0-9a-f]{40,64}) ([a-z]+) ([0-9]+)\n")


class GitObject(NamedTuple):
    """An answer of git.

    Attributes:
        name: its whole hash, "" for nothing.
        kind: `commit`, `blob`, `tree` or `tag`; `missing` where the clone holds nothing of that name, `ambiguous`
            where a shortened hash fits several.
        content: as git keeps it.
    """

    name: str
    kind: str
    content: bytes = b""


class Objects:
    """Answers from one process, whatever their number; use it as a context, so that the process ends.

    Nothing is started before something is asked.
    """

    def __init__(self, root: Path) -> None:
        """Take a folder of the repository; paths beginning with `./` count from there."""
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def look_up(self, name: str) -> GitObject:
        """Return what a name stands for: a hash, whole or shortened, `HASH^{commit}`, `HASH:./path`."""
        if "\n" in name:
            return GitObject("", MISSING)
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - the arguments are our own
                ["git", *SAFE, "-C", str(self._root), "cat-file", "--batch"],  # noqa: S607 - the user's own git
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        given, taken = self._process.stdin, self._process.stdout
        if given is None or taken is None:
            raise ValueError("the process was started without pipes")
        try:
            given.write(name.encode("utf-8", "surrogateescape") + b"\n")
            given.flush()
        except BrokenPipeError:
            return GitObject("", MISSING)
        line = taken.readline()
        facts = _FACTS.fullmatch(line)
        if facts is None:
            return GitObject("", AMBIGUOUS if line.endswith(b" ambiguous\n") else MISSING)
        content = taken.read(int(facts[3]) + 1)[:-1]
        return GitObject(facts[1].decode(), facts[2].decode(), content)
