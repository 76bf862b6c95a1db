"""A translation through its versions: when its blocks were written, how they were edited, what stood beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.translation.past.follows import names_of
from docpipe.translation.past.successors import NOWHERE, predecessors, replaced

Blocks = tuple[Block, ...]
Digests = tuple[str, str]
"""Of a block's text and of its anchors."""

# A name in so many blocks is what the whole document is about.
_COMMON = 6


class Step(Protocol):
    """One version of a translation, as it was written; what is not asked for is not read."""

    @property
    def blocks(self) -> Blocks:
        """Its own."""

    @property
    def seen(self) -> Blocks:
        """Those of the source in the same tree."""

    @property
    def seen_before(self) -> Blocks:
        """Those of the source one commit before; the same object where it did not change."""

    @property
    def is_ignored(self) -> bool:
        """Whether the commit counts as no change."""

    @property
    def is_edge(self) -> bool:
        """Whether what stands there may be older than the commit."""


class Past(Protocol):
    """Where the versions of a translation can be had."""

    def steps(self, source: Document, target: Document) -> Sequence[Step]:
        """Return them, newest first, the first as it is now; nothing for a file that no commit holds."""

    def since(self, source: Document, text: str) -> int:
        """Return when a source ceased to say what this loose digest is of, Unix time; 0 where that is not known."""

    def accepted(self, source: Document, target: Document) -> Mapping[Digests, Digests]:
        """Return what texts of the source became in changes of which its author said that none must follow them."""


class Edit(msgspec.Struct, frozen=True):
    """A block of a translation that was changed.

    Attributes:
        step: the version that has it changed.
        before, now: the block in the version before, and in this one.
    """

    step: Step
    before: Block
    now: Block


class Life(msgspec.Struct, frozen=True):
    """A block of the translation through its versions.

    Attributes:
        today: the block.
        birth: the version it was written in, or the oldest one that is there.
        edits: oldest first.
    """

    today: Block
    birth: Step
    edits: tuple[Edit, ...]


class Forms:
    """Today's source blocks as they were in older versions.

    Attributes:
        blocks: today's.
        common: names that the whole document is about.
    """

    def __init__(self, blocks: Blocks) -> None:
        """Take today's."""
        self.blocks = blocks
        counts = Counter(name for block in blocks for name in names_of(block))
        self.common = frozenset(name for name, count in counts.items() if count >= _COMMON)
        self._found: dict[int, tuple[Blocks, dict[int, int], frozenset[int]]] = {}

    def form(self, index: int, seen: Blocks) -> Block | None:
        """Return what a block was in an older version of its document; None where it was not there."""
        if seen is self.blocks:
            return seen[index]
        place = self._places(seen)[index]
        return None if place == NOWHERE else seen[place]

    def instead_of(self, indices: Sequence[int], seen: Blocks) -> list[Block]:
        """Return the blocks of an older version that stood where these do now, between the neighbours of both."""
        places = self._places(seen)
        before = max((places[index] for index in places if index < indices[0]), default=NOWHERE)
        behind = [places[index] for index in places if index > indices[-1] and places[index] != NOWHERE]
        return [block for block in seen[before + 1 : min(behind, default=len(seen))] if block.translatable]

    def is_clear(self, index: int, seen: Blocks) -> bool:
        """Tell whether it is certain what a block was, and not only what stood in its place."""
        self._places(seen)
        return seen is self.blocks or index not in self._found[id(seen)][2]

    def _places(self, seen: Blocks) -> dict[int, int]:
        if id(seen) not in self._found:
            before = predecessors(self.blocks, seen)
            instead = replaced(self.blocks, seen, before)
            # The version is kept, so that no other one gets its number.
            self._found[id(seen)] = seen, before | instead, frozenset(instead)
        return self._found[id(seen)][1]


class Lives:
    """One walk from version to version, until the birth of every block that is wanted has been seen."""

    def __init__(self, steps: Sequence[Step], sources: Mapping[int, tuple[int, ...]], forms: Forms) -> None:
        """Take the versions, the blocks of the newest that are wanted with their source blocks, and its forms."""
        self._steps = steps
        self._sources = sources
        self._forms = forms
        self._places = {index: index for index in sorted(sources)}
        self._edits: dict[int, list[Edit]] = {index: [] for index in self._places}
        self._births: dict[int, Step] = {}

    def found(self) -> dict[int, Life]:
        """Return the life of each wanted block; one that was only ever seen in ignored commits has none."""
        at, stride, last = 0, 1, len(self._steps) - 1
        while at < last and self._places:
            ahead = min(at + stride, last)
            if ahead - at > 1 and not self._stayed(self._steps[at], self._steps[ahead]):
                stride = max(1, (ahead - at) // 4)
                continue
            was_quiet = self._go(self._steps[at], self._steps[ahead])
            stride = 2 * (ahead - at) if was_quiet else 1
            at = ahead
        self._births.update(dict.fromkeys(self._places, self._steps[at]))
        today = self._steps[0].blocks
        return {
            index: Life(today[index], birth, tuple(reversed(self._edits[index])))
            for index, birth in self._births.items()
            if not birth.is_ignored
        }

    def _stayed(self, newer: Step, older: Step) -> bool:
        """Tell whether an older version has all that is wanted, so that nothing happened in between."""
        there, blocks = {block.loose for block in older.blocks}, newer.blocks
        return all(blocks[place].loose in there for place in self._places.values())

    def _go(self, newer: Step, older: Step) -> bool:
        """Go on to the version before; return whether nothing had happened to what is wanted."""
        now, old = newer.blocks, older.blocks
        before = predecessors(now, old, frozenset(self._places.values()))
        was_quiet = True
        for index, place in list(self._places.items()):
            was = before[place]
            is_same = was != NOWHERE and now[place].loose == old[was].loose
            if not is_same:
                was_quiet = False
                if was == NOWHERE or self._is_settled(index, newer):
                    self._births[index] = newer
                    del self._places[index]
                    continue
                if not newer.is_ignored:
                    self._edits[index].append(Edit(newer, old[was], now[place]))
            self._places[index] = was
        return was_quiet

    def _is_settled(self, index: int, step: Step) -> bool:
        """Tell whether today's source came in one commit with the translation: nothing older matters."""
        return not step.is_ignored and all(
            says(self._forms.form(source, step.seen)) == self._forms.blocks[source].loose
            and is_together(source, self._forms, step)
            for source in self._sources[index]
        )


def is_together(index: int, forms: Forms, step: Step) -> bool:
    """Tell whether the commit of a version changed the source block as well."""
    if step.seen is step.seen_before:
        return False
    return says(forms.form(index, step.seen)) != says(forms.form(index, step.seen_before))


def says(block: Block | None) -> str:
    """Return the loose digest of a block, "" for none."""
    return block.loose if block else ""
