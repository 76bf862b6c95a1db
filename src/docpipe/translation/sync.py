"""Writing what is known: a ledger brought up to date, and a first one by declaration."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Evidence, Freshness, Origin, Pair
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.arrange import arranged
from docpipe.translation.ledgers.known import translatable
from docpipe.translation.ledgers.lookup import Lookup, loose_source, replaced_record
from docpipe.translation.past.doubt import doubtful

_NO_TEXTS: Mapping[Fingerprint, str] = MappingProxyType({})
ASSUMED = Origin("assumed")
"""The origin of a translation that was declared to be current, not seen to be."""


def sync(
    source: Document,
    target: Document,
    ledger: Ledger,
    states: Iterable[BlockState],
    old_texts: Mapping[Fingerprint, str] = _NO_TEXTS,
    *,
    unplaced: Collection[Record] = (),
) -> Ledger:
    """Return the ledger as the states show it; nothing new is claimed.

    A current block's record takes on today's digests, an outdated block keeps its record (with the source
    text it was made of, where that is known), an unverified block gets none. A record whose target text is
    gone stays while its source text is there and nothing else translates it: the target may be half
    edited, and what is known must come back with the text. One whose texts are both gone goes when they are many.

    Args:
        source: as it is.
        target: likewise.
        ledger: as it was read.
        states: of the two, by this ledger.
        old_texts: of source blocks that changed, on one line each; see `untold`.
        unplaced: records that were put into the ledger just now, anywhere: they follow the target's order.
    """
    placed = [_with_old_text(entry, old_texts) for entry in _placed(source, target, ledger, states)]
    return _assembled(source, target, ledger, placed, unplaced)


def untold(source: Document, target: Document, ledger: Ledger, states: Iterable[BlockState]) -> frozenset[Fingerprint]:
    """Return the source texts that are gone, that a translation was made of, and that the ledger has no words of."""
    entries = _placed(source, target, ledger, states)
    return frozenset(part for entry in entries if _lacks_old_text(entry) for part in entry.record.source)


def _lacks_old_text(entry: _Placed) -> bool:
    return entry.is_outdated and not entry.record.was


def _with_old_text(entry: _Placed, old_texts: Mapping[Fingerprint, str]) -> _Placed:
    known = tuple(old_texts.get(part, "") for part in entry.record.source)
    if not _lacks_old_text(entry) or not all(known):
        return entry
    return msgspec.structs.replace(entry, record=msgspec.structs.replace(entry.record, was=known))


def adopt_trust(source: Document, target: Document, ledger: Ledger, states: Iterable[BlockState]) -> Ledger:
    """Return the ledger with every unverified pair declared current, its origin written as `assumed`.

    What the ledger knows stays as it is, outdated blocks included. Untranslated blocks, blocks that could
    not be told apart, and pairs that are not plausible get no record.

    Args:
        source: as it is.
        target: likewise.
        ledger: as it was read; one without records where there is none yet.
        states: of the two, by this ledger.
    """
    everything = tuple(states)
    pairs = [Pair(state.source, state.target, state.confidence) for state in everything]
    doubted = doubtful(pairs, source.blocks, target.blocks)
    chosen = [
        number
        for number, state in enumerate(everything)
        if state.freshness is Freshness.UNVERIFIED and number not in doubted
    ]
    return declared(source, target, ledger, everything, chosen, lambda _state, today, _known: today)


Declare = Callable[[BlockState, Record, Record | None], Record]
"""From a state, the record of one of its target blocks that says what stands there today (its origin `ASSUMED`),
and the one there was, brought up to date, to the record that shall be."""


def declared(
    source: Document,
    target: Document,
    ledger: Ledger,
    states: Sequence[BlockState],
    chosen: Iterable[int],
    declare: Declare,
) -> Ledger:
    """Return the ledger brought up to date, with the records that somebody declares for the chosen states.

    Args:
        source: as it is.
        target: likewise.
        ledger: as it was read.
        states: of the two, by this ledger.
        chosen: numbers of states; those without blocks on both sides have no record.
        declare: makes the records.
    """
    placed = {entry.target: entry for entry in _placed(source, target, ledger, states)}
    for number in chosen:
        state = states[number]
        texts = tuple(Fingerprint.of(source.blocks[index]) for index in state.source)
        for index in state.target if texts else ():
            entry = placed.get(index)
            today = Record(Fingerprint.of(target.blocks[index]), texts, ASSUMED)
            record = declare(state, today, entry.record if entry else None)
            placed[index] = _Placed(index, record, entry.old if entry else None)
    return _assembled(source, target, ledger, placed.values())


class _Placed(msgspec.Struct, frozen=True):
    """A record with the target block it stands for, and the record of the old ledger it continues."""

    target: int
    record: Record
    old: Record | None
    is_outdated: bool = False


def _placed(source: Document, target: Document, ledger: Ledger, states: Iterable[BlockState]) -> list[_Placed]:
    """Return the record of each target block that has one, first those that its state rests on."""
    records = Lookup(ledger)
    source_texts = {source.blocks[index].loose for index in translatable(source.blocks)}
    target_texts = {target.blocks[index].loose for index in translatable(target.blocks)}
    placed: list[_Placed] = []
    others: list[tuple[int, BlockState]] = []
    for state in states:
        sources = tuple(source.blocks[index] for index in state.source)
        for index in state.target:
            old = records.of_pair(sources, target.blocks[index])
            if old is None and (told := _told(index, state, records, (sources, target.blocks[index]), target_texts)):
                placed.append(told)
                continue
            if old is None and len(sources) == 1 and _may_be_corrected(state, target.blocks[index], records):
                old = replaced_record(sources[0], records, target_texts)
            if old is not None:
                placed.append(_continuation(index, old, state, sources, target.blocks[index]))
            elif state.freshness is not Freshness.CURRENT:
                others.append((index, state))
    used = {entry.old for entry in placed}
    for index, state in others:
        block = target.blocks[index]
        old = _standing_record(state, block, records, source_texts)
        if old is not None and (old not in used or state.freshness is Freshness.OUTDATED):
            placed.append(_continuation(index, old, state, (), block))
    return placed


def _told(
    index: int,
    state: BlockState,
    records: Lookup,
    texts: tuple[Sequence[Block], Block],
    target_texts: Collection[str],
) -> _Placed | None:
    """Return the record of what no record says yet: what the history told, or that a known text was edited."""
    is_outdated = state.freshness is Freshness.OUTDATED
    known = records.of_target(texts[1])
    is_told = state.evidence is Evidence.HISTORY or (is_outdated and state.is_touched and not known)
    if not is_told or not (is_outdated or state.freshness is Freshness.CURRENT):
        return None
    made_of = tuple(Fingerprint(*part) for part in state.made_of)
    old = next((each for each in known if each.source == made_of), None) or records.displaced_by(made_of, target_texts)
    source = made_of if is_outdated else tuple(map(Fingerprint.of, texts[0]))
    if not source:
        return None
    record = Record(Fingerprint.of(texts[1]), source, state.origin, was=old.was if old and is_outdated else ())
    return _Placed(index, record.touched(yes=is_outdated and state.is_touched), old, is_outdated)


def _standing_record(state: BlockState, block: Block, records: Lookup, source_texts: set[str]) -> Record | None:
    """Return what stays known of a text that is not current here; the choice does not depend on their order."""
    is_outdated = state.freshness is Freshness.OUTDATED
    return min(
        records.of_target(block),
        key=lambda record: (
            is_outdated and source_texts.issuperset(loose_source(record)),
            record.target.anchors != block.anchors,
            record.source,
        ),
        default=None,
    )


def _may_be_corrected(state: BlockState, block: Block, records: Lookup) -> bool:
    """Tell whether a target text unknown to the ledger was judged by the record of its source."""
    return state.freshness is Freshness.CURRENT or (
        state.freshness is Freshness.OUTDATED and not records.of_target(block)
    )


def _continuation(index: int, old: Record, state: BlockState, sources: Sequence[Block], block: Block) -> _Placed:
    """Return the record as it holds after today's changes; a review is void when either text changed."""
    target = Fingerprint.of(block)
    texts = old.source
    if state.freshness is Freshness.CURRENT:
        texts = tuple(map(Fingerprint.of, sources))
    is_untouched = target == old.target and texts == old.source
    was: tuple[str, ...] = ()
    is_outdated = state.freshness is Freshness.OUTDATED
    if is_outdated:
        was = tuple(state.previous.split("\n")) if state.previous else old.was
    record = msgspec.structs.replace(
        old, target=target, source=texts, reviewer=old.reviewer if is_untouched else "", was=was
    )
    return _Placed(index, record.touched(yes=is_outdated and state.is_touched), old, is_outdated)


def _assembled(
    source: Document, target: Document, ledger: Ledger, placed: Iterable[_Placed], unplaced: Collection[Record] = ()
) -> Ledger:
    """Put the records where they belong, with those that wait for their texts."""
    entries = sorted(placed, key=lambda entry: entry.target)
    ours = {source.blocks[index].loose for index in translatable(source.blocks)}
    theirs = {target.blocks[index].loose for index in translatable(target.blocks)}
    translated = {loose_source(entry.record) for entry in entries}
    records = arranged(
        ledger.records,
        [(entry.record, entry.old) for entry in entries],
        waits=lambda record: ours.issuperset(loose_source(record)),
        is_void=lambda record: record.target.loose in theirs or loose_source(record) in translated,
        unplaced=unplaced,
    )
    return msgspec.structs.replace(ledger, records=records)
