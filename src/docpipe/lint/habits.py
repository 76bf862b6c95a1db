"""How an author ends paragraphs and list items elsewhere in the same post."""

from __future__ import annotations

import itertools

from docpipe.lint.scan import ends_sentence
from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document

_FEWEST = 1
_MOST = 0.9
_SHORTEST = 12
_NO_NAME = 4
_SHARED = 0.2


def punctuates(document: Document, block: Block) -> bool:
    """Tell whether nearly all other blocks of this kind end in a mark, one at least."""
    others = _others(document, block)
    ended = sum(ends_sentence(other.text) for other in others)
    return len(others) >= _FEWEST and ended >= _MOST * len(others)


def ends_like_siblings(mark: str, block: Block, document: Document) -> bool:
    """Tell whether other blocks of this kind end in `mark` too, as items of a casual list do."""
    others = _others(document, block, shortest=1)
    return sum(other.text.rstrip().endswith(mark) for other in others) > _SHARED * len(others)


def ended_share(document: Document, kinds: tuple[BlockKind, ...], block: Block) -> tuple[int, int]:
    """Return how many blocks of these kinds end in a mark, and how many there are; `block` and names left out."""
    others = [
        other
        for other in document.blocks
        if other.kind in kinds and other is not block and other.han + other.words >= _NO_NAME
    ]
    return sum(ends_sentence(other.text) for other in others), len(others)


def ended_share_of_list(document: Document, block: Block) -> tuple[int, int]:
    """Return the same of the blocks right before this one that have its kind and stand in the same containers."""
    blocks = document.blocks
    run = itertools.takewhile(
        lambda other: other.shape == block.shape, (blocks[at] for at in range(blocks.index(block) - 1, -1, -1))
    )
    others = [ends_sentence(other.text) for other in run]
    return sum(others), len(others)


def _others(document: Document, block: Block, *, shortest: int = _SHORTEST) -> list[Block]:
    return [
        other
        for other in document.blocks
        if other.kind is block.kind and other is not block and other.han + other.words >= shortest
    ]
