"""Blocks of a translation beside the source blocks they translate, where that is sure enough to compare them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.lint.facts import PairFacts, SiteFacts
from docpipe.model.block import Block
from docpipe.model.text import Span
from docpipe.model.translation import BlockState, Freshness

TRUSTED = 0.5
"""Confidence from which a pair that no ledger knows is compared at all."""

_ASSUMED = "assumed"
_COMPARABLE = frozenset({Freshness.CURRENT, Freshness.UNVERIFIED})


class Aligned(msgspec.Struct, frozen=True):
    """One source block and its translation.

    Attributes:
        source_index, target_index: of the blocks in their documents.
        at: index of the state among those of the pair.
    """

    source: Block
    target: Block
    source_index: int
    target_index: int
    state: BlockState
    at: int

    @property
    def is_known(self) -> bool:
        """Whether the ledger says that this translates today's source, so that nothing excuses a difference.

        What was only assumed when a site adopted docpipe nobody has compared.
        """
        is_current = self.state.freshness is Freshness.CURRENT and self.state.confidence == 1
        return is_current and self.state.origin.kind != _ASSUMED


def aligned(pair: PairFacts, least: float = TRUSTED) -> Iterator[Aligned]:
    """Yield the pairs of single blocks that may be compared, in the order of the translation.

    Left out are blocks whose source changed since, those left in the source's language, merged and split ones.

    Args:
        pair: a translation beside its source.
        least: the confidence a pair must have.
    """
    sources, targets = pair.source.blocks, pair.target.blocks
    for at, state in enumerate(pair.state.states):
        is_single = len(state.source) == len(state.target) == 1
        if is_single and state.freshness in _COMPARABLE and state.confidence >= least:
            ours, theirs = state.source[0], state.target[0]
            yield Aligned(sources[ours], targets[theirs], ours, theirs, state, at)


def has_number(block: Block) -> bool:
    """Tell cheaply whether there are digits in the prose of a block."""
    return any(value[:1].isdigit() for value in block.anchor_values)


def pairs_of(facts: SiteFacts) -> Iterator[PairFacts]:
    """Yield every translation of the site beside its source, in the order of the states."""
    for state in facts.states:
        source, target = facts.site.by_path.get(state.path), facts.site.by_path.get(state.target_path)
        if source is not None and target is not None and source is not target:
            yield PairFacts(facts.site, source, target, state, facts.glossary)


def place_in(block: Block, start: int, end: int) -> Span:
    """Return where `block.text[start:end]` is written, as far as that is known: else the whole block."""
    # Without markup the text is the stretch of the file itself; any mark makes that longer.
    if len(block.span) != len(block.text):
        return block.span
    return Span(block.span.start + start, block.span.start + end)


def quoted(text: str, longest: int = 40) -> str:
    """Return `text` on one line, cut to `longest` characters, as messages quote it."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
