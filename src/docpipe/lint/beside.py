"""How messages name a block of a source or of a translation: what it is, where it stands, what to type about it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from docpipe.lint.facts import PairFacts, title_span
from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.text import Span, position_at
from docpipe.model.translation import BlockState

_KINDS = {
    BlockKind.TITLE: "the title",
    BlockKind.DESCRIPTION: "the description",
    BlockKind.HEADING: "the heading",
    BlockKind.ITEM: "the list item",
    BlockKind.CELL: "the table cell",
    BlockKind.ALT: "the image described as",
    BlockKind.ADMONITION_TITLE: "the title of the admonition",
}


def kind_of(document: Document, index: int) -> str:
    """Return what a block is, as a message calls it in front of its text."""
    return _KINDS.get(document.blocks[index].kind, "the paragraph")


def line_of(document: Document, index: int) -> int:
    """Return the line on which a block begins, counted from 1."""
    return position_at(document.line_starts, document.blocks[index].span.start).line


def place_of(document: Document, index: int) -> str:
    """Return the file and line of a block, as reports print places."""
    return f"{document.file.path}:{line_of(document, index)}"


def word_of(document: Document, index: int | None = None) -> str:
    """Return a file, or one block of it, as a word of a command line: in quotes where the shell needs them."""
    return shlex.quote(document.file.path if index is None else place_of(document, index))


def gap_before(states: Sequence[BlockState], after: Sequence[BlockState], pair: PairFacts) -> Span | None:
    """Return where something is missing: the block behind the gap, else the one before it, else the title.

    Args:
        states: what stands before the gap.
        after: what stands behind it.
        pair: of the two texts.
    """
    behind = next((state.target[0] for state in after if state.target), -1)
    before = next((state.target[-1] for state in reversed(states) if state.target), -1)
    place = behind if behind >= 0 else before
    return pair.target.blocks[place].span if place >= 0 else title_span(pair.target)
