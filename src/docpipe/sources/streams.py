"""git as a process that writes, and may be asked, while it is read."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import IO

from docpipe.sources.git import SAFE

# A clone without the contents of files would fetch them one after the other: that is for its owner to decide.
_OFFLINE = ("-c", "protocol.allow=never")


def start(root: Path, *arguments: str, asked: bool = False) -> subprocess.Popen[bytes]:
    """Start git in a folder, its output a pipe; its input as well if it shall be asked. It fetches nothing."""
    return subprocess.Popen(  # noqa: S603 - the arguments are our own
        ["git", *SAFE, *_OFFLINE, "-C", str(root), *arguments],  # noqa: S607 - the git that the user's PATH names
        stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """Return a pipe of a process that was started with it.

    Raises:
        ValueError: it was not.
    """
    if stream is None:
        raise ValueError("the process was started without this pipe")
    return stream
