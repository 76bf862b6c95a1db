"""A text beside its original: the parts of both that belong together, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docpipe.model.block import Block
from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.passages.compose import Version, counterparts
from docpipe.publish.passages.tree import Node, blocks_of, tree

_ORDER = (Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.OUTDATED, Freshness.EXTRA)
"""What is worth saying of a row; of several, the first."""


class Row(NamedTuple):
    """Parts that belong together; one side may be empty.

    Attributes:
        source, target: positions at the top level of either text.
        freshness: what is to be said of the translation, or None.
        is_same: whether both sides show the same, as code does that nobody translates.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    freshness: Freshness | None = None
    is_same: bool = False


def rows(target: Version, source: Version, states: Sequence[BlockState]) -> tuple[Row, ...]:
    """Return every top-level part of both texts in one row each, in the order of the source.

    What the translation has alone stands behind the row of the part before it.

    Args:
        target: the translation.
        source: what it was translated from.
        states: of all pairs of the two.
    """
    ours, theirs = tree(target.pieces), tree(source.pieces)
    by_source: dict[int, list[int]] = {}
    for place, row in _partners(target, source, states):
        by_source.setdefault(row, []).append(place)
    joined = _joined(by_source, len(theirs))
    taken = {place for _, places in joined for place in places}
    alone = [place for place in range(len(ours)) if place not in taken]
    found = [_row(numbers, places, (ours, theirs), (target, source), states) for numbers, places in joined]
    for place in alone:
        before = max((n for n, row in enumerate(found) if any(each < place for each in row.target)), default=-1)
        found.insert(before + 1, _row((), (place,), (ours, theirs), (target, source), states))
    return tuple(found)


def _partners(target: Version, source: Version, states: Sequence[BlockState]) -> Iterator[tuple[int, int]]:
    """Yield every pair of top-level positions, target and source, that belong together."""
    yield from ((place, number) for number, place in counterparts(target, source, states).items())
    of_target, of_source = _places(target), _places(source)
    for state in states:
        for block in state.target:
            for other in state.source:
                if block in of_target and other in of_source:
                    yield of_target[block], of_source[other]


def _places(version: Version) -> dict[int, int]:
    """Return the position of the part that shows a block."""
    nodes = tree(version.pieces)
    return {block: number for number, node in enumerate(nodes) for block in blocks_of(node, version.blocks)}


def _joined(by_source: dict[int, list[int]], count: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the source positions that share a target position with each other, with all targets, from the first on."""
    by_target: dict[int, list[int]] = {}
    for number, places in by_source.items():
        for place in places:
            by_target.setdefault(place, []).append(number)
    seen: set[int] = set()
    found = []
    for first in range(count):
        if first in seen:
            continue
        numbers: set[int] = set()
        reached: set[int] = set()
        waiting = [first]
        while waiting:
            number = waiting.pop()
            if number not in numbers:
                numbers.add(number)
                reached.update(by_source.get(number, ()))
                waiting += [other for place in by_source.get(number, ()) for other in by_target[place]]
        seen |= numbers
        found.append((tuple(sorted(numbers)), tuple(sorted(reached))))
    return found


def _row(
    numbers: tuple[int, ...],
    places: tuple[int, ...],
    nodes: tuple[Sequence[Node], Sequence[Node]],
    versions: tuple[Version, Version],
    states: Sequence[BlockState],
) -> Row:
    ours, theirs = [nodes[0][place] for place in places], [nodes[1][number] for number in numbers]
    target, source = versions
    own, original = _blocks(ours, target.blocks), _blocks(theirs, source.blocks)
    about = {
        state.freshness for state in states if not own.isdisjoint(state.target) or not original.isdisjoint(state.source)
    }
    freshness = next((one for one in _ORDER if one in about), None)
    is_same = freshness is None and bool(ours) and _shown(ours, target.blocks) == _shown(theirs, source.blocks)
    return Row(numbers, places, freshness, is_same)


def _blocks(nodes: Iterable[Node], blocks: Sequence[Block]) -> set[int]:
    return {block for node in nodes for block in blocks_of(node, blocks)}


def _shown(nodes: Iterable[Node], blocks: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """Return what tells two sides apart: the elements, and the text in them as it is compared."""
    return [(node.tag, [blocks[block].loose for block in blocks_of(node, blocks)]) for node in nodes]
