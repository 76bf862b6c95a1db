"""How good the aligner is on a site's own texts: translations whose links are known, spoiled and aligned again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.model.source import LocaleName
from docpipe.model.translation import Alignment, BlockState, Freshness
from docpipe.translation.align import align
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.benchmark.perturb import Links, Spoiled, edited, same_structure, spoiled
from docpipe.translation.freshness import block_states
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.known import translatable
from docpipe.translation.lessons import learned_from

SHARES = (0.05, 0.1, 0.2, 0.4)
"""Shares of the blocks that are spoiled."""

CONFIDENCES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Confidences from which pairs are kept, for the calibration."""

_FRONT = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})


class Score(msgspec.Struct, frozen=True):
    """How many were found, found wrongly, and not found."""

    right: int = 0
    wrong: int = 0
    lost: int = 0

    def __add__(self, other: Score) -> Score:
        """Return both together."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.lost + other.lost)

    @classmethod
    def of(cls, found: Collection[object], true: Collection[object]) -> Score:
        """Compare what was found with what is true."""
        both = len(set(found) & set(true))
        return cls(both, len(found) - both, len(true) - both)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 if nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found; 1 if there is nothing to find."""
        return self.right / (self.right + self.lost) if self.right + self.lost else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return (
            2 * self.right / (2 * self.right + self.wrong + self.lost) if self.right + self.wrong + self.lost else 1.0
        )


class Measured(msgspec.Struct, frozen=True):
    """What was found at one share of spoiled blocks.

    Attributes:
        share: of the blocks, 0 to 1.
        documents: how many translations were spoiled.
        links: pairs of single blocks; blocks that could not be told apart claim none.
        missing: source blocks without counterpart.
        outdated: source blocks whose text changed, with a ledger of the texts before.
        kept: the links whose confidence is at least each of `CONFIDENCES`.
    """

    share: float
    documents: int
    links: Score
    missing: Score
    outdated: Score
    kept: tuple[Score, ...]


class Known(msgspec.Struct, frozen=True):
    """A translation whose links are known, and what other texts of its locales taught."""

    source: Document
    target: Document
    links: Links
    learned: Learned | None


def known_links(site: SiteIndex) -> tuple[Known, ...]:
    """Return the translations whose structure is that of their source, which are taken to belong together in order.

    What is learned for one half of them comes from the other half, so that no text is known beforehand.
    """
    lessons: dict[_Locales, list[tuple[Document, Document, None]]] = {}
    for source, target in _translations(site):
        lessons.setdefault((source.file.locale, target.file.locale), []).append((source, target, None))
    known: list[Known] = []
    for found in lessons.values():
        for fold in (0, 1):
            learned = learned_from(found[1 - fold :: 2])
            known += [
                Known(source, target, links, learned)
                for source, target, _ in found[fold::2]
                if (links := same_structure(source, target))
            ]
    return tuple(known)


_Locales = tuple[LocaleName, LocaleName]


def measure(known: Sequence[Known], site: SiteIndex, share: float, seed: int) -> Measured:
    """Return how well spoiled copies of these translations are aligned; linear in the documents.

    Args:
        known: at least one translation.
        site: its configuration tells the scripts.
        share: of the blocks to spoil.
        seed: what chance depends on; the same seed spoils the same blocks.
    """
    links, missing, outdated = Score(), Score(), Score()
    kept = [Score()] * len(CONFIDENCES)
    strangers = _Strangers(known)
    for each in known:
        path = each.target.file.path
        copy = spoiled(each.target, each.links, share, strangers.of(each.target), f"{seed}/{share}/{path}")
        alignment = align(each.source, copy.target, _empty(each), each.learned)
        links += Score.of(links_of(alignment), copy.links)
        missing += Score.of(_missing(alignment), set(translatable(each.source.blocks)) - {one for one, _ in copy.links})
        outdated += _outdated(each, copy, share, strangers.of(each.source), (site, f"{seed}/{share}/{path}"))
        for place, least in enumerate(CONFIDENCES):
            kept[place] += Score.of(links_of(alignment, least), copy.links)
    return Measured(share, len(known), links, missing, outdated, tuple(kept))


def links_of(alignment: Alignment, least: float = 0.0) -> set[tuple[int, int]]:
    """Return the links an alignment claims with at least this confidence."""
    return {
        (one, other)
        for pair in alignment.pairs
        if pair.confidence >= least and min(len(pair.source), len(pair.target)) == 1
        for one in pair.source
        for other in pair.target
    }


def _missing(alignment: Alignment) -> set[int]:
    return {index for pair in alignment.pairs if not pair.target for index in pair.source}


def _outdated(
    known: Known, copy: Spoiled, share: float, strangers: Sequence[Block], chance: tuple[SiteIndex, str]
) -> Score:
    """Edit the source of a translation that a ledger knows, and compare what is called outdated with that."""
    site, seed = chance
    source, changed = edited(known.source, share, strangers, seed)
    ledger = _ledger(known)
    alignment = align(source, copy.target, ledger, known.learned)
    states = block_states(source, copy.target, ledger, alignment, _locales(known, site))
    translated = {one for one, _ in copy.links}
    return Score.of(_stale(states), changed & translated)


def _stale(states: Sequence[BlockState]) -> set[int]:
    return {index for state in states if state.freshness is Freshness.OUTDATED for index in state.source}


def _locales(known: Known, site: SiteIndex) -> tuple[Locale, Locale]:
    return site.config.locale(known.source.file.locale), site.config.locale(known.target.file.locale)


def _empty(known: Known) -> Ledger:
    return Ledger(known.source.file.locale, known.target.file.locale)


def _ledger(known: Known) -> Ledger:
    records = tuple(
        Record(Fingerprint.of(known.target.blocks[other]), (Fingerprint.of(known.source.blocks[one]),))
        for one, other in sorted(known.links, key=lambda link: link[1])
    )
    return msgspec.structs.replace(_empty(known), records=records)


class _Strangers:
    """Blocks of all texts of one language."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._blocks: dict[LocaleName, list[Block]] = {}
        for each in known:
            for document in (each.source, each.target):
                own = self._blocks.setdefault(document.file.locale, [])
                own += [block for block in document.blocks if block.translatable and block.kind not in _FRONT]

    def of(self, document: Document) -> Sequence[Block]:
        return self._blocks[document.file.locale]


def _translations(site: SiteIndex) -> Iterator[tuple[Document, Document]]:
    for group in site.groups.values():
        source = group.original
        for _, target in sorted(group.versions.items()):
            if source is not None and target is not source:
                yield source, target
