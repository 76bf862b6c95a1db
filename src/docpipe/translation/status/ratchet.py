"""Whether a change made a translation worse: what it lost, apart from what its source gained.

A block is lost if its source says what it said before, the text that translated it is gone from the translation,
and what stands there now is less: nothing, the source's own words, or the translation of an older text. Where the
source itself changed, its translation lags behind, and that is nobody's fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.source import DocumentKey
from docpipe.model.translation import Freshness, TranslationState
from docpipe.translation.ledger import Fingerprint
from docpipe.translation.ledgers.overlap import Finder

_RANKS = {
    Freshness.MISSING: 0,
    Freshness.UNTRANSLATED: 0,
    Freshness.OUTDATED: 1,
    Freshness.UNVERIFIED: 2,
    Freshness.CURRENT: 3,
}
# What is current here and unverified there is as good as before: less is known of it, not less is translated.
_WORSE = frozenset({(3, 1), (3, 0), (2, 0), (1, 0)})


class Version(msgspec.Struct, frozen=True):
    """A translation at one moment.

    Attributes:
        state: of it.
        source: its source.
        target: None where there is no translation.
    """

    state: TranslationState
    source: Document
    target: Document | None


class Loss(msgspec.Struct, frozen=True):
    """What a change did to a translation.

    Attributes:
        lost: source blocks of today whose translation became worse, in their order.
        lagging: how many source blocks that are new or changed have no current translation.
        before, after: fresh in percent, rounded down.
    """

    lost: tuple[int, ...]
    lagging: int
    before: int
    after: int


def matched(before: Sequence[Version], after: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Yield what each translation of one locale was before, and what it is; new ones are left out.

    One whose source was renamed is found by what the source says.
    """
    known = {version.state.key: version for version in before}
    gone = known.keys() - {version.state.key for version in after}
    finder = Finder({key: _said(known[key]) for key in gone})
    for version in after:
        key = version.state.key
        found = key if key in known else next(iter(finder.find(_said(version))), "")
        if found:
            yield known[DocumentKey(found)], version


def _said(version: Version) -> frozenset[str]:
    return frozenset(block.loose for block in version.source.blocks if block.translatable)


def compare(before: Version, after: Version) -> Loss:
    """Return what happened to a translation between two moments."""
    earlier, now = _by_text(before), _by_text(after)
    gone = _texts(before) - _texts(after)
    lost: list[int] = []
    for fingerprint, ranked in earlier.items():
        for (rank, was), (rank_now, index) in zip(ranked, now.get(fingerprint, ()), strict=False):
            if (rank, rank_now) in _WORSE and _is_gone(before, was, gone):
                lost.append(index)
    lagging = sum(
        rank < _RANKS[Freshness.UNVERIFIED]
        for fingerprint, ranked in now.items()
        if fingerprint not in earlier
        for rank, _ in ranked
    )
    return Loss(tuple(sorted(lost)), lagging, _fresh(before.state), _fresh(after.state))


def _by_text(version: Version) -> dict[Fingerprint, list[tuple[int, int]]]:
    """Return rank and index of each source block, by what it says; of several alike the best first."""
    ranks = {
        index: _RANKS[state.freshness]
        for state in version.state.states
        if state.freshness in _RANKS
        for index in state.source
    }
    found: dict[Fingerprint, list[tuple[int, int]]] = {}
    for index, block in enumerate(version.source.blocks):
        if block.translatable:
            found.setdefault(Fingerprint.of(block), []).append((ranks.get(index, 0), index))
    for ranked in found.values():
        ranked.sort(key=lambda each: (-each[0], each[1]))
    return found


def _texts(version: Version) -> Counter[str]:
    """Return how often the translation says what."""
    return Counter(block.loose for block in version.target.blocks) if version.target is not None else Counter()


def _is_gone(version: Version, index: int, gone: Counter[str]) -> bool:
    """Tell whether a text that translated a source block is not in the translation as often as it was."""
    return any(block.loose in gone for block in _translations(version, index))


def _translations(version: Version, index: int) -> Iterator[Block]:
    blocks: Sequence[Block] = version.target.blocks if version.target is not None else ()
    for state in version.state.states:
        if index in state.source:
            yield from (blocks[each] for each in state.target)


def _fresh(state: TranslationState) -> int:
    return state.coverage.percent(state.coverage.fresh)
