"""What git remembers of a site's documents: one streaming walk of the log.

Two processes are started, whatever the size of the site or of its history.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from docpipe.model.errors import ConfigError
from docpipe.sources.documents import DOCUMENT_SUFFIXES
from docpipe.sources.git import run_git
from docpipe.sources.log import LOG, LoggedCommit, read_log
from docpipe.sources.streams import pipe, start

IGNORED_REVISIONS = ".git-blame-ignore-revs"
"""Names the commits that touched nothing a reader would see, as `git blame` and code hosts know it."""

_HASH = re.compile(r"^([0-9a-f]{40,64})\b", re.MULTILINE)
_PARTIAL = re.compile(r"^\s*(?:promisor\s*=\s*true|partialclone\s*=)", re.MULTILINE | re.IGNORECASE)
_HEAD = 0


class Version(NamedTuple):
    """A file as a commit left it.

    Attributes:
        commit: number of the commit, 0 for the newest; a child's is always lower than its parents'.
        path: from the site's root, as it was then.
        blob: git's name of the content, "" where the file was deleted.
    """

    commit: int
    path: str
    blob: str


class _Entry(NamedTuple):
    commit: int
    blob: str
    before: str  # The path this one was renamed from, "" for none.


class _Commit(NamedTuple):
    hash: str
    parents: tuple[str, ...]
    time: int
    chain: int


class History:
    """Every version of every document since the first commit that is there.

    Commits form chains: each chain follows first parents until a commit that another chain holds already. The
    changes of a path on one chain are in order, so a tree is asked for one file by a binary search per chain.

    Attributes:
        is_shallow: whether older commits were not fetched.
        is_partial: whether contents of files may not have been fetched.
        ignored: numbers of the commits that count as no change.
        harmless: numbers of those that changed sources, but nothing that translations must follow.
    """

    def __init__(
        self, commits: Iterable[LoggedCommit], *, is_shallow: bool, ignored: frozenset[str], is_partial: bool = False
    ) -> None:
        """Take the commits, children before parents."""
        self.is_shallow = is_shallow
        self.is_partial = is_partial
        self.harmless: set[int] = set()
        self._commits: list[_Commit] = []
        self._number: dict[str, int] = {}
        self._ends: list[str] = []  # Of each chain, the commit it goes on with on another; "" for none.
        self._entries: dict[str, dict[int, list[_Entry]]] = {}
        claimed: dict[str, int] = {}
        for commit in commits:
            self._add(commit, claimed)
        self.ignored = frozenset(self._number[name] for name in ignored if name in self._number)

    def __len__(self) -> int:
        """Return the number of commits."""
        return len(self._commits)

    def time(self, commit: int) -> int:
        """Return when a commit was made, Unix time, by the clock of whoever committed it."""
        return self._commits[commit].time

    def name(self, commit: int) -> str:
        """Return a commit's hash."""
        return self._commits[commit].hash

    def parent(self, commit: int) -> int | None:
        """Return the commit before, along first parents; None for none that is known."""
        parents = self._commits[commit].parents
        return self._number.get(parents[0]) if parents else None

    def is_edge(self, commit: int) -> bool:
        """Tell whether what a commit holds may be older than it: its parents were not fetched."""
        return self.is_shallow and not self._commits[commit].parents

    def versions(self, path: str, commit: int = _HEAD) -> Iterator[Version]:
        """Yield the versions of a file from the one at `commit` back, along first parents and through renames."""
        while self._commits:
            found = self._entry(path, commit)
            if found is None:
                return
            yield Version(found.commit, path, found.blob)
            path = found.before or path
            before = self.parent(found.commit)
            if before is None:
                return
            commit = before

    def blob(self, path: str, commit: int = _HEAD) -> str:
        """Return git's name of what stood at a path in a commit's tree, "" for nothing."""
        entry = self._entry(path, commit) if self._commits else None
        return entry.blob if entry else ""

    def origin(self, version: Version) -> int:
        """Return the commit a version was written in: of a merge, the one on the branch it came from."""
        commit, path = version.commit, version.path
        while True:
            others = [self._number[name] for name in self._commits[commit].parents[1:] if name in self._number]
            if not others:
                return commit
            # What was merged by hand has no branch of its own: the last one is what was brought in.
            branch = next((other for other in others if self.blob(path, other) == version.blob), others[-1])
            entry = self._entry(path, branch)
            if entry is None or entry.blob != version.blob:
                return branch
            commit = entry.commit

    def _add(self, logged: LoggedCommit, claimed: dict[str, int]) -> None:
        number = len(self._commits)
        chain = claimed.get(logged.hash, -1)
        if chain < 0:
            chain = len(self._ends)
            self._ends.append("")
        if logged.parents:
            first = logged.parents[0]
            if first in claimed or first in self._number:
                self._ends[chain] = first
            else:
                claimed[first] = chain
        self._number[logged.hash] = number
        self._commits.append(_Commit(logged.hash, logged.parents, logged.time, chain))
        if logged.is_no_change:
            self.harmless.add(number)
        for path, blob, before in logged.changes:
            self._entries.setdefault(path, {}).setdefault(chain, []).append(_Entry(number, blob, before))

    def _entry(self, path: str, commit: int) -> _Entry | None:
        """Return the last change of a path at a commit or before."""
        chains = self._entries.get(path)
        while chains:
            chain = self._commits[commit].chain
            entries = chains.get(chain, ())
            place = bisect_left(entries, commit, key=lambda entry: entry.commit)
            if place < len(entries):
                return entries[place]
            end = self._ends[chain]
            if end not in self._number:
                return None
            commit = self._number[end]
        return None


def read_history(root: Path) -> History | None:
    """Return the history of the documents below `root`; None where git knows none.

    One walk over the whole log that never holds more than the changes of documents. A merge counts as one
    change of the line it was merged into; the commits it brought are there as well.
    """
    asked = ("--is-shallow-repository", "--show-toplevel", "--show-prefix", "--git-common-dir", "HEAD")
    try:
        facts = run_git(root, "rev-parse", *asked)
    except ConfigError:
        return None
    is_shallow, top, prefix, common, *_ = facts.decode("utf-8", "surrogateescape").split("\n")
    process = start(root, *LOG, *([f":(top,literal){prefix}"] if prefix else []))
    with process:
        logged = read_log(pipe(process.stdout), tuple(DOCUMENT_SUFFIXES))
        ignored = _ignored_revisions(Path(top))
        is_partial = _is_partial(root / common)
        history = History(logged, is_shallow=is_shallow == "true", ignored=ignored, is_partial=is_partial)
    # Without the contents of files git cannot find all renames, and its walk ends in the middle.
    return history if len(history) and (process.returncode == 0 or history.is_partial) else None


def _is_partial(git_folder: Path) -> bool:
    try:
        return _PARTIAL.search((git_folder / "config").read_text("utf-8", "replace")) is not None
    except OSError:
        return False


def _ignored_revisions(top: Path) -> frozenset[str]:
    try:
        return frozenset(_HASH.findall((top / IGNORED_REVISIONS).read_text("utf-8", "replace")))
    except OSError:
        return frozenset()
