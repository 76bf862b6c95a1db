"""Titles of admonitions, which one language may write and another leave to the locale's default.

`:::note 注意` in a Chinese text is `:::note` in most English ones: the same structure, one block fewer.
"""

from __future__ import annotations

from collections.abc import Sequence

from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import Pair
from docpipe.translation.known import Gap


def without_titles(gap: Gap, source: Document, target: Document) -> Gap | None:
    """Return the gap without its admonitions' titles if one side has more of them; else None."""
    ours, theirs = _untitled(gap.source, source), _untitled(gap.target, target)
    if len(gap.source) - len(ours) == len(gap.target) - len(theirs):
        return None
    return Gap(ours, theirs, gap.at_end)


def title_pairs(gap: Gap, source: Document, target: Document, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """Return the (source, target) indices of the gap's titles, -1 for one that stands on the other side only.

    Titles belong together if the blocks behind them do.

    Args:
        gap: with its titles.
        source: the document of its source blocks.
        target: the document of its target blocks.
        pairs: of the other blocks of the gap.
    """
    partners = {pair.source[0]: pair.target[0] for pair in pairs if pair.source and pair.target}
    before_target = {behind: title for title, behind in _titles(gap.target, target)}
    found = [(title, before_target.pop(partners.get(behind, -1), -1)) for title, behind in _titles(gap.source, source)]
    left = set(before_target.values())
    return found + [(-1, title) for title, _ in _titles(gap.target, target) if title in left]


def stands_in(title: int, document: Document, translated: frozenset[int]) -> bool:
    """Tell whether a title without counterpart needs none: its admonition is translated, under the default title.

    Args:
        title: index of a source block.
        document: the source.
        translated: indices of the source blocks that have a counterpart.
    """
    if document.blocks[title].kind is not BlockKind.ADMONITION_TITLE:
        return False
    behind = range(title + 1, len(document.blocks))
    return next((index in translated for index in behind if document.blocks[index].translatable), False)


def _is_title(index: int, document: Document) -> bool:
    return document.blocks[index].kind is BlockKind.ADMONITION_TITLE


def _untitled(indices: Sequence[int], document: Document) -> tuple[int, ...]:
    return tuple(index for index in indices if not _is_title(index, document))


def _titles(indices: Sequence[int], document: Document) -> list[tuple[int, int]]:
    """Return each title with the block behind it; -2 where none follows."""
    following = [*indices[1:], -2]
    return [(index, behind) for index, behind in zip(indices, following, strict=True) if _is_title(index, document)]
