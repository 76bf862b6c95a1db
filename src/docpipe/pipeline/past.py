"""The versions of a translation and of its source beside it, as git has them, read when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self, overload

from docpipe.model.document import Document
from docpipe.parse.options import ParseOptions
from docpipe.parse.versions import VersionReader
from docpipe.pipeline.reach import Reach
from docpipe.sources.history import History, Texts, Version, read_history
from docpipe.sources.read import decode
from docpipe.translation.lives import Blocks, Step

# Versions of a pair that are asked for before they are needed; most of so few are. Their names fit into a pipe.
_MOST_AT_ONCE = 100


class SitePast:
    """The history of a site's documents; use it as a context, so that its process ends.

    Git is not asked before a pair of documents is: where the ledgers know everything, no process is started.
    """

    def __init__(self, root: Path, options: ParseOptions) -> None:
        """Ask nothing yet."""
        self._root = root
        self._texts = Texts(root)
        self._options = options
        self._history: History | None = None
        self._pair: _PairPast | None = None
        self.reach = Reach.UNASKED

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process that reads texts."""
        self._texts.close()

    def steps(self, source: Document, target: Document) -> Sequence[Step]:
        """Return the versions of a translation, newest first; the first is the one that lies in the folder now.

        They are read one by one, when they are asked for. There are none for a file that git does not know.
        """
        if self.reach is Reach.UNASKED:
            self._history = read_history(self._root)
            self.reach = Reach.NONE
            if self._history is not None:
                self.reach = Reach.SHALLOW if self._history.is_shallow else Reach.WHOLE
        if self._history is None or not self._history.blob(target.file.path):
            return ()
        # The next pair that is asked about is mostly the same one.
        if self._pair is None or self._pair.target is not target or self._pair.source is not source:
            self._pair = _PairPast(self._history, self._texts, self._options, (source, target))
        return self._pair

    def since(self, source: Document, text: str) -> int:
        """Return when a source ceased to say what this loose digest is of, Unix time; 0 where that is not known."""
        if self._history is None or self._pair is None or self._pair.source is not source:
            return 0
        changed = 0
        for version in self._history.versions(source.file.path):
            if any(block.loose == text for block in self._pair.read(version.blob, 0)):
                return changed
            changed = self._history.time(version.commit)
        return 0


class _PairPast(Sequence[Step]):
    """One pair of documents through its versions; what was read is forgotten with it."""

    def __init__(
        self, history: History, texts: Texts, options: ParseOptions, documents: tuple[Document, Document]
    ) -> None:
        self.history, self._texts = history, texts
        self.source, self.target = documents
        self._readers = tuple(VersionReader(document.file, options) for document in documents)
        self._blocks: dict[str, Blocks] = {"": ()}
        self._versions = [version for version in history.versions(self.target.file.path) if version.blob]
        # Newest first: where two of them stand in one tree, the later one is the source.
        versions = list(history.versions(self.source.file.path))
        self._paths = tuple(dict.fromkeys(version.path for version in versions))
        if len(versions) + len(self._versions) <= _MOST_AT_ONCE:
            texts.expect(version.blob for version in (*self._versions, *versions) if version.blob)

    def __len__(self) -> int:
        return 1 + len(self._versions)

    @overload
    def __getitem__(self, index: int) -> Step: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...

    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        return _VersionStep(self, self._versions[place - 1]) if place else _TodayStep(self)

    def seen(self, commit: int) -> Blocks:
        blobs = (self.history.blob(path, commit) for path in self._paths)
        return self.read(next((blob for blob in blobs if blob), ""), 0)

    def read(self, blob: str, side: int) -> Blocks:
        if blob not in self._blocks:
            content = self._texts.read(blob)
            blocks = None if content is None else self._readers[side].blocks(decode(content).text)
            self._blocks[blob] = blocks or ()
        return self._blocks[blob]


class _TodayStep:
    """The files as they are now."""

    is_ignored = False
    is_edge = False

    def __init__(self, pair: _PairPast) -> None:
        self._pair = pair
        self.blocks = pair.target.blocks
        self.seen = pair.source.blocks

    @property
    def seen_before(self) -> Blocks:
        return self._pair.seen(0)


class _VersionStep:
    """The files as a commit left them."""

    def __init__(self, pair: _PairPast, version: Version) -> None:
        self._pair = pair
        self._version = version
        self._commit = pair.history.origin(version)
        ignored = pair.history.ignored
        self.is_ignored = version.commit in ignored or self._commit in ignored
        self.is_edge = pair.history.is_edge(self._commit)

    @property
    def blocks(self) -> Blocks:
        return self._pair.read(self._version.blob, 1)

    @property
    def seen(self) -> Blocks:
        return self._pair.seen(self._commit)

    @property
    def seen_before(self) -> Blocks:
        before = self._pair.history.parent(self._commit)
        return () if before is None else self._pair.seen(before)
