"""Analyses kept while a site is served: a save costs the analysis of the file that was saved."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.executor import Executor, Serial
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.store.glance import glance

# So many are done here, in less time than a process needs to start beside the threads of a server.
_FEW = 8
# What a file that could not be read is said to hold, as an empty one does.
_NOTHING = hashlib.sha256(b"").hexdigest()


class Remembering:
    """Has another executor analyse what it has not seen yet, or not with these bytes, or not under these options."""

    def __init__(self, root: Path, inner: Executor) -> None:
        """Know nothing of the files below `root`; `inner` is for many files."""
        self._root = root
        self._inner = inner
        self._options = b""
        self._known: dict[SourceFile, _Seen] = {}

    @property
    def count(self) -> int:
        """How many processes may work at the same time."""
        return self._inner.count

    def run(self, prepare: Preparation, files: Sequence[SourceFile]) -> tuple[Analysis, ...]:
        """Return the analyses of `files`, those that are known and hold still without asking anybody.

        An analysis tells the digest of the bytes it was made of, so a file that is saved meanwhile is seen next time.
        """
        options = pickle.dumps(prepare)
        if options != self._options:
            self._options, self._known = options, {}
        now = time.time_ns()
        # Looked at before they are read: what changes afterwards looks different next time.
        looks = {file: self._look(file, now) for file in files}
        known = {file: self._known[file].analysis for file in files if self._holds(file, looks[file])}
        others = [file for file in files if file not in known]
        made = (Serial() if len(others) <= _FEW else self._inner).run(prepare, others)
        found = known | dict(zip(others, made, strict=True))
        self._known = {file: _Seen(found[file], looks[file]) for file in files}
        return tuple(found[file] for file in files)

    def _look(self, file: SourceFile, now: int) -> tuple[int, ...]:
        try:
            return glance(os.stat(f"{self._root}/{file.path}"), now)  # noqa: PTH116 - strings, for speed
        except OSError:
            return ()

    def _holds(self, file: SourceFile, look: tuple[int, ...]) -> bool:
        seen = self._known.get(file)
        if seen is None or seen.analysis.digest == _NOTHING:
            return False
        if look and look == seen.look:
            return True
        try:
            return hashlib.sha256((self._root / file.path).read_bytes()).hexdigest() == seen.analysis.digest
        except OSError:
            return False


class _Seen(NamedTuple):
    """An analysis, and how its file looked before it was read; an empty look tells nothing."""

    analysis: Analysis
    look: tuple[int, ...]
