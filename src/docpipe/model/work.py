"""What there is to do for translators: one item per block, or group of blocks, that needs somebody to look."""

from __future__ import annotations

import enum

import msgspec

from docpipe.model.block import BlockKind
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import BlockState


class PieceKind(enum.StrEnum):
    """What became of a piece of a text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of two versions of a text: in both of them, or in one."""

    kind: PieceKind
    text: str


class Passage(msgspec.Struct, frozen=True):
    """Blocks of one file that belong together.

    Attributes:
        path: of the file, from the site's root.
        start, end: lines of the first and the last character, counted from 1.
        column: of the first character, counted from 1 in code points.
        markup: the blocks as Markdown without the marks of what they stand in, a blank line between two.
        text: what a reader sees of them, a line per block.
    """

    path: str
    start: int
    end: int
    column: int
    markup: str
    text: str


class WorkItem(msgspec.Struct, frozen=True, kw_only=True):
    """One pair of a document that is not done.

    Attributes:
        key: of the source document.
        id: of the block, the same in all locales; "" for a block without a source.
        kind: of the first block.
        headings: those that the source block stands under, from the outside.
        state: of the pair, on all axes.
        source: None for text that only the translation has.
        target: None for a missing block.
        previous: the source as it was translated, as Markdown on a line per block; "" where it is not known.
        changes: from `previous` to the source of today, written likewise; empty without `previous`.
        insert_after: of a missing block, the line of the translation after which it belongs; 0 for its beginning.
    """

    key: DocumentKey
    locale: LocaleName
    source_locale: LocaleName
    id: str
    kind: BlockKind
    headings: tuple[str, ...]
    state: BlockState
    source: Passage | None
    target: Passage | None
    previous: str = ""
    changes: tuple[Piece, ...] = ()
    insert_after: int = 0
