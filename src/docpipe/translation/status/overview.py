"""The translation status of a site as one value, which tables and JSON are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from docpipe.model.source import LocaleName
from docpipe.model.translation import Coverage, Freshness, Label, TranslationState
from docpipe.translation.status.effort import Effort, Pace, characters
from docpipe.translation.status.trust import trusted

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
_NO_PACES: Mapping[LocaleName, Pace] = MappingProxyType({})


class LocaleStatus(msgspec.Struct, frozen=True):
    """How one target locale stands.

    Attributes:
        documents: number of documents by label, every label named, in the order of the labels.
        coverage: of all source documents in scope, missing ones with their full weight.
        items: by path.
        pace: how fast is translated into it.
        is_trusting: whether unverified blocks count as fresh.
    """

    locale: LocaleName
    coverage: Coverage
    documents: dict[Label, int]
    items: tuple[TranslationState, ...]
    pace: Pace = Pace()
    is_trusting: bool = False

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
    def effort(self) -> Effort:
        """What there is to translate."""
        return self.pace.effort(sum(map(characters, self.items)))

    @property
    def is_mostly_unverified(self) -> bool:
        """Whether more of the translated text is unverified than known, so that *fresh* would say nothing."""
        if self.is_trusting:
            return False
        return 2 * self.unverified > self.coverage.covered

    @property
    def unverified(self) -> float:
        """The weight of source blocks of which it is not known whether their translation is of today's text."""
        return sum(
            state.weight
            for item in self.items
            for state in item.states
            if state.freshness is Freshness.UNVERIFIED and state.source
        )

    def part(self, items: Iterable[TranslationState]) -> LocaleStatus:
        """Return how some of the documents stand."""
        return _locale_status(self.locale, tuple(items), self.pace, is_trusting=self.is_trusting)

    def by_next(self) -> tuple[TranslationState, ...]:
        """Return the items, what to do next first, and of two alike the one that brings more."""
        return tuple(sorted(self.items, key=lambda item: (_NEXT.index(item.label), *_by_work(item), item.path)))


class StatusReport(msgspec.Struct, frozen=True):
    """How every target locale stands, in the order of the site's locales."""

    source: LocaleName
    locales: tuple[LocaleStatus, ...]


def status_report(
    states: Iterable[TranslationState],
    source: LocaleName,
    locales: Sequence[LocaleName] = (),
    *,
    paces: Mapping[LocaleName, Pace] = _NO_PACES,
    trusting: bool = False,
) -> StatusReport:
    """Return the report of these states.

    Args:
        states: of all documents.
        source: the site's source locale.
        locales: targets to name even where they have no document, in their order; others follow by name.
        paces: how fast is translated into each.
        trusting: whether unverified blocks count as fresh.
    """
    found: dict[LocaleName, list[TranslationState]] = {locale: [] for locale in locales}
    for state in sorted(states, key=lambda state: (state.locale, state.path, state.target_path)):
        found.setdefault(state.locale, []).append(state)
    return StatusReport(
        source,
        tuple(
            _locale_status(
                locale,
                tuple(map(trusted, items) if trusting else items),
                paces.get(locale, Pace()),
                is_trusting=trusting,
            )
            for locale, items in found.items()
        ),
    )


def _locale_status(
    locale: LocaleName, items: tuple[TranslationState, ...], pace: Pace, *, is_trusting: bool
) -> LocaleStatus:
    counted = [item.coverage for item in items if item.label not in _OUTSIDE]
    documents = {label: sum(1 for item in items if item.label is label) for label in Label}
    return LocaleStatus(locale, sum(counted, Coverage()), documents, items, pace, is_trusting)


def _by_work(item: TranslationState) -> tuple[float, float]:
    return -characters(item), item.coverage.fresh - item.coverage.total


def block_counts(item: TranslationState) -> dict[Freshness, int]:
    """Return how many blocks there are of each kind; without a translation all are missing."""
    if not item.target_path:
        return {kind: item.source_blocks if kind is Freshness.MISSING else 0 for kind in BLOCK_KINDS}
    return {kind: item.count(kind) for kind in BLOCK_KINDS}
