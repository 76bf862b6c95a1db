"""Records whose texts are both gone, where one block stands in their place: both languages were edited since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docpipe.model.block import Block
from docpipe.model.translation import Pair
from docpipe.translation.ledger import Record
from docpipe.translation.ledgers.known import KNOWN
from docpipe.translation.ledgers.lookup import Lookup


def displaced(
    pairs: Sequence[Pair],
    blocks: tuple[Sequence[Block], Sequence[Block]],
    records: Sequence[Record],
    known: Lookup,
    is_gone: Callable[[Record], bool],
) -> Mapping[int, Record]:
    """Return the record of each target block that stands alone where the ledger knows of one that is gone.

    Between two pairs that the ledger knows, it must be the only block of which it knows neither text, and there
    must be one such record between theirs.

    Args:
        pairs: in target order.
        blocks: of the source and of the target.
        records: in the order of the ledger.
        known: the same by their texts.
        is_gone: tells whether both texts of a record stand nowhere any more.
    """
    gone = [number for number, record in enumerate(records) if is_gone(record)]
    if not gone:
        return {}
    numbers = {record: number for number, record in enumerate(records)}
    found: dict[int, Record] = {}
    start, open_pairs = -1, list[Pair]()
    for pair in (*pairs, None):
        if pair is not None and pair.confidence < KNOWN:
            open_pairs += [pair] if _is_unknown(pair, blocks, known) else []
            continue
        record = pair and known.of_pair(tuple(blocks[0][index] for index in pair.source), blocks[1][pair.target[0]])
        end = numbers[record] if record else len(records) if pair is None else start
        between = [number for number in gone if start < number < end]
        if len(open_pairs) == len(between) == 1 and _is_single(open_pairs[0], blocks):
            found[open_pairs[0].target[0]] = records[between[0]]
        start, open_pairs = max(start, end), []
    return found


def _is_unknown(pair: Pair, blocks: tuple[Sequence[Block], Sequence[Block]], known: Lookup) -> bool:
    """Tell whether the ledger knows none of the texts of a pair."""
    ours, theirs = blocks
    return not any(known.of_source(ours[index]) for index in pair.source) and not any(
        known.of_target(theirs[index]) for index in pair.target
    )


def _is_single(pair: Pair, blocks: tuple[Sequence[Block], Sequence[Block]]) -> bool:
    if not len(pair.source) == len(pair.target) == 1:
        return False
    return blocks[0][pair.source[0]].shape == blocks[1][pair.target[0]].shape
