"""Records whose texts are both gone, and the block that stands in their place."""

from __future__ import annotations

from docpipe.model.block import Block
from docpipe.model.translation import Pair
from docpipe.translation.ledger import Record
from docpipe.translation.ledgers.displaced import displaced
from docpipe.translation.ledgers.known import known_pairs
from docpipe.translation.ledgers.lookup import Lookup
from tests.translation.factory import block, ledger

KNOWN = ledger(("甲文", "One"), ("乙文", "Two"), ("丙文", "Three"))


def _found(source: list[str], target: list[str], *pairs: Pair) -> dict[int, Record]:
    ours, theirs = [block(line) for line in source], [block(line) for line in target]
    everything = sorted((*known_pairs(ours, theirs, KNOWN), *pairs), key=lambda pair: pair.target or (0,))

    def is_gone(record: Record) -> bool:
        return not _says(record.source[0].loose, ours) and not _says(record.target.loose, theirs)

    return dict(displaced(everything, (ours, theirs), KNOWN.records, Lookup(KNOWN), is_gone))


def _says(loose: str, blocks: list[Block]) -> bool:
    return any(each.loose == loose for each in blocks)


def test_one_block_stands_for_one_record() -> None:
    """Between the neighbours of both."""
    found = _found(["甲文", "新文", "丙文"], ["One", "New", "Three"], Pair((1,), (1,), 0.8))
    assert found == {1: KNOWN.records[1]}


def test_at_the_ends_as_well() -> None:
    """Where no neighbour is left."""
    assert _found(["新文", "乙文", "丙文"], ["New", "Two", "Three"], Pair((0,), (0,), 0.8)) == {0: KNOWN.records[0]}
    assert _found(["甲文", "乙文", "新文"], ["One", "Two", "New"], Pair((2,), (2,), 0.8)) == {2: KNOWN.records[2]}


def test_of_two_blocks_or_two_records_none_is_told() -> None:
    """It could be either."""
    pairs = Pair((1,), (1,), 0.8), Pair((2,), (2,), 0.8)
    assert _found(["甲文", "新文", "又一", "丙文"], ["One", "New", "More", "Three"], *pairs) == {}
    assert _found(["甲文", "新文"], ["One", "New"], Pair((1,), (1,), 0.8)) == {}


def test_elsewhere_it_is_another_block() -> None:
    """A block added at the end is not the one that went from the middle; nor is one of another kind."""
    assert _found(["甲文", "丙文", "新文"], ["One", "Three", "New"], Pair((2,), (2,), 0.8)) == {}
    assert _found(["甲文", "# 新文", "丙文"], ["One", "New", "Three"], Pair((1,), (1,), 0.8)) == {}


def test_a_block_of_which_one_text_is_known_is_judged_by_that() -> None:
    """Its place says nothing more."""
    assert _found(["甲文", "新文", "丙文"], ["One", "Two", "Three"], Pair((1,), (1,), 0.8)) == {}
