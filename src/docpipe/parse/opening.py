"""What a post begins with, as far as it may be shown in the place of a description."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from docpipe.model.block import Block, BlockKind
from docpipe.model.body import Body
from docpipe.model.document import Opening

_LONGEST = 600
"""Characters of one block; nobody shows more of it."""

_SUMMED_UP = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def openings_of(blocks: Sequence[Block], body: Body | None) -> tuple[tuple[Opening, ...], bool]:
    """Return the blocks that sum up a post, and whether its author marked them (`<!-- more -->`).

    Without a mark, or without a word before it, that is the first paragraph.

    Args:
        blocks: of the post, in its order.
        body: None where nobody asked for it; then no mark is known.
    """
    pieces = body.pieces[: max(0, body.truncate)] if body is not None else ()
    before = sorted({piece.block for piece in pieces} - {-1})
    marked = [number for number in before if _can_sum_up(blocks[number])]
    if marked:
        return tuple(_opening(blocks, number) for number in marked), True
    first = (number for number, block in enumerate(blocks) if _can_sum_up(block))
    return tuple(_opening(blocks, number) for number in itertools.islice(first, 1)), False


def _can_sum_up(block: Block) -> bool:
    return block.kind in _SUMMED_UP and block.translatable and "f" not in block.nesting


def _opening(blocks: Sequence[Block], number: int) -> Opening:
    block = blocks[number]
    return Opening(number, " ".join(block.text.split())[:_LONGEST], block.han > block.words)
