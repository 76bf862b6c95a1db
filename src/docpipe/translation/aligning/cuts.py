"""Where a long stretch is cut before it is aligned: at blocks that only one other block can belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from docpipe.model.block import BlockKind
from docpipe.model.translation import Pair
from docpipe.translation.aligning.chart import beads
from docpipe.translation.aligning.scoring import Scoring
from docpipe.translation.ledgers.known import AFTER_ALL, Gap, between, in_order

# Stretches of fewer cells (blocks times blocks) are aligned as they are.
_FEW_CELLS = 2_500
_MANY_CELLS = 40_000
# A pair this cheap shares something rare.
_STRIKING = -1.5
_SURE = 0.95


def cut(gap: Gap, scoring: Scoring) -> tuple[list[Pair], list[Gap]]:
    """Return pairs that hold, in order, and the gaps between them; short gaps stay whole.

    First the blocks that share what no other block has: an address, an id, a line of code. Where that leaves
    long stretches, headings whose place in the outline leaves hardly another reading.
    """
    pairs: list[Pair] = []
    gaps = [gap]
    for most_cells, find in ((_FEW_CELLS, _striking), (_MANY_CELLS, _outline)):
        whole, gaps = gaps, []
        for part in whole:
            found = find(part, scoring) if len(part.source) * len(part.target) > most_cells else []
            pairs += found
            gaps += _parts(part, found)
    return pairs, gaps


def _parts(gap: Gap, pairs: Sequence[Pair]) -> Iterable[Gap]:
    bounds = [(-1, -1), *((pair.source[0], pair.target[0]) for pair in pairs), (AFTER_ALL, AFTER_ALL)]
    for before, behind in pairwise(bounds):
        is_last = gap.at_end and behind[0] == AFTER_ALL
        yield Gap(between(gap.source, before[0], behind[0]), between(gap.target, before[1], behind[1]), is_last)


def _striking(gap: Gap, scoring: Scoring) -> list[Pair]:
    ours, theirs = _owners(gap.source, scoring, 0), _owners(gap.target, scoring, 1)
    both = sorted({(ours[token], theirs[token]) for token in ours.keys() & theirs.keys()})
    found = [
        Pair((one,), (other,), scoring.confidence(one, other))
        for one, other in both
        if scoring.cost(one, other) <= _STRIKING
    ]
    return in_order(_single(found))


def _owners(indices: Sequence[int], scoring: Scoring, side: int) -> dict[str, int]:
    """Return by token the one block of the stretch that has it."""
    owners: dict[str, int] = {}
    repeated: set[str] = set()
    for index in indices:
        for token in scoring.sides[side][index].tokens:
            if token in owners:
                repeated.add(token)
            owners[token] = index
    return {token: index for token, index in owners.items() if token not in repeated}


def _single(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs whose two blocks are in no other one."""
    counts = Counter((0, pair.source) for pair in pairs) + Counter((1, pair.target) for pair in pairs)
    return [pair for pair in pairs if counts[0, pair.source] == counts[1, pair.target] == 1]


def _outline(gap: Gap, scoring: Scoring) -> list[Pair]:
    source, target = (
        [index for index in indices if traits[index].block.kind is BlockKind.HEADING]
        for indices, traits in zip((gap.source, gap.target), scoring.sides, strict=True)
    )
    return [
        Pair((source[bead.source[0]],), (target[bead.target[0]],), round(bead.probability, 3))
        for bead in beads(source, target, scoring)
        if bead.probability >= _SURE and len(bead.source) == len(bead.target) == 1
    ]
