"""What became of each entry of a work file: still to do, done already, overtaken, or ready to be put in."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from docpipe.model.document import Parsed
from docpipe.model.translation import BlockState, Freshness, TranslationState
from docpipe.translation.ledger import Fingerprint
from docpipe.translation.neutral import neutral_ids
from docpipe.translation.work.marks import digest_of, plain_text
from docpipe.translation.work.markup import written
from docpipe.translation.work.reading import Entry

_PARTS = re.compile(r"\n[ \t]*\n\s*")


class Task(msgspec.Struct, frozen=True):
    """An entry with the blocks of today that it speaks of.

    Attributes:
        texts: one per block of the translation; of a missing one, one per block of the source.
        is_done: whether the translation says that already.
    """

    entry: Entry
    state: BlockState
    texts: tuple[str, ...]
    is_done: bool = False


class Overtaken(NamedTuple):
    """Why an entry cannot be put in; one clause without a full stop."""

    reason: str


class Pages:
    """Both files of one translation, and what is known of their blocks."""

    def __init__(self, state: TranslationState, source: Parsed, target: Parsed | None) -> None:
        """Take them as they are; None where there is no translation yet."""
        self.state, self.source, self.target = state, source, target
        assert source.document is not None  # noqa: S101 - it was indexed
        self._blocks = source.document.blocks
        self._by_id = {name: index for index, name in enumerate(neutral_ids(source.document)) if name}
        self._states = {index: each for each in state.states for index in each.source} if target else {}

    def task(self, entry: Entry) -> Task | Overtaken:
        """Return what an entry that was written in asks for."""
        index = self._by_id.get(entry.id)
        if index is None:
            gone = f"no block of {self.state.path} is {entry.id} now"
            return Overtaken(f"the source has changed since the export: {gone}; export it again")
        state = self._states.get(index) or BlockState((index,), (), Freshness.MISSING)
        if "+".join(str(Fingerprint.of(self._blocks[each])) for each in state.source) != entry.source:
            return Overtaken(
                f"the source has changed since the export, {self.state.path}:{self._line(index)}; export it again"
            )
        current = self.current(state)
        if plain_text(current) == entry.text:
            return Task(entry, state, (), is_done=True)
        if digest_of(current) != entry.target:
            return Overtaken(f"the translation has changed since the export, {self._place(state)}; export it again")
        texts = parts_of(entry.text)
        wanted = len(state.target or state.source)
        if len(texts) != wanted:
            return Overtaken(_count(wanted))
        return Task(entry, state, texts)

    def current(self, state: BlockState) -> str:
        """Return the translation of a block as a work file shows it; "" for none."""
        if self.target is None or self.target.document is None:
            return ""
        blocks = self.target.document.blocks
        return "\n\n".join(written(self.target.text, blocks[index]) for index in state.target)

    def _line(self, index: int) -> int:
        return self.source.lines.position(self._blocks[index].span.start).line

    def _place(self, state: BlockState) -> str:
        if self.target is None or self.target.document is None or not state.target:
            return f"{self.state.target_path or 'its file'} has none of it now"
        start = self.target.document.blocks[state.target[0]].span.start
        return f"{self.state.target_path}:{self.target.lines.position(start).line}"


def parts_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: one per block where it stands in several."""
    return tuple(_PARTS.split(text))


def _count(wanted: int) -> str:
    if wanted == 1:
        return "it has a blank line in it, and one block is one paragraph; take the blank line out"
    return f"it stands in {wanted} blocks of the file; write {wanted} paragraphs with a blank line between two"
