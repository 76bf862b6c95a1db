"""Versions of a post and its translation made by hand: a past without git."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from docpipe.model.document import Document
from docpipe.translation.past.lives import Blocks, Digests, Step
from tests.translation.factory import block


class Version(msgspec.Struct, frozen=True):
    """What a commit left.

    Attributes:
        blocks: of the translation.
        seen, seen_before: of its source, in this commit and in the one before.
    """

    blocks: Blocks
    seen: Blocks
    seen_before: Blocks
    is_ignored: bool = False
    is_edge: bool = False


class Versions:
    """A past of commits that each wrote either side, or both."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.steps_made: list[Version] = []
        self.changes: dict[Digests, Digests] = {}
        self.is_asked = False
        self._source: Blocks = ()

    def commit(
        self, source: Sequence[str] | None, target: Sequence[str] | None, *, is_ignored: bool = False
    ) -> Versions:
        """Write the lines of a side, None for one that stays; return itself."""
        before = self._source
        self._source = before if source is None else tuple(map(block, source))
        if target is not None:
            made = Version(tuple(map(block, target)), self._source, before, is_ignored, is_edge=False)
            self.steps_made.append(made)
        return self

    def cut(self) -> Versions:
        """Forget what was before the first version; return itself."""
        self.steps_made[0] = msgspec.structs.replace(self.steps_made[0], is_edge=True)
        return self

    def steps(self, source: Document, target: Document) -> Sequence[Step]:
        """Return the versions, newest first, those of the two documents before all others."""
        self.is_asked = True
        today = Version(target.blocks, source.blocks, self._source)
        return (today, *reversed(self.steps_made)) if self.steps_made else ()

    def since(self, source: Document, text: str) -> int:
        """Return the same time whatever is asked for."""
        return 100 if source.blocks and text else 0

    def accepted(self, source: Document, target: Document) -> Mapping[Digests, Digests]:
        """Return the changes that were put in."""
        return self.changes if source is not target else {}
