"""Changes of the source of which its author said that translations need not follow them."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.model.block import Block
from docpipe.translation.past.lives import Digests


class Accepted:
    """Leads from what a source text said to what it says since, as far as every change between was called harmless."""

    def __init__(self, changes: Mapping[Digests, Digests]) -> None:
        """Take what became of each text in such a change."""
        self._changes = changes

    def now(self, digests: Digests) -> Digests:
        """Return what a text reads as today."""
        seen = {digests}
        while (digests := self._changes.get(digests, digests)) not in seen:
            seen.add(digests)
        return digests

    def is_same(self, one: Block, other: Block) -> bool:
        """Tell whether two forms of a block are, for a translation, one."""
        return self.now(digests_of(one)) == self.now(digests_of(other))


def digests_of(block: Block) -> Digests:
    """Return the digests of a block's text and of its anchors."""
    return block.loose, block.anchors
