"""The translation status of a site as one value, which tables and JSON are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from docpipe.model.source import LocaleName
from docpipe.model.translation import Coverage, Freshness, Label, TranslationState

BLOCK_KINDS = (
    Freshness.CURRENT,
    Freshness.OUTDATED,
    Freshness.MISSING,
    Freshness.UNTRANSLATED,
    Freshness.UNVERIFIED,
    Freshness.EXTRA,
)
"""In the order in which reports name them."""

FINISHED = frozenset({Label.UP_TO_DATE, Label.REVIEWED, Label.EXCLUDED})
"""Labels of documents with which there is nothing to do."""

# What to do next: readers see outdated text now, half a post is soon a whole one, a new one is most work.
_NEXT = (
    Label.OUTDATED,
    Label.PARTIAL,
    Label.STUB,
    Label.MISSING,
    Label.UNVERIFIED,
    Label.MACHINE_DRAFT,
    Label.ORPHAN,
    Label.UP_TO_DATE,
    Label.REVIEWED,
    Label.EXCLUDED,
)
# Not part of what there is to translate.
_OUTSIDE = frozenset({Label.ORPHAN, Label.EXCLUDED})


class LocaleStatus(msgspec.Struct, frozen=True):
    """How one target locale stands.

    Attributes:
        documents: number of documents by label, every label named, in the order of the labels.
        coverage: of all source documents in scope, missing ones with their full weight.
        items: by path.
    """

    locale: LocaleName
    coverage: Coverage
    documents: dict[Label, int]
    items: tuple[TranslationState, ...]

    @property
    def in_scope(self) -> int:
        """The number of documents that are to be translated."""
        return sum(number for label, number in self.documents.items() if label not in _OUTSIDE)

    @property
    def translated(self) -> int:
        """The number of documents of which every block has a translation."""
        return sum(
            1
            for item in self.items
            if item.target_path and item.label not in _OUTSIDE and item.coverage.covered >= item.coverage.total
        )

    @property
    def is_mostly_unverified(self) -> bool:
        """Whether more of the translated text is unverified than known, so that *fresh* would say nothing."""
        unverified = sum(
            state.weight
            for item in self.items
            for state in item.states
            if state.freshness is Freshness.UNVERIFIED and state.source
        )
        return 2 * unverified > self.coverage.covered

    def by_next(self) -> tuple[TranslationState, ...]:
        """Return the items, what to do next first, and of two alike the one that brings more."""
        return tuple(sorted(self.items, key=lambda item: (_NEXT.index(item.label), -_work(item), item.path)))


class StatusReport(msgspec.Struct, frozen=True):
    """How every target locale stands, in the order of the site's locales."""

    source: LocaleName
    locales: tuple[LocaleStatus, ...]


def status_report(
    states: Iterable[TranslationState], source: LocaleName, locales: Sequence[LocaleName] = ()
) -> StatusReport:
    """Return the report of these states.

    Args:
        states: of all documents.
        source: the site's source locale.
        locales: targets to name even where they have no document, in their order; others follow by name.
    """
    found: dict[LocaleName, list[TranslationState]] = {locale: [] for locale in locales}
    for state in sorted(states, key=lambda state: (state.locale, state.path, state.target_path)):
        found.setdefault(state.locale, []).append(state)
    return StatusReport(source, tuple(_locale_status(locale, items) for locale, items in found.items()))


def _locale_status(locale: LocaleName, items: Sequence[TranslationState]) -> LocaleStatus:
    counted = [item.coverage for item in items if item.label not in _OUTSIDE]
    documents = {label: sum(1 for item in items if item.label is label) for label in Label}
    return LocaleStatus(locale, sum(counted, Coverage()), documents, tuple(items))


def _work(item: TranslationState) -> float:
    return item.coverage.total - item.coverage.fresh


def block_counts(item: TranslationState) -> dict[Freshness, int]:
    """Return how many blocks there are of each kind; without a translation all are missing."""
    if not item.target_path:
        return {kind: item.source_blocks if kind is Freshness.MISSING else 0 for kind in BLOCK_KINDS}
    return {kind: item.count(kind) for kind in BLOCK_KINDS}
