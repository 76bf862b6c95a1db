"""A text beside its original: the parts of both that belong together, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docpipe.model.block import Block
from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.passages.compose import Version, counterparts
from docpipe.publish.passages.tree import Node, blocks_of, tree

_ORDER = (Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.OUTDATED, Freshness.EXTRA)
"""What is worth saying of a row; of several, the first."""

Said = Mapping[int, Collection[Freshness]]
"""How blocks stand; those of which nothing is to be said are left out."""

Joint = tuple[tuple[int, ...], tuple[int, ...]]
"""Positions at the top level of the source and of the translation, either perhaps none."""


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
    by_source: dict[int, set[int]] = {}
    of_target, of_source = _places(ours, target.blocks), _places(theirs, source.blocks)
    # A table is one part, whatever is told of ten thousand cells.
    for row, place in {*counterparts(target, source, states).items(), *_told(states, of_target, of_source)}:
        by_source.setdefault(row, set()).add(place)
    joined = _joined(by_source, len(theirs))
    taken = {place for _, places in joined for place in places}
    alone = [place for place in range(len(ours)) if place not in taken]
    worth_saying = _worth_saying(states)
    every = ((numbers, places) for joint in _with_alone(joined, alone) for numbers, places in joint)
    return tuple(_row(numbers, places, (ours, theirs), (target, source), worth_saying) for numbers, places in every)


def _with_alone(joined: Sequence[Joint], alone: Sequence[int]) -> Iterator[list[Joint]]:
    """Yield the joint parts in their order, each with those that the translation has alone behind it."""
    behind: list[list[Joint]] = [[], *([joint] for joint in joined)]
    firsts = sorted((places[0], number) for number, (_, places) in enumerate(joined, 1) if places)
    last, passed = 0, 0
    for place in alone:
        while passed < len(firsts) and firsts[passed][0] < place:
            last = max(last, firsts[passed][1])
            passed += 1
        behind[last].append(((), (place,)))
    yield from behind


def _told(
    states: Sequence[BlockState], of_target: Mapping[int, int], of_source: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield every pair of top-level positions, source and target, that the states put together."""
    for state in states:
        for block in state.target:
            for other in state.source:
                if block in of_target and other in of_source:
                    yield of_source[other], of_target[block]


def _places(nodes: Sequence[Node], blocks: Sequence[Block]) -> dict[int, int]:
    """Return the position of the part that shows a block."""
    return {block: number for number, node in enumerate(nodes) for block in blocks_of(node, blocks)}


def _worth_saying(states: Sequence[BlockState]) -> tuple[Said, Said]:
    """Return how the blocks of the translation and of the source stand, those of which something is to be said."""
    of_target: defaultdict[int, set[Freshness]] = defaultdict(set)
    of_source: defaultdict[int, set[Freshness]] = defaultdict(set)
    for state in states:
        if state.freshness in _ORDER:
            for found, blocks in ((of_target, state.target), (of_source, state.source)):
                for block in blocks:
                    found[block].add(state.freshness)
    return of_target, of_source


def _joined(by_source: Mapping[int, Collection[int]], count: int) -> list[Joint]:
    """Return the source positions that share a target position with each other, with all targets, from the first on."""
    by_target: dict[int, list[int]] = {}
    for number, places in by_source.items():
        for place in places:
            by_target.setdefault(place, []).append(number)
    seen: set[int] = set()
    found: list[Joint] = []
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
                new = set(by_source.get(number, ())) - reached
                reached |= new
                waiting += [other for place in new for other in by_target[place]]
        seen |= numbers
        found.append((tuple(sorted(numbers)), tuple(sorted(reached))))
    return found


def _row(
    numbers: tuple[int, ...],
    places: tuple[int, ...],
    nodes: tuple[Sequence[Node], Sequence[Node]],
    versions: tuple[Version, Version],
    worth_saying: tuple[Said, Said],
) -> Row:
    ours, theirs = [nodes[0][place] for place in places], [nodes[1][number] for number in numbers]
    target, source = versions
    own, original = _blocks(ours, target.blocks), _blocks(theirs, source.blocks)
    about = {
        freshness
        for blocks, said in zip((own, original), worth_saying, strict=True)
        for block in blocks
        for freshness in said.get(block, ())
    }
    freshness = next((one for one in _ORDER if one in about), None)
    is_same = freshness is None and bool(ours) and _shown(ours, target.blocks) == _shown(theirs, source.blocks)
    return Row(numbers, places, freshness, is_same)


def _blocks(nodes: Iterable[Node], blocks: Sequence[Block]) -> set[int]:
    return {block for node in nodes for block in blocks_of(node, blocks)}


def _shown(nodes: Iterable[Node], blocks: Sequence[Block]) -> list[tuple[str, list[str]]]:
    """Return what tells two sides apart: the elements, and the text in them as it is compared."""
    return [(node.tag, [blocks[block].loose for block in blocks_of(node, blocks)]) for node in nodes]
