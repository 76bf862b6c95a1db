"""Blocks whose translation was there once and is gone, where nothing else explains it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docpipe.lint.aligned import TRUSTED
from docpipe.lint.facts import PairFacts
from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Freshness
from docpipe.translation.plausible import length_of

# What can be joined to a neighbour of its kind.
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_MOST_OF_IT = 0.5
_KNOWN = 1.0


def gone(pair: PairFacts) -> frozenset[int]:
    """Return the numbers of the states whose translation the ledger knows, and the translation has no more.

    No edit of the source alone makes one of these, since it takes nothing out of the translation. Left out are
    blocks that a neighbour may hold now, those that may stand elsewhere in other words, and texts that the source
    says more than once.
    """
    states = pair.state.states
    loose = Counter(block.loose for block in pair.source.blocks)
    doubtful = {kind for state in states if _is_loose_end(state) for kind in _kinds(pair.target, state.target)}
    return frozenset(
        number
        for first, last in _stretches(states)
        if not is_absorbed(first, last, pair)
        for number in range(first, last + 1)
        if doubtful.isdisjoint(_kinds(pair.source, states[number].source))
        and all(loose[pair.source.blocks[index].loose] == 1 for index in states[number].source)
    )


def is_absorbed(first: int, last: int, pair: PairFacts) -> bool:
    """Tell whether a block beside a stretch is longer than its counterpart by about as much: the two were joined.

    Args:
        first: number of the first state; all of the stretch are missing, or all are extra.
        last: number of the last one.
        pair: of the two texts.
    """
    states = pair.state.states
    stretch = states[first : last + 1]
    is_missing = bool(stretch[0].source)
    own, other = (pair.source, pair.target) if is_missing else (pair.target, pair.source)
    blocks = [own.blocks[(state.source or state.target)[0]] for state in stretch]
    if any(block.kind not in _RUNNING for block in blocks):
        return False
    length = sum(map(length_of, blocks))
    for state in (*states[max(0, first - 1) : first], *states[last + 1 : last + 2]):
        ours, theirs = (state.source, state.target) if is_missing else (state.target, state.source)
        # What reads as it did when it was recorded has taken nothing in since.
        is_as_it_was = state.confidence == _KNOWN and stretch[0].is_lost
        # A block of its own length and more is left over there.
        if ours and theirs and not is_as_it_was and other.blocks[theirs[0]].kind in _RUNNING:
            surplus = _length(other, theirs) - _length(own, ours)
            if surplus >= _MOST_OF_IT * length:
                return True
    return False


def _stretches(states: Sequence[BlockState]) -> Iterator[tuple[int, int]]:
    first = -1
    for number, state in enumerate((*states, None)):
        is_lost = state is not None and state.is_lost
        if is_lost and first < 0:
            first = number
        elif not is_lost and first >= 0:
            yield first, number - 1
            first = -1


def _is_loose_end(state: BlockState) -> bool:
    """Tell whether the text of a state may as well be the translation of something else."""
    is_unsure = state.freshness is Freshness.UNVERIFIED and state.confidence < TRUSTED
    return state.freshness is Freshness.EXTRA or is_unsure


def _kinds(document: Document, indices: Sequence[int]) -> set[BlockKind]:
    return {document.blocks[index].kind for index in indices}


def _length(document: Document, indices: Sequence[int]) -> float:
    return sum(length_of(document.blocks[index]) for index in indices)
