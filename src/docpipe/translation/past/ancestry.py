"""Alignment with the help of history: blocks that stood at the same place when both texts had one structure."""

from __future__ import annotations

import msgspec

from docpipe.model.document import Document
from docpipe.model.translation import Alignment
from docpipe.translation.align import align
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.aligning.scoring import HIGHEST
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.known import KNOWN, known_pairs, translatable
from docpipe.translation.past.lives import Blocks, Past, Step
from docpipe.translation.past.successors import NOWHERE, predecessors

# Versions of the translation; where none of so many has the structure of its source, an older one says little.
_MOST_VERSIONS = 8
# A block that is so much shorter or longer than it was may be a part of it, or more than it.
_SPLIT, _MERGED = 0.85, 1.6


def align_by_history(
    source: Document,
    target: Document,
    ledger: Ledger,
    alignment: Alignment,
    *,
    past: Past,
    learned: Learned | None = None,
) -> Alignment:
    """Return the alignment, made anew from what stood together once if one of its pairs is open to doubt.

    Args:
        source: as it is.
        target: likewise.
        ledger: of the target; its pairs stay the only ones of confidence 1.
        alignment: by this ledger alone.
        past: asked only where there is doubt.
        learned: what the site's other translations teach.
    """
    if all(pair.source and pair.target and pair.confidence >= HIGHEST for pair in alignment.pairs):
        return alignment
    records = _records(source, target, past)
    if not records:
        return alignment
    known = set(known_pairs(source.blocks, target.blocks, ledger))
    found = align(source, target, msgspec.structs.replace(ledger, records=(*ledger.records, *records)), learned)
    pairs = (
        pair if pair.confidence < KNOWN or pair in known else msgspec.structs.replace(pair, confidence=HIGHEST)
        for pair in found.pairs
    )
    return msgspec.structs.replace(found, pairs=tuple(pairs))


def _records(source: Document, target: Document, past: Past) -> tuple[Record, ...]:
    """Return today's texts of the blocks that stood together in the newest version of equal structure."""
    steps = past.steps(source, target)
    for step in steps[1:_MOST_VERSIONS]:
        together = _together(step)
        if together:
            ours = _one_to_one(source.blocks, step.seen)
            theirs = {was: now for now, was in _one_to_one(target.blocks, step.blocks).items()}
            pairs = ((now, theirs.get(together.get(was, NOWHERE), NOWHERE)) for now, was in ours.items())
            return tuple(
                Record(Fingerprint.of(target.blocks[other]), (Fingerprint.of(source.blocks[now]),))
                for now, other in pairs
                if other != NOWHERE
            )
    return ()


def _together(step: Step) -> dict[int, int]:
    """Return the block of a translation for each of its source by their place; none where the structures differ."""
    ours, theirs = translatable(step.seen), translatable(step.blocks)
    if [step.seen[index].shape for index in ours] != [step.blocks[index].shape for index in theirs]:
        return {}
    return dict(zip(ours, theirs, strict=True))


def _one_to_one(new: Blocks, old: Blocks) -> dict[int, int]:
    """Return the predecessors without those of blocks that may have been split or merged: that the texts must tell."""
    return {
        now: was
        for now, was in predecessors(new, old).items()
        if was != NOWHERE and _SPLIT <= len(new[now].text) / max(1, len(old[was].text)) <= _MERGED
    }
