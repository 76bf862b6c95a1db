"""Pairs that stand or fall with the place of a gap."""

from __future__ import annotations

from docpipe.model.block import Block, BlockKind
from docpipe.model.text import Span
from docpipe.model.translation import Pair
from docpipe.translation.past.doubt import doubtful

ITEM = Block(BlockKind.ITEM, Span(0, 1), "苹果很甜", nesting="u")
HEADING = Block(BlockKind.HEADING, Span(0, 1), "水果", level=2)


def test_a_list_that_lacks_an_item_may_lack_any_of_them() -> None:
    """The pairs of that list are in doubt, those of its neighbours are not."""
    source, target = (HEADING, ITEM, ITEM, ITEM, HEADING), (HEADING, ITEM, ITEM, HEADING)
    pairs = [
        Pair((0,), (0,), 0.9),
        Pair((1,), (1,), 0.88),
        Pair((2,), (2,), 0.88),
        Pair((3,), (), 0.9),
        Pair((4,), (3,), 0.9),
    ]
    assert doubtful(pairs, source, target) == {1, 2, 3}


def test_what_is_certain_stays_so_beside_a_gap() -> None:
    """An address or a word that both texts have tells them apart."""
    pairs = [Pair((0,), (0,), 0.99), Pair((1,), (), 0.97), Pair((2,), (1,), 0.7)]
    assert doubtful(pairs, (ITEM,) * 3, (ITEM,) * 2) == {2}
