"""Blocks whose counterpart is no translation of theirs: a name that is code there, a month that is a number there."""

from __future__ import annotations

from collections.abc import Sequence

from docpipe.lint.facts import PairFacts
from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import BlockState


def is_wordless(stretch: Sequence[BlockState], pair: PairFacts) -> bool:
    """Tell whether each of these blocks without counterpart has one that is not to be translated, or in other markup.

    That is a block of the same text anywhere, as code or of another kind (a heading here, a paragraph in bold there),
    or one of the same shape without prose, as far behind the counterpart of a block before.

    Args:
        stretch: states that follow each other; all are missing, or all are extra.
        pair: of the two texts.
    """
    is_missing = bool(stretch[0].source)
    own, other = (pair.source, pair.target) if is_missing else (pair.target, pair.source)
    partners = {
        ours[-1]: theirs[-1]
        for state in pair.state.states
        if (ours := state.source if is_missing else state.target)
        and (theirs := state.target if is_missing else state.source)
    }
    bare = {block.text.strip() for block in other.blocks if not block.translatable}
    kinds: dict[str, set[BlockKind]] = {}
    for block in other.blocks:
        kinds.setdefault(block.loose, set()).add(block.kind)
    indices = [index for state in stretch for index in (state.source if is_missing else state.target)]
    return all(
        own.blocks[index].text.strip() in bare
        or kinds.get(own.blocks[index].loose, set()) - {own.blocks[index].kind}
        or _has_place(index, own, other, partners)
        for index in indices
    )


def _has_place(index: int, own: Document, other: Document, partners: dict[int, int]) -> bool:
    """Tell whether as far behind the last block that has a counterpart there is one of this shape without prose."""
    before = next((at for at in range(index - 1, -1, -1) if at in partners), None)
    if before is None:
        return False
    place = partners[before] + index - before
    if place >= len(other.blocks):
        return False
    found = other.blocks[place]
    return not found.translatable and found.shape == own.blocks[index].shape
