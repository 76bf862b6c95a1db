"""The log of a repository as a stream of commits: which documents each one changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, NamedTuple

LOG = (
    "log",
    "--topo-order",
    # The parents that are in the log: of a folder, not every commit is.
    "--parents",
    "--raw",
    "-z",
    "--no-abbrev",
    # A pair of files renamed and changed costs a comparison each; exact renames are found beyond the limit, too.
    "-M",
    "-l1000",
    "--diff-merges=first-parent",
    "--no-show-signature",
    "--no-notes",
    "--relative",
    "--format=format:%x01%H%x02%P%x02%ct%x02%(trailers:key=L10n,valueonly,unfold,separator=%x2C)",
    "HEAD",
    "--",
)
"""The command whose output `read_log` understands; a folder may follow it.

No patterns of file names: matching them costs git eight times as much as saying everything, and what is no
document is dropped here, before anything is made of it.
"""

NO_CHANGE = "no-change"
"""What the trailer `L10n:` of a commit says that changed the source, but nothing a translation must follow."""

_CHUNK = 1 << 16
_LINKS = frozenset({"120000", "160000"})


class LoggedCommit(NamedTuple):
    """A commit with what it changed.

    Attributes:
        time: when it was committed, Unix time.
        is_no_change: whether its author says that translations need not follow what it changed.
        changes: path, git's name of the content ("" where it is gone), and the path before a rename ("" for none).
    """

    hash: str
    parents: tuple[str, ...]
    time: int
    is_no_change: bool
    changes: list[tuple[str, str, str]]


def read_log(stream: IO[bytes], suffixes: tuple[str, ...]) -> Iterator[LoggedCommit]:
    """Yield the commits of a log as they come, children before parents.

    Args:
        stream: what the command writes.
        suffixes: of the files that are wanted, in small letters.
    """
    return (_logged(record, suffixes) for record in _records(stream) if record)


def _logged(record: str, suffixes: tuple[str, ...]) -> LoggedCommit:
    """Read one commit: `hash 02 parents 02 time 02 trailers`, a line end, and the raw changes, each ended by NUL."""
    head, _, raw = record.partition("\n")
    name, parents, time, trailers = head.rstrip("\0").split("\x02", 3)
    is_no_change = NO_CHANGE in (word.strip().lower() for word in trailers.split(","))
    changes = [each for each in _changes(raw.split("\0")) if each[0].lower().endswith(suffixes)]
    return LoggedCommit(name, tuple(parents.split()), int(time or 0), is_no_change, changes)


def _changes(fields: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    place = 0
    while place + 1 < len(fields) and fields[place].startswith(":"):
        _, mode, _, blob, status = fields[place].split(" ")
        gone = status == "D" or mode in _LINKS
        if status[0] in "RC":
            before, path = fields[place + 1 : place + 3]
            yield path, blob, before
            if status[0] == "R":
                yield before, "", ""
            place += 3
        else:
            yield fields[place + 1], "" if gone else blob, ""
            place += 2


def _records(stream: IO[bytes]) -> Iterator[str]:
    """Yield what stands between the marks of commits, as it comes; a name may hold any byte but NUL and the mark."""
    rest = b""
    while chunk := stream.read1(_CHUNK):  # type: ignore[attr-defined]  # a pipe's stream is buffered
        *whole, rest = (rest + chunk).split(b"\0\x01")
        for record in whole:
            yield record.removeprefix(b"\x01").decode("utf-8", "surrogateescape")
    yield rest.removeprefix(b"\x01").decode("utf-8", "surrogateescape")
