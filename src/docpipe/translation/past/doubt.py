"""Which pairs stand or fall with the place of a gap: a list that lacks an item may lack any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docpipe.model.block import Block
from docpipe.model.translation import Pair
from docpipe.translation.plausible import SURE

_SURE_BESIDE_A_GAP = 0.95


def doubtful(pairs: Sequence[Pair], source: Sequence[Block], target: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the pairs that nobody should write down as such.

    Beside blocks of one shape of which some have no counterpart, length and order say little of which is which:
    a pair among them needs more than they tell, such as an address or a word that both texts have.

    Args:
        pairs: of two versions, in the order of the target, missing blocks at their source place.
        source: all blocks of the one.
        target: all blocks of the other.
    """
    shapes = [_shape(pair, source, target) for pair in pairs]
    found = {number for number, pair in enumerate(pairs) if pair.confidence < SURE}
    for run in _runs(shapes):
        if any(not pairs[number].source or not pairs[number].target for number in run):
            found.update(number for number in run if pairs[number].confidence < _SURE_BESIDE_A_GAP)
    return frozenset(found)


def _shape(pair: Pair, source: Sequence[Block], target: Sequence[Block]) -> tuple[str, str, int]:
    return source[pair.source[0]].shape if pair.source else target[pair.target[0]].shape


def _runs(shapes: Iterable[tuple[str, str, int]]) -> Iterator[list[int]]:
    """Yield the numbers of neighbours that have one shape."""
    run: list[int] = []
    last = None
    for number, shape in enumerate(shapes):
        if shape != last and run:
            yield run
            run = []
        run.append(number)
        last = shape
    if run:
        yield run
