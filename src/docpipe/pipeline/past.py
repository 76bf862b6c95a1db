"""The versions of a translation and of its source beside it, as git has them, read when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import Self, overload

from docpipe.model.document import Document
from docpipe.parse.options import ParseOptions
from docpipe.parse.versions import VersionReader
from docpipe.pipeline.reach import Reach
from docpipe.sources.history import History, Version, read_history
from docpipe.sources.read import decode
from docpipe.sources.texts import Texts
from docpipe.translation.past.accepted import digests_of
from docpipe.translation.past.lives import Blocks, Digests, Step
from docpipe.translation.past.successors import NOWHERE, predecessors

# Versions of a pair that are asked for before they are needed; most of so few are. Their names fit into a pipe.
_MOST_AT_ONCE = 100
# Versions of a text that are read in one go: what one has that its neighbours have not is mostly a paragraph.
_FEW, _MANY = 12, 48


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
        return self._pair_of(source, target) or ()

    def accepted(self, source: Document, target: Document) -> Mapping[Digests, Digests]:
        """Return what texts of the source became in commits with the trailer `L10n: no-change`."""
        pair = self._pair_of(source, target)
        return pair.accepted if pair else {}

    def is_there(self) -> bool:
        """Tell whether git knows anything of the site."""
        if self.reach is Reach.UNASKED:
            self._history = read_history(self._root)
            self.reach = _reach(self._history)
        return self._history is not None

    def _pair_of(self, source: Document, target: Document) -> _PairPast | None:
        if not self.is_there() or self._history is None or not self._history.blob(target.file.path):
            return None
        # The next pair that is asked about is mostly the same one.
        if self._pair is None or self._pair.target is not target or self._pair.source is not source:
            self._pair = _PairPast(self._history, self._texts, self._options, (source, target))
            if self._history.is_partial and not self._pair.is_whole():
                self._history, self._pair, self.reach = None, None, Reach.PARTIAL
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


def _reach(history: History | None) -> Reach:
    if history is None:
        return Reach.NONE
    return Reach.SHALLOW if history.is_shallow else Reach.WHOLE


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
        sides = (each.blob for each in versions if each.blob), (each.blob for each in self._versions)
        self._unread = tuple(list(dict.fromkeys(blobs)) for blobs in sides)
        self._at_once = [_FEW, _FEW]
        self._is_expected = False

    @cached_property
    def accepted(self) -> Mapping[Digests, Digests]:
        """What texts of the source became in commits that change nothing for translations."""
        harmless = self.history.harmless
        versions = list(self.history.versions(self.source.file.path)) if harmless else []
        found: dict[Digests, Digests] = {}
        for now, before in pairwise(versions):
            if not harmless.isdisjoint({now.commit, self.history.origin(now)}):
                new, old = self.read(now.blob, 0), self.read(before.blob, 0)
                for index, was in predecessors(new, old).items():
                    if was != NOWHERE and digests_of(new[index]) != digests_of(old[was]):
                        found.setdefault(digests_of(old[was]), digests_of(new[index]))
        return found

    def is_whole(self) -> bool:
        """Read everything, and tell whether it is all there."""
        for side, unread in enumerate(self._unread):
            for blob in tuple(unread):
                self.read(blob, side)
        return not self._texts.is_cut

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
            self._read_on(blob, side)
        return self._blocks[blob]

    def _read_on(self, blob: str, side: int) -> None:
        """Read a version with older ones that will be asked for next; twice as many each time."""
        if not self._is_expected and sum(map(len, self._unread)) <= _MOST_AT_ONCE:
            self._texts.expect(chain.from_iterable(self._unread[::-1]))
        self._is_expected = True
        unread = self._unread[side]
        start = unread.index(blob) if blob in unread else len(unread)
        blobs = unread[start : start + self._at_once[side]] or [blob]
        del unread[start : start + len(blobs)]
        self._at_once[side] = min(_MANY, 2 * self._at_once[side])
        contents = map(self._texts.read, blobs)
        texts = {each: decode(content).text for each, content in zip(blobs, contents, strict=True) if content}
        self._blocks.update(dict.fromkeys(blobs, ()))
        found = self._readers[side].blocks_of(texts.values())
        self._blocks.update((each, blocks or ()) for each, blocks in zip(texts, found, strict=True))


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
        history = pair.history
        self._commit = history.origin(version)
        self.is_ignored = not history.ignored.isdisjoint({version.commit, self._commit})
        # Of the merge of a pull request, only its two parents may be there: what it changed is known all the same.
        is_cut = history.is_edge(self._commit)
        self.is_edge = is_cut and history.is_edge(version.commit)
        self._before = history.parent(version.commit if is_cut else self._commit)

    @property
    def blocks(self) -> Blocks:
        return self._pair.read(self._version.blob, 1)

    @property
    def seen(self) -> Blocks:
        return self._pair.seen(self._commit)

    @property
    def seen_before(self) -> Blocks:
        return () if self._before is None else self._pair.seen(self._before)
