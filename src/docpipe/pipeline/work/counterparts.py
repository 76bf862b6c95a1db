"""Which blocks of two versions belong together, code and HTML included, which no state speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import BlockState


def counterparts(source: Document, target: Document, states: Sequence[BlockState]) -> dict[int, tuple[int, ...]]:
    """Return the target blocks of each source block that has some, ascending.

    Untranslatable blocks are paired in order between the pairs around them, those of one kind with each other; but
    not cells, which go with their rows.
    """
    known: dict[int, tuple[int, ...]] = {}
    for state in states:
        for index in state.source if state.target else ():
            known[index] = tuple(sorted(state.target))
    used: set[int] = set()
    low, waiting = -1, list[int]()
    for index in range(len(source.blocks) + 1):
        if index < len(source.blocks) and index not in known:
            waiting += [] if source.blocks[index].translatable or _is_cell(source.blocks[index]) else [index]
            continue
        high = known[index][0] if index in known else len(target.blocks)
        for each in waiting:
            place = _first_like(source, target, each, (low, high), used)
            if place is not None:
                used.add(place)
                known[each] = (place,)
        low, waiting = known[index][-1] if index in known else low, []
    return known


def _is_cell(block: Block) -> bool:
    return block.kind is BlockKind.CELL


def _first_like(source: Document, target: Document, index: int, between: tuple[int, int], used: set[int]) -> int | None:
    block = source.blocks[index]
    alike = [
        place
        for place in range(between[0] + 1, between[1])
        if place not in used and target.blocks[place].kind is block.kind and not target.blocks[place].translatable
    ]
    same = [place for place in alike if target.blocks[place].loose == block.loose]
    return next(iter(same or alike), None)
