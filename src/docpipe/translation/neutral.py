"""Ids of blocks that are the same in every locale, so that a place survives a change of language."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.model.document import Document
from docpipe.model.translation import BlockState

_PREFIX = "b-"
_DIGITS = 8


def neutral_ids(document: Document) -> tuple[str, ...]:
    """Return the neutral id of each block of a source document, "" for those that are not translated.

    The id is made of what the block says, not of where it stands, so an insertion moves none of them;
    repeats count up in the order of the document.
    """
    seen: dict[str, int] = {}
    ids: list[str] = []
    for block in document.blocks:
        stem = block.loose[:_DIGITS] if block.translatable else ""
        seen[stem] = seen.get(stem, 0) + 1
        repeat = f"-{seen[stem]}" if seen[stem] > 1 else ""
        ids.append(f"{_PREFIX}{stem}{repeat}" if stem else "")
    return tuple(ids)


def neutral_ids_of_target(source: Document, target: Document, states: Iterable[BlockState]) -> tuple[str, ...]:
    """Return the neutral id of each block of a translation, taken from the source block it belongs to.

    Blocks without a counterpart have none. Where blocks were merged, the first id is kept; where one was
    split, its first part has the id.
    """
    known = neutral_ids(source)
    ids = [""] * len(target.blocks)
    for state in states:
        for one, other in zip(state.source, state.target, strict=False):
            ids[other] = known[one]
    return tuple(ids)
