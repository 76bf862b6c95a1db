"""The pairs that the ledger knows: the fixed points of an alignment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from docpipe.model.block import Block
from docpipe.model.translation import Pair
from docpipe.translation.ledger import Fingerprint, Ledger, Record

KNOWN = 1.0
"""The confidence of a pair that a record asserts, and of no other pair."""


AFTER_ALL = 1 << 60
"""An index behind every block."""


class Gap(msgspec.Struct, frozen=True):
    """What lies between two fixed points, without the blocks that are paired already.

    Attributes:
        source, target: indices into the documents' blocks, ascending.
        at_end: whether no fixed point follows, so that a translation may simply stop here.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    at_end: bool


def translatable(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return the indices of the blocks that are translated at all."""
    return tuple(index for index, block in enumerate(blocks) if block.translatable)


def known_pairs(source: Sequence[Block], target: Sequence[Block], ledger: Ledger) -> tuple[Pair, ...]:
    """Return the pairs whose two texts stand in one record, in target order.

    Content decides, not place: a moved block keeps its pair. Texts that occur more than once are paired in
    order between the fixed points around them. Anchors are compared first, so that repeated texts with
    different links find their own; what is left is paired by text alone.
    """
    if not ledger.records:
        return ()
    matcher = _Matcher(source, target)
    for exact in (True, False):
        matcher.match(ledger.records, exact=exact)
    matcher.match_splits(ledger.records)
    return matcher.pairs()


def gaps_between(pairs: Sequence[Pair], source: Sequence[int], target: Sequence[int]) -> tuple[Gap, ...]:
    """Return the stretches between the pairs that stand in the same order on both sides, empty ones left out.

    Args:
        pairs: in target order; those that were moved bound no gap.
        source: all indices to be aligned, ascending.
        target: likewise.
    """
    used_source = {index for pair in pairs for index in pair.source}
    used_target = {index for pair in pairs for index in pair.target}
    ours = [index for index in source if index not in used_source]
    theirs = [index for index in target if index not in used_target]
    if not ours and not theirs:
        return ()
    chain = [(pair.source, pair.target) for pair in in_order(pairs)]
    bounds = [((-1,), (-1,)), *chain, ((AFTER_ALL,), (AFTER_ALL,))]
    gaps = (
        Gap(
            between(ours, before[0][-1], after[0][0]),
            between(theirs, before[1][-1], after[1][0]),
            after[1][0] == AFTER_ALL,
        )
        for before, after in pairwise(bounds)
    )
    return tuple(gap for gap in gaps if gap.source or gap.target)


def in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest run of pairs that ascends on both sides (patience sorting, O(n log n)).

    Args:
        pairs: no block is in two of them, and none has an empty side.
    """
    ascending = sorted(pairs, key=lambda pair: pair.target)
    tails: list[int] = []  # The last source index of the best run of each length,
    ends: list[int] = []  # and which pair that is.
    previous: list[int] = []
    for number, pair in enumerate(ascending):
        length = bisect_left(tails, pair.source[0])
        previous.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(pair.source[-1])
            ends.append(number)
        elif pair.source[-1] < tails[length]:
            tails[length], ends[length] = pair.source[-1], number
    run: list[Pair] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        run.append(ascending[number])
        number = previous[number]
    return run[::-1]


def between(indices: Sequence[int], low: int, high: int) -> tuple[int, ...]:
    """Return those of the ascending `indices` that lie between the two, both left out; O(log n + result)."""
    return tuple(indices[bisect_right(indices, low) : bisect_left(indices, high)])


_Indices = tuple[int, ...]


class _Matcher:
    """The state of one search for known pairs: what is paired so far, and where texts stand."""

    def __init__(self, source: Sequence[Block], target: Sequence[Block]) -> None:
        self._blocks = source, target
        self._indices = translatable(source), translatable(target)
        self._partner_of_source: dict[int, int] = {}
        self._pairs: dict[int, _Indices] = {}  # first target index → source indices
        self._joined: dict[int, int] = {}  # further target index of a split → the first one

    def pairs(self) -> tuple[Pair, ...]:
        splits: dict[int, list[int]] = {}
        for further, first in sorted(self._joined.items()):
            splits.setdefault(first, []).append(further)
        return tuple(
            Pair(source, tuple(sorted([target, *splits.get(target, ())])), KNOWN)
            for target, source in sorted(self._pairs.items())
        )

    def match(self, records: Iterable[Record], *, exact: bool) -> None:
        sources, targets = self._places(0, exact=exact), self._places(1, exact=exact)
        texts: dict[str, list[str]] = {}
        for record in records:
            wanted = tuple(_key(part, exact=exact) for part in record.source)
            key = _key(record.target, exact=exact)
            if len(wanted) > 1:
                self._match_merged([sources.get(text, ()) for text in wanted], targets.get(key, ()))
            elif key in targets and wanted[0] in sources and key not in texts.setdefault(wanted[0], []):
                texts[wanted[0]].append(key)
        uses: dict[str, int] = {}
        for keys in texts.values():
            for key in keys:
                uses[key] = uses.get(key, 0) + 1
        for text, keys in texts.items():
            if len(keys) == len(sources[text]) == len(targets[keys[0]]) == uses[keys[0]] == 1:
                self._pair((sources[text][0],), targets[keys[0]][0])
        # Repeats: first between the fixed points around them, then, for those that were moved, anywhere.
        for gap in gaps_between(self.pairs(), *self._indices):
            self._match_in_order(gap, texts, exact=exact)
        self._match_in_order(Gap(*self._indices, at_end=True), texts, exact=exact)

    def _places(self, side: int, *, exact: bool) -> dict[str, list[int]]:
        used = self._pairs if side else self._partner_of_source
        places: dict[str, list[int]] = {}
        for index in self._indices[side]:
            if index not in used:
                places.setdefault(_key(Fingerprint.of(self._blocks[side][index]), exact=exact), []).append(index)
        return places

    def _pair(self, source: _Indices, target: int) -> None:
        if target not in self._pairs and not any(index in self._partner_of_source for index in source):
            self._pairs[target] = source
            self._partner_of_source.update(dict.fromkeys(source, target))

    def _match_merged(self, sources: Sequence[Sequence[int]], targets: Sequence[int]) -> None:
        if len(targets) == 1 and all(len(places) == 1 for places in sources):
            source = tuple(sorted(places[0] for places in sources))
            if len(set(source)) == len(sources):
                self._pair(source, targets[0])

    def _match_in_order(self, gap: Gap, texts: Mapping[str, Sequence[str]], *, exact: bool) -> None:
        waiting: dict[str, deque[int]] = {}
        for index in gap.target:
            if index not in self._pairs:
                key = _key(Fingerprint.of(self._blocks[1][index]), exact=exact)
                waiting.setdefault(key, deque()).append(index)
        for index in gap.source:
            key = _key(Fingerprint.of(self._blocks[0][index]), exact=exact)
            if index in self._partner_of_source or key not in texts:
                continue
            queues = [waiting[wanted] for wanted in texts[key] if waiting.get(wanted)]
            if queues:
                self._pair((index,), min(queues, key=lambda queue: queue[0]).popleft())

    def match_splits(self, records: Iterable[Record]) -> None:
        """Join a known target block to the one before it or behind it that translates the same source block."""
        made_of: dict[str, set[tuple[str, ...]]] = {}
        for record in records:
            made_of.setdefault(record.target.loose, set()).add(tuple(part.loose for part in record.source))
        order = self._indices[1]
        for place, index in enumerate(order):
            block = self._blocks[1][index]
            if index in self._pairs or block.loose not in made_of:
                continue
            for neighbour in (*order[max(place - 1, 0) : place], *order[place + 1 : place + 2]):
                first = self._joined.get(neighbour, neighbour)
                source = self._pairs.get(first, ())
                texts = tuple(self._blocks[0][part].loose for part in source)
                if source and texts in made_of[block.loose] and self._blocks[1][first].loose != block.loose:
                    self._joined[index] = first
                    break


def _key(fingerprint: Fingerprint, *, exact: bool) -> str:
    return str(fingerprint) if exact else fingerprint.loose
