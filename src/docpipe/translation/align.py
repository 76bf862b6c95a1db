"""Which blocks of a translation belong to which blocks of its source, with how much confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import Alignment, Pair
from docpipe.translation.aligning.equal import equal_pairs
from docpipe.translation.aligning.gaps import read_gap
from docpipe.translation.aligning.learned import Learned, usual
from docpipe.translation.aligning.moves import moved_pairs
from docpipe.translation.aligning.scoring import Known, Scoring
from docpipe.translation.aligning.undecided import CLEAR, UNDECIDED, with_gaps
from docpipe.translation.ledger import Ledger
from docpipe.translation.ledgers.known import Gap, gaps_between, known_pairs, translatable

_FRONT = (BlockKind.TITLE, BlockKind.DESCRIPTION)


def align(source: Document, target: Document, ledger: Ledger, learned: Learned | None = None) -> Alignment:
    """Return pairs that hold every translatable block of both documents exactly once.

    What the ledger knows is fixed (confidence 1). Title and description pair by their kind, texts that read
    the same in both with each other. What lies between these fixed points is paired by position where the
    structure is equal and every pair credible, else by the most probable of all readings; whole stretches that
    were moved find each other. The confidence of a pair is the probability that it is right. A side is empty
    only where that is likelier than any counterpart; else the block stays, at low confidence, with those it may
    belong to, so that nothing is called missing on a guess.

    Args:
        source: the document that is translated.
        target: its translation.
        ledger: what is known of the two.
        learned: what the site's other translations teach; None to know only what holds anywhere.
    """
    known = known_pairs(source.blocks, target.blocks, ledger)
    front = _front_pairs(source, target, known)
    equal = [pair for pair in equal_pairs(source.blocks, target.blocks, known) if not _is_any_in(pair, front)]
    fixed = [*known, *front, *equal]
    learned = learned or usual(source.file.locale, target.file.locale)
    scoring = Scoring(source, target, learned, Known(tuple(known), ledger))
    gaps = gaps_between([*known, *equal], *_free(_comparable(source), _comparable(target), front))
    readings = [read_gap(gap, scoring) for gap in gaps if _is_open(gap, source, target)]
    found = [pair for reading in readings for pair in reading.pairs]
    ours, theirs = translatable(source.blocks), translatable(target.blocks)
    whole = _translated([*fixed, *found], ours, theirs)
    moved = moved_pairs(*_free(ours, theirs, whole), scoring)
    pairs = with_gaps(
        [*whole, *moved], (bead for reading in readings for bead in reading.others), ours, theirs, scoring
    )
    return Alignment(_in_target_order(pairs), all(pair.confidence > UNDECIDED for pair in pairs))


def _comparable(document: Document) -> tuple[int, ...]:
    """Return the blocks that say anything: code and numbers are not translated, but tell where one is."""
    return tuple(at for at, block in enumerate(document.blocks) if block.translatable or block.loose or block.anchors)


def _free(
    source: Sequence[int], target: Sequence[int], pairs: Sequence[Pair]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the indices of both sides that are in none of the pairs."""
    used = {at for pair in pairs for at in pair.source}, {at for pair in pairs for at in pair.target}
    return tuple(at for at in source if at not in used[0]), tuple(at for at in target if at not in used[1])


def _translated(pairs: Iterable[Pair], source: Sequence[int], target: Sequence[int]) -> list[Pair]:
    """Return the pairs all of whose blocks are translated at all; code beside code is no pair of a translation.

    Args:
        pairs: of any blocks.
        source: the blocks that are translated.
        target: likewise.
    """
    ours, theirs = frozenset(source), frozenset(target)
    return [pair for pair in pairs if ours.issuperset(pair.source) and theirs.issuperset(pair.target)]


def _is_open(gap: Gap, source: Document, target: Document) -> bool:
    """Tell whether there is anything to be paired in a gap that is translated at all."""
    ours, theirs = source.blocks, target.blocks
    return any(ours[at].translatable for at in gap.source) and any(theirs[at].translatable for at in gap.target)


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
