"""Blocks that read the same in both documents: code, names, copies; fixed points that need no ledger."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from docpipe.model.block import Block
from docpipe.model.translation import Pair
from docpipe.translation.aligning.scoring import HIGHEST
from docpipe.translation.ledgers.known import in_order


def equal_pairs(source: Sequence[Block], target: Sequence[Block], known: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return pairs of blocks with one shape and text that stand once on each side, in the same order as all others.

    Code is among them: it is not translated, but it tells where in the text one is. Texts that repeat, and
    those that would cross another pair, prove nothing.

    Args:
        source: all blocks of the source.
        target: all blocks of the translation.
        known: pairs that hold in any case.
    """
    ours = _single(source, {index for pair in known for index in pair.source})
    theirs = _single(target, {index for pair in known for index in pair.target})
    found = [Pair((ours[text],), (theirs[text],), HIGHEST) for text in ours.keys() & theirs.keys()]
    in_chain = {pair.target[0] for pair in in_order([*known, *found])}
    return tuple(sorted((pair for pair in found if pair.target[0] in in_chain), key=lambda pair: pair.target))


_Text = tuple[tuple[str, str, int], str, str]


def _single(blocks: Sequence[Block], used: Collection[int]) -> dict[_Text, int]:
    places: dict[_Text, int] = {}
    repeated: set[_Text] = set()
    for index, block in enumerate(blocks):
        # Without anchors code would be equal to any code with other numbers.
        text = (block.shape, block.loose, "" if block.translatable else block.anchors)
        if text in places:
            repeated.add(text)
        elif block.loose and index not in used:
            places[text] = index
    return {text: index for text, index in places.items() if text not in repeated}
