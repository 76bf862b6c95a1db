"""What a site's own translations teach: learned once per run and pair of locales, from a bounded number of blocks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from docpipe.index.site import SiteIndex
from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.translation import Pair
from docpipe.translation.align import align
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.aligning.lengths import LengthScale, deviation, length_scale
from docpipe.translation.aligning.lexicon import Lexicon, han_side, learn
from docpipe.translation.aligning.scoring import HIGHEST
from docpipe.translation.ledger import Ledger, ledger_path
from docpipe.translation.ledgers.known import known_pairs, translatable

# More teach nothing new.
_MOST_PAIRS = 4_000
# Fewer are not taken if there is another way to find some.
_ENOUGH_PAIRS = 400
# Of the lengths, in standard deviations.
_MOST_DEVIATION = 2.5
_MOST_DOCUMENTS = 120
# So sure must a pair be that no ledger knows, if others are to be judged by it.
_SURE = 0.9

Taught = tuple[LengthScale, Lexicon | None]
"""How long translations are, and words that translate each other."""

Recall = Callable[[LocaleName, LocaleName, Callable[[], Taught]], Taught]
"""Gives what the lessons between two locales teach, as it is known or as the last argument finds it out."""

Lesson = tuple[Document, Document, Ledger | None]
"""A source, its translation and what is known of the two."""


class Lessons:
    """What a site teaches, for each pair of locales when it is first asked for."""

    def __init__(self, site: SiteIndex, ledgers: Mapping[str, Ledger], recall: Recall | None = None) -> None:
        """Take the site and its ledgers by path, and what may know what they teach; nothing is read yet."""
        self._site = site
        self._ledgers = ledgers
        self._recall: Recall = recall or (lambda _source, _target, learn: learn())
        self._learned: dict[tuple[LocaleName, LocaleName], Learned | None] = {}

    def of(self, source: LocaleName, target: LocaleName) -> Learned | None:
        """Return what the translations from one locale into the other teach; None where there are none."""
        key = source, target
        if key not in self._learned:
            lessons = tuple(self._lessons(source, target))
            learn = functools.partial(self._recall, source, target, lambda: _learn(chosen(lessons)))
            self._learned[key] = Learned(learn) if lessons else None
        return self._learned[key]

    def read(self, source: LocaleName, target: LocaleName) -> tuple[Lesson, ...]:
        """Return all that may be learned from between two locales: what it teaches depends on nothing else."""
        return chosen(tuple(self._lessons(source, target)))

    def _lessons(self, source: LocaleName, target: LocaleName) -> Iterator[Lesson]:
        for group in self._site.groups.values():
            ours, theirs = group.original, group.versions.get(target)
            if ours is not None and theirs is not None and ours.file.locale == source != target:
                yield ours, theirs, self._ledgers.get(ledger_path(target, theirs.file.key))


def learned_from(lessons: Sequence[Lesson]) -> Learned | None:
    """Return what documents of one pair of locales teach, when it is asked for; None without any.

    First the pairs that ledgers know; where there are few, those that stand at one place in texts of one structure;
    where there are few of those as well, those an aligner that knows no words is sure of. So many documents, spread
    over all of them, are read that more would teach nothing new.
    """
    return Learned(lambda: _learn(chosen(lessons))) if lessons else None


def chosen(lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """Return those of the lessons that are read."""
    return tuple(lessons[:: max(1, -(-len(lessons) // _MOST_DOCUMENTS))])


def _learn(lessons: Sequence[Lesson]) -> Taught:
    locales = lessons[0][0].file.locale, lessons[0][1].file.locale
    scale = length_scale(*locales)
    best: list[tuple[Block, Block]] = []
    for pairs_of in (_known, functools.partial(_at_one_place, scale=scale), _sure):
        if len(best) < _ENOUGH_PAIRS:
            best = max(best, _blocks(lessons, pairs_of), key=len)
    han = han_side((source, target) for source, target, _ in lessons)
    return scale.learned(best), learn(best, han) if han >= 0 else None


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


def _at_one_place(lesson: Lesson, scale: LengthScale) -> Iterator[Pair]:
    """Yield the pairs of two chapters of one structure, in texts of one outline, that are about equally long."""
    source, target, _ = lesson
    ours, theirs = _chapters(source), _chapters(target)
    if len(ours) != len(theirs):
        return
    for chapter, other in zip(ours, theirs, strict=True):
        if [source.blocks[at].shape for at in chapter] == [target.blocks[at].shape for at in other]:
            for one, two in zip(chapter, other, strict=True):
                lengths = scale.source_length(source.blocks[one]), scale.target_length(target.blocks[two])
                if deviation(*lengths, scale.spread) < _MOST_DEVIATION:
                    yield Pair((one,), (two,), HIGHEST)


def _chapters(document: Document) -> list[list[int]]:
    """Return the blocks that are translated: before the first heading, and of each heading with what follows it."""
    chapters: list[list[int]] = [[]]
    for index in translatable(document.blocks):
        if document.blocks[index].kind is BlockKind.HEADING:
            chapters.append([])
        chapters[-1].append(index)
    return chapters


def _sure(lesson: Lesson) -> Iterable[Pair]:
    source, target, _ = lesson
    pairs = align(source, target, Ledger(source.file.locale, target.file.locale)).pairs
    return (pair for pair in pairs if pair.confidence >= _SURE and pair.source and pair.target)
