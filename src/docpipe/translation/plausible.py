"""How likely it is, without reading either language, that one text translates another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

import msgspec

from docpipe.model.block import Block
from docpipe.model.source import LocaleName

LEAST = 0.2
"""Below this a pair proves nothing: whatever hangs on it stays unverified."""

HIGHEST = 0.95
"""As sure as structure can make us; only the ledger is surer."""

# Short texts vary most in length: this many units are added to both sides.
_SMOOTHING = 4.0
# Spread of the logarithm of target length over source length, single blocks, Chinese to English.
_SPREAD = 0.8
_ENOUGH_PAIRS = 5
_LONG_ENOUGH = 8.0
# From this many anchors on, they say as much as they ever will.
_ANCHORS_OF_WEIGHT = 4
_ANCHOR_PENALTY = 0.6
_ANCHOR_BONUS = 0.7
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]+")
# A text of mere names beside one that lacks some of them: `Ceph RGW` is not `Ceph RADOS`.
_FOREIGN_NAME = 0.15


class Scale(msgspec.Struct, frozen=True):
    """What two texts are compared by.

    Attributes:
        source, target: the locales, whose own path segments in links say nothing.
        ratio: usual logarithm of target length over source length.
        han: the side written in Han, whose Latin words are names that the other side has as well: 0 for
            the source, 1 for the target, -1 for neither or both.
    """

    source: LocaleName
    target: LocaleName
    ratio: float = 0.0
    han: int = -1


def length_of(block: Block) -> float:
    """Return the length of a text in units that are alike in every script: Han characters, 1.5 per word."""
    return block.han + 1.5 * block.words


def length_ratio(pairs: Iterable[tuple[Block, Block]]) -> float:
    """Return the usual logarithm of target length over source length; 0 where too few pairs can tell."""
    ratios = [
        math.log(length_of(target) / length_of(source))
        for source, target in pairs
        if length_of(source) >= _LONG_ENOUGH and length_of(target) > 0
    ]
    return _median(ratios) if len(ratios) >= _ENOUGH_PAIRS else 0.0


def plausibility(source: Sequence[Block], target: Sequence[Block], scale: Scale) -> float:
    """Return from 0 to `HIGHEST` how well these texts go together, by length and by shared anchors.

    Args:
        source: at least one block.
        target: at least one block.
        scale: what to compare them by.
    """
    if [block.loose for block in source] == [block.loose for block in target]:
        return HIGHEST
    lengths = [sum(map(length_of, blocks)) + _SMOOTHING for blocks in (source, target)]
    deviation = (math.log(lengths[1] / lengths[0]) - scale.ratio) / _SPREAD
    score = math.exp(-0.5 * deviation * deviation)
    ours, theirs = _anchors(source, scale.source), _anchors(target, scale.target)
    names, found = _names(source, target, scale)
    if found < names and not any(block.han for block in (source, target)[scale.han]):
        return _FOREIGN_NAME
    if every := len(ours | theirs) + names:
        agreement = (len(ours & theirs) + found) / every
        weight = min(1.0, every / _ANCHORS_OF_WEIGHT)
        score *= 1 - _ANCHOR_PENALTY * (1 - agreement) * weight
        score += (1 - score) * _ANCHOR_BONUS * agreement * weight
    return round(min(score, HIGHEST), 3)


def _names(source: Sequence[Block], target: Sequence[Block], scale: Scale) -> tuple[int, int]:
    """Return how many Latin words the Han side has, and how many of them the other side has as well."""
    if scale.han < 0:
        return 0, 0
    words = [{name.casefold() for block in blocks for name in _NAME.findall(block.text)} for blocks in (source, target)]
    names = words[scale.han]
    return len(names), len(names & words[1 - scale.han])


def has_anchors(target: Sequence[Block], source: Sequence[Block], scale: Scale) -> bool:
    """Tell whether the target blocks hold every anchor of the source blocks as they are today."""
    return _anchors(source, scale.source) <= _anchors(target, scale.target)


def _anchors(blocks: Iterable[Block], locale: LocaleName) -> set[str]:
    # A link to `/zh/a/` is translated as a link to `/en/a/`.
    return {value.replace(f"/{locale}/", "/") for block in blocks for value in block.anchor_values}


def _median(values: list[float]) -> float:
    # The module `statistics` is slow to load, and only this is needed of it.
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2
