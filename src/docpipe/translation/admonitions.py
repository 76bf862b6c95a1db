"""Titles of admonitions, which one language may write and another leave to the locale's default.

`:::note 注意` in a Chinese text is `:::note` in most English ones: the same structure, one block fewer.
"""

from __future__ import annotations

from docpipe.model.block import BlockKind
from docpipe.model.document import Document


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
