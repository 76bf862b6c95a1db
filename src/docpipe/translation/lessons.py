"""What a site's own translations teach: learned once per run and pair of locales, from a bounded number of blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from docpipe.index.site import SiteIndex
from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.translation import Pair
from docpipe.translation.align import align
from docpipe.translation.known import known_pairs
from docpipe.translation.learned import Learned, usual
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.lexicon import han_side, learn

# More teach nothing new.
_MOST_PAIRS = 4_000
_MOST_DOCUMENTS = 400
# So sure must a pair be that no ledger knows, if others are to be judged by it.
_SURE = 0.9

Lesson = tuple[Document, Document, Ledger | None]
"""A source, its translation and what is known of the two."""


class Lessons:
    """What a site teaches, for each pair of locales when it is first asked for."""

    def __init__(self, site: SiteIndex, ledgers: Mapping[str, Ledger]) -> None:
        """Take the site and its ledgers by path; nothing is read yet."""
        self._site = site
        self._ledgers = ledgers
        self._learned: dict[tuple[LocaleName, LocaleName], Learned | None] = {}

    def of(self, source: LocaleName, target: LocaleName) -> Learned | None:
        """Return what the translations from one locale into the other teach; None where there are none."""
        key = source, target
        if key not in self._learned:
            self._learned[key] = learned_from(self._lessons(source, target))
        return self._learned[key]

    def _lessons(self, source: LocaleName, target: LocaleName) -> Iterator[Lesson]:
        for group in self._site.groups.values():
            ours, theirs = group.original, group.versions.get(target)
            if ours is not None and theirs is not None and ours.file.locale == source != target:
                yield ours, theirs, self._ledgers.get(ledger_path(target, theirs.file.key))


def learned_from(lessons: Iterable[Lesson]) -> Learned | None:
    """Return what documents of one pair of locales teach; None without any.

    First the pairs that ledgers know; where there are none, those an aligner that knows no words is sure of.
    """
    read = list(islice(lessons, _MOST_DOCUMENTS))
    if not read:
        return None
    blocks = _blocks(read, _known) or _blocks(read, _sure)
    scale = usual(*read[0][:2]).scale.learned(blocks)
    han = han_side((source, target) for source, target, _ in read)
    return Learned(scale, learn(blocks, han) if han >= 0 else None)


_PairsOf = Callable[[Lesson], Iterable[Pair]]


def _blocks(lessons: Sequence[Lesson], pairs_of: _PairsOf) -> list[tuple[Block, Block]]:
    found: list[tuple[Block, Block]] = []
    for lesson in lessons:
        source, target, _ = lesson
        found += [
            (source.blocks[pair.source[0]], target.blocks[pair.target[0]])
            for pair in pairs_of(lesson)
            if len(pair.source) == len(pair.target) == 1
        ]
        if len(found) >= _MOST_PAIRS:
            break
    return found


def _known(lesson: Lesson) -> Iterable[Pair]:
    source, target, ledger = lesson
    return known_pairs(source.blocks, target.blocks, ledger) if ledger is not None else ()


def _sure(lesson: Lesson) -> Iterable[Pair]:
    source, target, _ = lesson
    pairs = align(source, target, Ledger(source.file.locale, target.file.locale)).pairs
    return (pair for pair in pairs if pair.confidence >= _SURE and pair.source and pair.target)
