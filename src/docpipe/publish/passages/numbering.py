"""Numbers and ids of a page that is made of two documents: each of them once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from docpipe.index.anchors import decode_fragment
from docpipe.model.block import BlockKind
from docpipe.model.body import Body, Piece, Slot, SlotKind
from docpipe.model.document import Document
from docpipe.model.translation import BlockState
from docpipe.publish.passages.compose import Shown, mark

_DEEPEST = 6
_OWN = "page:"
"""How the ids of the templates begin."""
_HEADING_START = re.compile(r"<h[1-6]")
_EMPTY = re.compile(r"<h[1-6]>\s*</h[1-6]>\s*")
_NOTE, _HEADING = SlotKind.NOTE, SlotKind.HEADING
_ATTRIBUTES = frozenset({SlotKind.HEADING, SlotKind.BLOCK})

Key = tuple[bool, int]
"""Whether something is the source's, and its number in that document."""


class Numbering:
    """The notes, headings and blocks of one page.

    Attributes:
        notes: in the order of their first reference.
        references: how often the page refers to each note.
        headings: the id of each heading.
        levels: the level each heading is shown at.
        leveled: the pieces of these headings.
        blocks: the neutral id of each block that is on the page.
        heading_blocks: the ids of `headings`, by their blocks.
    """

    def __init__(self, shown: Sequence[Shown], bodies: tuple[Body, Body], states: Sequence[BlockState]) -> None:
        """Count what `shown` and the notes it leads to refer to.

        Args:
            shown: the pieces of the page.
            bodies: of the page's own document and of its source.
            states: of all blocks.
        """
        self._bodies = bodies
        self._states = states
        self._by_target = {block: state for state in states for block in state.target}
        self.notes: list[Key] = []
        self.references: Counter[Key] = Counter()
        self._written: Counter[Key] = Counter()
        self._shown = list(shown)
        if any(body.notes for body in bodies):
            self._count(shown)
        position = 0
        while position < len(self.notes):
            pieces = self.pieces_of(self.notes[position])
            self._shown += pieces
            self._count(pieces)
            position += 1
        self._numbers = {key: number for number, key in enumerate(self.notes, 1)}

    def pieces_of(self, note: Key) -> tuple[Shown, ...]:
        """Return the text of a note."""
        of_source, number = note
        pieces = self._bodies[of_source].notes[number].pieces
        return tuple(Shown(piece, of_source=True) for piece in pieces) if of_source else mark(pieces, self._states)

    def name(self, documents: tuple[tuple[Document, Sequence[str]], tuple[Document, Sequence[str]]]) -> None:
        """Give every heading and block of the page an id of its own.

        The page's own headings come first, because other pages lead to them; a repeated id gets `-2`.

        Args:
            documents: the page's own document and its source, each with the neutral ids of its blocks.
        """
        self._documents = [document for document, _ in documents]
        self.headings: dict[Key, str] = {}
        self.heading_blocks: dict[Key, str] = {}
        self.blocks: dict[Key, str] = {}
        self._taken: set[str] = set()
        self._repeats: dict[str, int] = {}
        headings = sorted(self._shown_headings(), key=lambda key: key[0])
        for key in headings:
            heading = self._documents[key[0]].headings[key[1]]
            if heading.id:
                self.headings[key] = self._claim(heading.id)
                self.heading_blocks[key[0], heading.block] = self.headings[key]
        # Asked once for every link of the page; of headings with one id the first is meant.
        self._by_id: dict[tuple[bool, str], str] = {}
        for key in sorted(self.headings):
            self._by_id.setdefault((key[0], self._documents[key[0]].headings[key[1]].id), self.headings[key])
        self._source_blocks: dict[str, int] = {}
        for heading in self._documents[True].headings:
            self._source_blocks.setdefault(heading.id, heading.block)
        for shown in self._shown:
            ids = documents[shown.of_source][1]
            block = shown.piece.block
            if 0 <= block < len(ids) and ids[block]:
                self.blocks[shown.of_source, block] = self._claim(ids[block])
        # Ids of notes give way to an author's own `{#fn-1}`.
        self._names = {
            f"{stem}-{number}": self._claim(f"{stem}-{number}")
            for stem in ("fn", "fnref")
            for number in range(1, len(self.notes) + 1)
        }

    def level(self, shown: Sequence[Shown]) -> None:
        """Give every heading of `shown` its level below the page's title, without a gap.

        Where an author went from `##` to `####`, or a part of the other document came between, a reader
        who jumps from heading to heading would look for one that is missing. One that shows nothing has no level.
        """
        self.levels: dict[Key, int] = {}
        self.leveled: list[Shown] = []
        open_levels: list[tuple[int, int]] = [(0, 1)]
        for one in shown:
            index = heading_of(one.piece)
            if index < 0 or is_empty_heading(one.piece):
                continue
            self.leveled.append(one)
            written = self._documents[one.of_source].headings[index].level
            while open_levels[-1][0] >= written:
                open_levels.pop()
            level = min(open_levels[-1][1] + 1, _DEEPEST)
            self.levels[one.of_source, index] = level
            open_levels.append((written, level))

    def number(self, note: Key) -> int:
        """Return the number of a note, from 1."""
        return self._numbers[note]

    def note_id(self, number: int) -> str:
        """Return the id of the note with this number."""
        return self._names[f"fn-{number}"]

    def reference_id(self, number: int, nth: int) -> str:
        """Return the id of a reference to a note, `nth` counted from 0."""
        stem = self._names[f"fnref-{number}"]
        return f"{stem}-{nth + 1}" if nth else stem

    def next_reference(self, note: Key) -> int:
        """Return how many references to `note` have been written, and count one more."""
        self._written[note] += 1
        return self._written[note] - 1

    def anchor(self, of_source: bool, written: str) -> str:  # noqa: FBT001 - half of a key
        """Return the id on this page of what a link to `#written` in one of the documents means."""
        wanted = decode_fragment(written)
        own = self._by_id.get((of_source, wanted)) if wanted else None
        if own is not None:
            return own
        if wanted in self._taken or not wanted:
            return wanted
        return self._translated_anchor(wanted) or wanted

    def description(self, of_source: bool, image: int) -> int:  # noqa: FBT001 - half of a key
        """Return the block of an image's description, or -1."""
        return self._descriptions[of_source][image]

    @cached_property
    def _descriptions(self) -> tuple[tuple[int, ...], ...]:
        return tuple(map(_descriptions, self._documents))

    @property
    def has_states(self) -> bool:
        """Whether anything is known of how the blocks of the page's own document stand."""
        return bool(self._by_target)

    def state(self, block: int) -> BlockState | None:
        """Return the state of a block of the page's own document."""
        return self._by_target.get(block)

    def _translated_anchor(self, wanted: str) -> str:
        """Return the id of the heading that translates the source's heading `wanted`, or ""."""
        block = self._source_blocks.get(wanted)
        state = next((s for s in self._states if block in s.source), None) if block is not None else None
        places = (self.heading_blocks.get((False, block), "") for block in (state.target if state else ()))
        return next(filter(None, places), "")

    def _count(self, shown: Sequence[Shown]) -> None:
        for one in shown:
            for part in one.piece.parts:
                if not isinstance(part, str) and part.kind is _NOTE:
                    key = (one.of_source, part.index)
                    if key not in self.references:
                        self.notes.append(key)
                    self.references[key] += 1

    def _shown_headings(self) -> Iterator[Key]:
        if not any(document.headings for document in self._documents):
            return
        for shown in self._shown:
            parts = shown.piece.parts
            # Before a slot there is its start tag.
            for part in parts if len(parts) > 1 else ():
                if not isinstance(part, str) and part.kind is _HEADING:
                    yield shown.of_source, part.index

    def _claim(self, wanted: str) -> str:
        wanted = f"text:{wanted}" if wanted.startswith(_OWN) else wanted
        if wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        identifier, number = wanted, self._repeats.get(wanted, 2)
        while identifier in self._taken:
            identifier = f"{wanted}-{number}"
            number += 1
        self._repeats[wanted] = number
        self._taken.add(identifier)
        return identifier


def heading_of(piece: Piece) -> int:
    """Return the number of the heading that a piece is, or -1; a unit of raw HTML may hold some, and is none."""
    # Asked of every piece of every page, of which most have no slot at all: `match` costs three times as much.
    if not piece.parts[1:]:
        return -1
    start, slot, *_ = piece.parts
    if isinstance(slot, str) or slot.kind is not _HEADING or not isinstance(start, str):
        return -1
    return slot.index if _HEADING_START.fullmatch(start) else -1


def is_empty_heading(piece: Piece) -> bool:
    """Tell whether a heading shows nothing: `#### {#id}`, written as a mere place to lead to."""
    if any(isinstance(part, Slot) and part.kind not in _ATTRIBUTES for part in piece.parts):
        return False
    return _EMPTY.fullmatch("".join(part for part in piece.parts if isinstance(part, str))) is not None


def _descriptions(document: Document) -> tuple[int, ...]:
    """Return the block of each image's description: those behind the block that holds the images, in order."""
    found: list[int] = []
    next_free: dict[int, int] = {}
    for image in document.images:
        block = next_free.get(image.block, image.block + 1)
        described = bool(image.alt.strip()) and 0 < block < len(document.blocks)
        if described and document.blocks[block].kind is BlockKind.ALT:
            next_free[image.block] = block + 1
            found.append(block)
        else:
            found.append(-1)
    return tuple(found)
