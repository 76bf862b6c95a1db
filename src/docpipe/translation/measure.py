"""How much of a text is translated: weights, coverage, and the one word for a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Coverage, Freshness, Label
from docpipe.translation.plausible import length_of

_LEAST_WEIGHT = 4.0
_STUB_PERCENT = 5
_UNCOVERED = frozenset({Freshness.MISSING, Freshness.UNTRANSLATED})


def weight(block: Block) -> float:
    """Return what a block counts for: one per Han character, 1.5 per other word, at least 4."""
    return max(_LEAST_WEIGHT, length_of(block))


def weight_of(blocks: Sequence[Block], indices: Iterable[int]) -> float:
    """Return the weight of the blocks with these indices together."""
    return sum([weight(blocks[index]) for index in indices])


def document_weight(document: Document) -> float:
    """Return the weight of all that is to be translated of a document."""
    return sum(weight(block) for block in document.blocks if block.translatable)


def coverage_of(states: Iterable[BlockState], target: Document) -> Coverage:
    """Return the weights of one translation: all to be translated, translated, fresh, reviewed.

    Where it is not known which blocks translate which, a target of less than half the weight cannot be
    whole: then it covers no more than its own weight.
    """
    total = covered = fresh = reviewed = 0.0
    for state in states:
        if not state.source:
            continue
        total += state.weight
        if state.freshness in _UNCOVERED:
            continue
        covered += _covered(state, target)
        if state.freshness is Freshness.CURRENT:
            fresh += state.weight
            reviewed += state.weight if state.reviewer else 0.0
    return Coverage(total, covered, fresh, reviewed)


def _covered(state: BlockState, target: Document) -> float:
    if state.freshness is Freshness.CURRENT or len(state.source) == 1:
        return state.weight
    there = weight_of(target.blocks, state.target)
    return state.weight if 2 * there >= state.weight else there


def label_of(states: Sequence[BlockState], coverage: Coverage) -> Label:
    """Return the state of an existing translation in one word: the first of the labels that applies."""
    kinds = {state.freshness for state in states}
    sourced = [state for state in states if state.source]
    is_draft = any(state.origin.kind == "machine" and not state.reviewer for state in sourced)
    # A default title that stands in for one of the source is nobody's text to review.
    is_reviewed = bool(sourced) and all(state.reviewer for state in sourced if state.target)
    found = (
        (coverage.percent(coverage.covered) < _STUB_PERCENT, Label.STUB),
        (coverage.covered < coverage.total, Label.PARTIAL),
        (Freshness.OUTDATED in kinds, Label.OUTDATED),
        (Freshness.UNVERIFIED in kinds, Label.UNVERIFIED),
        (is_draft, Label.MACHINE_DRAFT),
        (not is_reviewed, Label.UP_TO_DATE),
    )
    return next((label for applies, label in found if applies), Label.REVIEWED)
