"""The state of every pair of blocks: is this translation one of today's source text?"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.model.translation import Alignment, BlockState, Change, Evidence, Freshness, Origin, Pair
from docpipe.translation.admonitions import stands_in
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.displaced import displaced
from docpipe.translation.ledgers.known import KNOWN
from docpipe.translation.ledgers.lookup import Lookup, replaced_record
from docpipe.translation.measure import weight_of
from docpipe.translation.plausible import LEAST, Scale, has_anchors
from docpipe.translation.untranslated import is_untranslated, needs_translation


def block_states(
    source: Document,
    target: Document,
    ledger: Ledger,
    alignment: Alignment,
    locales: tuple[Locale, Locale],
) -> tuple[BlockState, ...]:
    """Return the state of each pair, in the order of the alignment.

    The ledger goes first: a text it knows to translate this source text is current, whatever it looks like.
    Only then looks decide (`untranslated`), then what the ledger knows of one side:

    - the target is known, its source text is nowhere any more: *outdated* (prose);
    - the source is known, its translation is gone, and exactly one target block of that gap is unknown: a
      translator's correction, *current*, with its review void.
    - both texts of a record are gone, and exactly one block of that gap is unknown: *outdated* and touched.
      Nobody can tell from that whether the translation followed.

    A source whose anchors alone changed (a URL, a number) is *outdated* (mechanical) until the target
    holds the new ones. The title of a translated admonition needs no counterpart: the locale's default one
    stands in. Everything else is *unverified*.

    Args:
        source: as it was aligned.
        target: likewise.
        ledger: what is known of the target.
        alignment: of the two.
        locales: of source and target.
    """
    judge = _Judge(source, target, ledger, alignment, locales)
    return tuple(judge.state(pair) for pair in alignment.pairs)


class _Verdict(msgspec.Struct, frozen=True):
    freshness: Freshness
    change: Change = Change.NONE
    origin: Origin = Origin()
    reviewer: str = ""
    previous: str = ""
    is_lost: bool = False
    evidence: Evidence = Evidence.LEDGER
    is_touched: bool = False
    made_of: tuple[tuple[str, str], ...] = ()


def _by_texts(freshness: Freshness) -> _Verdict:
    """Return what the two texts alone show."""
    return _Verdict(freshness, evidence=Evidence.TEXTS)


_UNVERIFIED = _by_texts(Freshness.UNVERIFIED)

_Blocks = tuple[Block, ...]


class _Judge:
    """What a judgement of any one pair needs to know of both documents."""

    def __init__(
        self,
        source: Document,
        target: Document,
        ledger: Ledger,
        alignment: Alignment,
        locales: tuple[Locale, Locale],
    ) -> None:
        self._source, self._locales = source, locales
        self._blocks = source.blocks, target.blocks
        self._is_told = bool(ledger.records)
        self._records = Lookup(ledger)
        self._scale = Scale(source.file.locale, target.file.locale)
        self._source_texts, self._target_texts = (
            {block.loose for block in blocks if block.translatable} for blocks in self._blocks
        )
        self._translated = frozenset(index for pair in alignment.pairs if pair.target for index in pair.source)
        self._lone = self._lone_unknowns(alignment.pairs)
        self._displaced = displaced(alignment.pairs, self._blocks, ledger.records, self._records, self._is_gone)

    def state(self, pair: Pair) -> BlockState:
        verdict = self._verdict(pair)
        ours, theirs = self._blocks
        side = (ours, pair.source) if pair.source else (theirs, pair.target)
        return BlockState(
            pair.source,
            pair.target,
            verdict.freshness,
            verdict.change,
            verdict.origin,
            verdict.reviewer,
            pair.confidence,
            weight_of(*side),
            verdict.previous,
            verdict.is_lost,
            verdict.evidence,
            verdict.is_touched,
            made_of=verdict.made_of,
        )

    def _verdict(self, pair: Pair) -> _Verdict:
        if not pair.target:
            return self._without_counterpart(pair)
        if not pair.source:
            return _by_texts(Freshness.EXTRA)
        ours, theirs = self._blocks
        source, target = tuple([ours[index] for index in pair.source]), tuple([theirs[index] for index in pair.target])
        if verdict := self._asserted(source, target):
            return verdict
        if is_untranslated(source, target, self._locales):
            return _by_texts(Freshness.UNTRANSLATED)
        is_equal = [block.loose for block in source] == [block.loose for block in target]
        if is_equal and not needs_translation(source, self._locales[0]):
            return _by_texts(Freshness.CURRENT)
        return self._by_records(pair, source, target) or _UNVERIFIED

    def _without_counterpart(self, pair: Pair) -> _Verdict:
        """Judge a missing block; one is lost if its translation was there once: what an author adds was not."""
        if stands_in(pair.source[0], self._source, self._translated):
            return _by_texts(Freshness.CURRENT)
        blocks = (self._blocks[0][index] for index in pair.source)
        is_lost = any(replaced_record(block, self._records, self._target_texts) is not None for block in blocks)
        return _Verdict(Freshness.MISSING, is_lost=True) if is_lost else _by_texts(Freshness.MISSING)

    def _asserted(self, source: _Blocks, target: _Blocks) -> _Verdict | None:
        """Judge a pair that the ledger knows, each target block of it."""
        if not self._is_told:
            return None
        records = [self._records.of_pair(source, block) for block in target]
        known = [record for record in records if record is not None]
        if len(known) < len(records):
            return None
        exact = tuple(map(Fingerprint.of, source))
        if any(record.source != exact for record in known):
            return self._mechanical(source, target, known)
        is_untouched = all(record.target == Fingerprint.of(block) for record, block in zip(known, target, strict=True))
        reviewers = {record.reviewer for record in known} if is_untouched else set()
        reviewer = reviewers.pop() if len(reviewers) == 1 else ""
        return _Verdict(Freshness.CURRENT, Change.NONE, _origin(known), reviewer)

    def _mechanical(self, source: _Blocks, target: _Blocks, records: Sequence[Record]) -> _Verdict:
        origin, made_of = _origin(records), _made_of(records)
        if has_anchors(target, source, self._scale):
            return _Verdict(Freshness.CURRENT, Change.MECHANICAL, origin)
        return _Verdict(Freshness.OUTDATED, Change.MECHANICAL, origin, made_of=made_of)

    def _by_records(self, pair: Pair, source: _Blocks, target: _Blocks) -> _Verdict | None:
        """Judge a pair by what the ledger knows of one side, or of the place where both stand."""
        if not self._is_told:
            return None
        return self._outdated(pair, target) or self._corrected(pair, source, target) or self._touched(pair)

    def _outdated(self, pair: Pair, target: _Blocks) -> _Verdict | None:
        """Judge target texts that the ledger knows, but of source texts that are gone.

        That holds without any pairing, so for several blocks that cannot be told apart as well.
        """
        lapsed = [self._lapsed(block) for block in target]
        records = [record for record in lapsed if record is not None]
        is_unsure = pair.confidence < LEAST and len(pair.source) == len(pair.target) == 1
        if len(records) < len(target) or is_unsure:
            return None
        return _lapsed_verdict(records, is_touched=any(record.is_touched for record in records))

    def _lapsed(self, target: Block) -> Record | None:
        for record in self._records.of_target(target):
            if any(part.loose not in self._source_texts for part in record.source):
                return record
        return None

    def _touched(self, pair: Pair) -> _Verdict | None:
        """Judge a block by its place alone: that it follows its source is not known, only that it was edited."""
        record = self._displaced.get(pair.target[0])
        if record is None:
            return None
        found = _lapsed_verdict([record], is_touched=True)
        return msgspec.structs.replace(found, evidence=Evidence.TEXTS)

    def _is_gone(self, record: Record) -> bool:
        is_source_gone = self._source_texts.isdisjoint(part.loose for part in record.source)
        return is_source_gone and record.target.loose not in self._target_texts

    def _corrected(self, pair: Pair, source: _Blocks, target: _Blocks) -> _Verdict | None:
        is_single = len(source) == len(target) == 1
        if not is_single or pair.target[0] not in self._lone or source[0].shape != target[0].shape:
            return None
        record = replaced_record(source[0], self._records, self._target_texts)
        if record is None:
            return None
        if record.source != (Fingerprint.of(source[0]),):
            return self._mechanical(source, target, [record])
        return _Verdict(Freshness.CURRENT, Change.NONE, record.origin)

    def _lone_unknowns(self, pairs: Sequence[Pair]) -> frozenset[int]:
        """Return the target blocks that are the only unknown one between two pairs the ledger knows."""
        lone: list[int] = []
        unknown: list[int] = []
        for pair in [*pairs, Pair((), (), KNOWN)]:
            if pair.confidence == KNOWN:
                lone += unknown if len(unknown) == 1 else []
                unknown = []
            else:
                blocks = self._blocks[1]
                unknown += [index for index in pair.target if not self._records.of_target(blocks[index])]
        return frozenset(lone)


def _lapsed_verdict(records: Sequence[Record], *, is_touched: bool) -> _Verdict:
    """Return that a translation is outdated, with what its records say of the text it was made of."""
    return _Verdict(
        Freshness.OUTDATED,
        Change.PROSE,
        records[0].origin,
        previous="\n".join(text for record in records for text in record.was),
        is_touched=is_touched,
        made_of=_made_of(records),
    )


def _origin(records: Sequence[Record]) -> Origin:
    return next((record.origin for record in records if record.origin.kind == "machine"), records[0].origin)


def _made_of(records: Sequence[Record]) -> tuple[tuple[str, str], ...]:
    """Return the source texts that records are about, each once: a split is several records of one."""
    return tuple(dict.fromkeys((part.loose, part.anchors) for record in records for part in record.source))
