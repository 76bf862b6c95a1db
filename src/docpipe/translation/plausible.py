"""How long a text is in any script, and whether a translation holds what its source points at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from docpipe.model.block import Block
from docpipe.model.source import LocaleName

LEAST = 0.2
"""Below this a pair proves nothing: whatever hangs on it stays unverified."""

SURE = 0.8
"""From here on a pair may be written down as one: a list that lacks one of its items is not, wherever it lacks it."""


class Scale(msgspec.Struct, frozen=True):
    """The locales of two texts, whose own path segments in links say nothing."""

    source: LocaleName
    target: LocaleName


def length_of(block: Block) -> float:
    """Return the length of a text in units that are alike in every script: Han characters, 1.5 per word."""
    return block.han + 1.5 * block.words


def has_anchors(target: Sequence[Block], source: Sequence[Block], scale: Scale) -> bool:
    """Tell whether the target blocks hold every anchor of the source blocks as they are today."""
    return _anchors(source, scale.source) <= _anchors(target, scale.target)


def _anchors(blocks: Iterable[Block], locale: LocaleName) -> set[str]:
    # A link to `/zh/a/` is translated as a link to `/en/a/`.
    return {value.replace(f"/{locale}/", "/") for block in blocks for value in block.anchor_values}
