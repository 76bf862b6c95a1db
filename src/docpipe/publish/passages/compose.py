"""A translation's page put together: its own blocks, and the source's where it has none yet."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from docpipe.model.block import Block
from docpipe.model.body import Piece
from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.passages.tree import Node, blocks_of, pieces_of, tree


class Shown(msgspec.Struct, frozen=True):
    """A piece as a page shows it.

    Attributes:
        piece: a piece of the page's own document, or of its source.
        of_source: which of the two.
        state: how its block stands; None where there is nothing to say of it.
    """

    piece: Piece
    of_source: bool = False
    state: BlockState | None = None


class Version(msgspec.Struct, frozen=True):
    """What composing has to know of a document: its pieces and its blocks."""

    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]


_WORTH_SAYING = frozenset({Freshness.OUTDATED, Freshness.UNTRANSLATED})


def compose(target: Version, source: Version, states: Sequence[BlockState]) -> tuple[Shown, ...]:
    """Return the page of a translation in order: all of `target`, and what it lacks of `source` in place.

    Source parts without a counterpart stand behind the counterpart of the nearest part before them
    on the same level: a missing item inside its list, a missing list as a whole. Pieces stay balanced.

    Args:
        target: the translation.
        source: what it was translated from.
        states: of all pairs of the two.
    """
    if not lacks_any(states):
        return mark(target.pieces, states)
    return tuple(_Weaver(target, source, states).weave(tree(target.pieces), tree(source.pieces)))


def lacks_any(states: Sequence[BlockState]) -> bool:
    """Tell whether a translation lacks anything, so that its page shows some of its source."""
    missing = Freshness.MISSING
    return any(state.freshness is missing for state in states)


def counterparts(target: Version, source: Version, states: Sequence[BlockState]) -> dict[int, int]:
    """Return the position of each source part's counterpart, both counted at the top level; none for some.

    Args:
        target: the translation.
        source: what it was translated from.
        states: of all pairs of the two.
    """
    return _Weaver(target, source, states).counterparts(tree(target.pieces), tree(source.pieces))


def mark(pieces: Iterable[Piece], states: Sequence[BlockState]) -> tuple[Shown, ...]:
    """Return pieces of a translation as they are, each with the state of its block."""
    worth_saying = _worth_saying(states)
    if not worth_saying:
        return tuple(map(Shown, pieces))
    return tuple(Shown(piece, state=worth_saying.get(piece.block)) for piece in pieces)


def _worth_saying(states: Sequence[BlockState]) -> dict[int, BlockState]:
    """Return the states that a page tells of, by the blocks of its own document."""
    last = {block: state for state in states for block in state.target}
    return {block: state for block, state in last.items() if state.freshness in _WORTH_SAYING}


def _in_order(places: Mapping[int, int], target: Sequence[Node], source: Sequence[Node]) -> frozenset[int]:
    """Return the source children whose counterparts stand in the same order: those of the same shape first."""
    alike = _rising({key: place for key, place in places.items() if source[key].tag == target[place].tag})
    found, lowest = set(alike), -1
    highest = list(itertools.accumulate((places[key] for key in sorted(alike, reverse=True)), min))
    for key in sorted(places):
        if key in alike:
            lowest = places[key]
            highest.pop()
        elif lowest <= places[key] <= (highest[-1] if highest else places[key]):
            lowest = places[key]
            found.add(key)
    return frozenset(found)


def _rising(places: Mapping[int, int]) -> frozenset[int]:
    """Return as many keys as possible whose values rise with them (Schensted 1961); equal ones count as rising."""
    ends: list[tuple[int, int]] = []
    before: dict[int, int | None] = {}
    for key in sorted(places):
        position = bisect_right(ends, places[key], key=lambda end: end[0])
        before[key] = ends[position - 1][1] if position else None
        ends[position : position + 1] = [(places[key], key)]
    rising: set[int] = set()
    last = ends[-1][1] if ends else None
    while last is not None:
        rising.add(last)
        last = before[last]
    return frozenset(rising)


class _Weaver:
    """Puts two trees together; all numbers are positions among the children of one level."""

    def __init__(self, target: Version, source: Version, states: Sequence[BlockState]) -> None:
        self._target_blocks = target.blocks
        self._source_blocks = source.blocks
        self._worth_saying = _worth_saying(states)
        self._by_source = {block: state for state in states for block in state.source}
        self._missing_blocks = frozenset(
            block for block, state in self._by_source.items() if state.freshness is Freshness.MISSING
        )

    def weave(self, target: Sequence[Node], source: Sequence[Node]) -> Iterator[Shown]:
        """Yield one level of the page, and what is below it."""
        if not any(map(self._lacks, source)):
            yield from (self._own(piece) for node in target for piece in pieces_of(node))
            return
        counterparts = self.counterparts(target, source)
        in_order = _in_order(counterparts, target, source)
        added: dict[int, list[Node]] = {}
        shared: dict[int, list[Node]] = {}
        last = -1
        for number, node in enumerate(source):
            place = counterparts.get(number)
            if place is None:
                added.setdefault(last, []).append(node)
                continue
            # A part that was moved, or mistaken for another, says nothing of where its neighbours belong.
            last = place if number in in_order else last
            if node.end is not None and target[place].end is not None and node.tag == target[place].tag:
                shared.setdefault(place, []).append(node)
            else:
                # Another shape over there: only what is missing in it can be told apart.
                added.setdefault(last, []).extend(self._missing_part(node))
        yield from self._missing(added.get(-1, ()))
        for number, node in enumerate(target):
            if node.end is None or number not in shared:
                yield from map(self._own, pieces_of(node))
            else:
                yield self._own(node.piece)
                yield from self.weave(node.children, list(itertools.chain(*(n.children for n in shared[number]))))
                yield self._own(node.end)
            yield from self._missing(added.get(number, ()))

    def _own(self, piece: Piece) -> Shown:
        return Shown(piece, state=self._worth_saying.get(piece.block))

    def counterparts(self, target: Sequence[Node], source: Sequence[Node]) -> dict[int, int]:
        """Return the position of each source child's counterpart; those without one are left out."""
        places = {block: n for n, node in enumerate(target) for block in blocks_of(node, self._target_blocks)}
        found: dict[int, int] = {}
        for number, node in enumerate(source):
            states = (self._by_source.get(block) for block in blocks_of(node, self._source_blocks))
            votes = Counter(
                places[block] for state in states if state is not None for block in state.target if block in places
            )
            if votes:
                found[number] = votes.most_common(1)[0][0]
        in_order = _in_order(found, target, source)
        self._pair_untranslatable(target, source, found, sorted(in_order))
        return found

    def _pair_untranslatable(
        self, target: Sequence[Node], source: Sequence[Node], found: dict[int, int], in_order: Sequence[int]
    ) -> None:
        """Add the counterparts of code, rules and images: the same, else one alike, between the same neighbours."""
        for before, after in itertools.pairwise([-1, *in_order, len(source)]):
            end = found[after] if after < len(source) else len(target)
            places = list(range(found[before] + 1 if before >= 0 else 0, end))
            left = [number for number in range(before + 1, after) if number not in found]
            for key_of in (self._text_key, self._kind_key):
                waiting: dict[object, deque[int]] = {}
                for place in places:
                    waiting.setdefault(key_of(target[place], self._target_blocks), deque()).append(place)
                for number in left:
                    key = key_of(source[number], self._source_blocks)
                    if key is not None and waiting.get(key):
                        found[number] = waiting[key].popleft()
                taken = {found[number] for number in left if number in found}
                left = [number for number in left if number not in found]
                places = [place for place in places if place not in taken]

    def _text_key(self, node: Node, blocks: Sequence[Block]) -> object:
        """Return what nodes that hold no prose have in common where they say the same, or None."""
        own = node.piece.block
        return (node.tag, blocks[own].loose) if own >= 0 and self._kind_key(node, blocks) else None

    def _kind_key(self, node: Node, blocks: Sequence[Block]) -> object:
        """Return what nodes that hold no prose have in common where they are alike, or None."""
        return (node.tag,) if not self._is_translatable(node, blocks) else None

    def _missing(self, nodes: Sequence[Node]) -> Iterator[Shown]:
        """Yield source parts that are to be added, unless nothing among them is known to be missing.

        Code or an image without a counterpart is only added beside missing text: alone it may have
        been left out on purpose.
        """
        if not any(self._lacks(node) for node in nodes):
            return
        for node in itertools.chain.from_iterable(map(self._to_add, nodes)):
            if not node.is_cell:
                yield from (Shown(piece, of_source=True) for piece in pieces_of(node))

    def _to_add(self, node: Node) -> list[Node]:
        """Return a node whole if nothing of it is translated, else what of it is missing."""
        states = [self._by_source.get(block) for block in blocks_of(node, self._source_blocks)]
        if all(state is None or state.freshness is Freshness.MISSING for state in states):
            return [node]
        return self._missing_part(node)

    def _missing_part(self, node: Node) -> list[Node]:
        """Return a container with only what is missing in it; nothing for a whole piece."""
        children = tuple(part for child in node.children if self._lacks(child) for part in self._to_add(child))
        return [Node(node.piece, children, node.end)] if children else []

    def _lacks(self, node: Node) -> bool:
        return not self._missing_blocks.isdisjoint(blocks_of(node, self._source_blocks))

    @staticmethod
    def _is_translatable(node: Node, blocks: Sequence[Block]) -> bool:
        """Tell whether a node holds prose; the descriptions of images alone do not count."""
        own = node.piece.block
        return (0 <= own < len(blocks) and blocks[own].translatable) or any(
            _Weaver._is_translatable(child, blocks) for child in node.children
        )
