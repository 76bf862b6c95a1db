"""A body's pieces as a tree, so that parts of two bodies can be put together level by level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.body import Piece, Role


class Node(msgspec.Struct, frozen=True):
    """A whole piece, or a container with what it holds.

    Attributes:
        piece: the whole of it, or the container's start.
        end: the container's end; None for a whole piece.
    """

    piece: Piece
    children: tuple[Node, ...] = ()
    end: Piece | None = None

    @property
    def tag(self) -> str:
        """What its markup begins with, `<li>` or `<p`; "" for a tight item's text."""
        first = self.piece.parts[0] if self.piece.parts else ""
        return first.split(maxsplit=1)[0] if isinstance(first, str) and first.startswith("<") else ""

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table, which cannot be added to a row without breaking the table."""
        return self.tag.startswith(("<td", "<th")) and self.end is None


def tree(pieces: Sequence[Piece]) -> tuple[Node, ...]:
    """Return the top level of balanced `pieces`."""
    levels: list[list[Node]] = [[]]
    opened: list[Piece] = []
    for piece in pieces:
        match piece.role:
            case Role.OPEN:
                opened.append(piece)
                levels.append([])
            case Role.CLOSE:
                children = tuple(levels.pop())
                levels[-1].append(Node(opened.pop(), children, piece))
            case Role.LEAF:
                levels[-1].append(Node(piece))
    return tuple(levels[0])


def pieces_of(node: Node) -> Iterator[Piece]:
    """Yield a node's pieces in order, the inverse of `tree`."""
    yield node.piece
    for child in node.children:
        yield from pieces_of(child)
    if node.end is not None:
        yield node.end


def blocks_of(node: Node, blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers of the blocks a node shows: its own and the descriptions of its images."""
    number = node.piece.block
    if number >= 0:
        yield number
        number += 1
        while number < len(blocks) and blocks[number].kind is BlockKind.ALT:
            yield number
            number += 1
    for child in node.children:
        yield from blocks_of(child, blocks)
