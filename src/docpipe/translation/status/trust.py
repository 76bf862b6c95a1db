"""Translations whose unverified blocks are taken for current, where somebody asked for that."""

from __future__ import annotations

import msgspec

from docpipe.model.translation import Coverage, Freshness, Label, TranslationState
from docpipe.translation.measure import label_of

_NOT_JUDGED = frozenset({Label.ORPHAN, Label.EXCLUDED, Label.MISSING})


def trusted(item: TranslationState) -> TranslationState:
    """Return the state with unverified blocks counted as fresh; its blocks still say what is known of them."""
    if item.label in _NOT_JUDGED:
        return item
    outdated = sum(state.weight for state in item.states if state.freshness is Freshness.OUTDATED)
    coverage = item.coverage
    # Of blocks that cannot be told apart not all the weight may be covered: never more than that.
    fresh = max(coverage.fresh, coverage.covered - outdated)
    believed = Coverage(coverage.total, coverage.covered, fresh, coverage.reviewed)
    states = tuple(
        msgspec.structs.replace(state, freshness=Freshness.CURRENT)
        if state.freshness is Freshness.UNVERIFIED
        else state
        for state in item.states
    )
    return msgspec.structs.replace(item, coverage=believed, label=label_of(states, believed))
