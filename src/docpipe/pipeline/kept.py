"""The analyses of a run, as far as earlier runs know them from the cache, and those of the other files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from docpipe.model.document import Analysis
from docpipe.model.source import SourceFile
from docpipe.pipeline.analyze import AnalyzeOptions
from docpipe.pipeline.executor import Executor
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.store.cache import Cache
from docpipe.pipeline.store.glance import glance, looks_like
from docpipe.pipeline.store.packing import Packed, facts_of, known_analysis, unpacked
from docpipe.pipeline.store.register import Entry
from docpipe.pipeline.store.shelf import Shelf
from docpipe.sources.read import LARGEST_FILE

_SPACE = "analyses"
# What a file that could not be read is said to hold, as an empty one does.
_NOTHING = hashlib.sha256(b"").hexdigest()


def kept_analyses(
    files: Sequence[SourceFile],
    options: AnalyzeOptions,
    executor: Executor,
    cache: Cache,
    *,
    counts: dict[str, int],
    note: Callable[[str], None],
) -> tuple[Analysis, ...]:
    """Return one analysis per file, in their order; only files that the cache does not know are read as posts.

    Args:
        files: of the site.
        options: of the analysis.
        executor: does what is to be done.
        cache: what earlier runs found out; this one adds to it.
        counts: takes how many files were read.
        note: told the path of every post that is looked into.
    """
    shelf = Shelf(cache.packs, Preparation(options), note)
    register = _Register(cache, options)
    found: dict[str, Analysis] = {}
    for file in files:
        analysis = register.analysis(file, shelf) if file.path not in options.given else None
        if analysis is not None:
            found[file.path] = analysis
    others = [file for file in files if file.path not in found]
    counts["posts read"] = len(others)
    for analysis in executor.run(Preparation(options, cache.folder), others):
        found[analysis.file.path] = unpacked(analysis, shelf)
        if isinstance(analysis, Packed) and analysis.file.path not in options.given:
            register.add(analysis)
    register.keep()
    return tuple(found[file.path] for file in files)


class _Register:
    """What is known of files, and what this run knows of them."""

    def __init__(self, cache: Cache, options: AnalyzeOptions) -> None:
        self._cache = cache
        self._root = Path(options.root)
        self._needs_body = options.bodies
        self._known = cache.entries(_SPACE)
        # Of these files others will want to know what they hold on the disk.
        self._entries = {path: self._known[path] for path in options.given if path in self._known}
        self._looks: dict[str, os.stat_result] = {}

    def analysis(self, file: SourceFile, shelf: Shelf) -> Analysis | None:
        """Return the analysis of a file that has the content of which the cache knows one."""
        entry = self._known.get(file.path)
        try:
            # Before its bytes are read, here or by a worker: what changes afterwards looks different next time.
            look = self._looks[file.path] = (self._root / file.path).stat()
            if entry is None or not (looks_like(look, entry.seen) or self._holds(file.path, look, entry.key)):
                return None
            analysis = known_analysis(entry.facts, entry.refs, file, shelf)
        except (OSError, ValueError):
            return None
        if self._needs_body and analysis.document is not None and analysis.body is None:
            return None
        self._entries[file.path] = replace(entry, seen=glance(look, self._cache.now))
        return analysis

    def add(self, analysis: Packed) -> None:
        """Take up what has been found out about a file."""
        path, look = analysis.file.path, self._looks.get(analysis.file.path)
        if look is not None and analysis.digest != _NOTHING:
            seen = glance(look, self._cache.now)
            self._entries[path] = Entry(bytes.fromhex(analysis.digest), facts_of(analysis), analysis.refs, seen)

    def keep(self) -> None:
        """Let the next run know, if there is anything new."""
        if self._entries != self._known:
            self._cache.keep(_SPACE, self._entries)

    def _holds(self, path: str, look: os.stat_result, key: bytes) -> bool:
        if look.st_size > LARGEST_FILE:
            return False
        return hashlib.sha256((self._root / path).read_bytes()).digest() == key
