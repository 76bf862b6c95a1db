"""Which blocks of a translation belong to which blocks of its source, with how much confidence."""

from __future__ import annotations

from collections.abc import Sequence

from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import Alignment, Pair
from docpipe.translation.equal import equal_pairs
from docpipe.translation.known import gaps_between, known_pairs, translatable
from docpipe.translation.ledger import Ledger
from docpipe.translation.moves import with_moves
from docpipe.translation.plausible import Scale, length_ratio
from docpipe.translation.stretch import Sides
from docpipe.translation.structure import CLEAR, UNDECIDED, pair_gap

_FRONT = (BlockKind.TITLE, BlockKind.DESCRIPTION)


def align(source: Document, target: Document, ledger: Ledger) -> Alignment:
    """Return pairs that hold every translatable block of both documents exactly once.

    What the ledger knows is fixed (confidence 1). Title and description pair by their kind, texts that read
    the same in both with each other. Between these fixed points blocks pair by structure, with their
    plausibility as confidence, and whole stretches that were moved find each other. A side is empty only where
    the structure leaves no other reading; blocks it cannot tell apart stay together in one pair of low
    confidence, so that nothing is called missing on a guess.
    """
    known = known_pairs(source.blocks, target.blocks, ledger)
    front = _front_pairs(source, target, known)
    equal = [pair for pair in equal_pairs(source.blocks, target.blocks, known) if not _is_any_in(pair, front)]
    taken_source = {index for pair in front for index in pair.source}
    taken_target = {index for pair in front for index in pair.target}
    gaps = gaps_between(
        (*known, *equal),
        tuple(index for index in translatable(source.blocks) if index not in taken_source),
        tuple(index for index in translatable(target.blocks) if index not in taken_target),
    )
    sides = Sides(source, target, _scale(source, target, known))
    same = (pair for pair in equal if source.blocks[pair.source[0]].translatable)
    pairs = [*known, *front, *same, *with_moves([pair for gap in gaps for pair in pair_gap(gap, sides)], sides)]
    complete = all(pair.confidence > UNDECIDED for pair in pairs)
    return Alignment(_in_target_order(pairs), complete)


def _is_any_in(pair: Pair, others: Sequence[Pair]) -> bool:
    return any(pair.source == other.source or pair.target == other.target for other in others)


def _front_pairs(source: Document, target: Document, known: Sequence[Pair]) -> list[Pair]:
    """Pair title with title and description with description; a first H1 stands in for a title."""
    done_source = {index for pair in known for index in pair.source}
    done_target = {index for pair in known for index in pair.target}
    pairs: list[Pair] = []
    for kind in _FRONT:
        ours, theirs = _front_block(source, kind), _front_block(target, kind)
        if kind is BlockKind.TITLE and (ours < 0) != (theirs < 0):
            ours = ours if ours >= 0 else _title_heading(source)
            theirs = theirs if theirs >= 0 else _title_heading(target)
        one = (ours,) if ours >= 0 and ours not in done_source else ()
        other = (theirs,) if theirs >= 0 and theirs not in done_target else ()
        if one or other:
            pairs.append(Pair(one, other, CLEAR))
    return pairs


def _front_block(document: Document, kind: BlockKind) -> int:
    return next((at for at, block in enumerate(document.blocks) if block.kind is kind and block.translatable), -1)


def _title_heading(document: Document) -> int:
    if document.title_heading < 0:
        return -1
    block = document.headings[document.title_heading].block
    return block if document.blocks[block].translatable else -1


def _scale(source: Document, target: Document, known: Sequence[Pair]) -> Scale:
    ours, theirs = translatable(source.blocks), translatable(target.blocks)
    pairs = [(pair.source[0], pair.target[0]) for pair in known if len(pair.source) == len(pair.target) == 1]
    if not pairs and len(ours) == len(theirs):
        pairs = list(zip(ours, theirs, strict=True))
    ratio = length_ratio((source.blocks[one], target.blocks[other]) for one, other in pairs)
    return Scale(source.file.locale, target.file.locale, ratio, _han_side(source, target))


def _han_side(source: Document, target: Document) -> int:
    """Return 0 or 1 for the one side that is written in Han, -1 where neither or both are."""
    is_han = [
        sum(block.han for block in document.blocks) > sum(block.words for block in document.blocks)
        for document in (source, target)
    ]
    return is_han.index(True) if is_han[0] != is_han[1] else -1


def _in_target_order(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Sort by target; a missing block follows the pair that holds the source block before it."""
    placed = sorted((pair for pair in pairs if pair.target), key=lambda pair: pair.target)
    followers: dict[int, list[Pair]] = {}
    holders = {index: place for place, pair in enumerate(placed) for index in pair.source}
    missing = {pair.source[0]: pair for pair in pairs if not pair.target}
    place = -1
    for index in sorted(holders.keys() | missing.keys()):
        if index in missing:
            followers.setdefault(place, []).append(missing[index])
        else:
            place = holders[index]
    ordered = list(followers.get(-1, ()))
    for number, pair in enumerate(placed):
        ordered += [pair, *followers.get(number, ())]
    return tuple(ordered)
