"""Since when translations are outdated, where a ledger knows of which text they are and git when that one changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Freshness, TranslationState
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.past import SitePast
from docpipe.pipeline.session import Session
from docpipe.translation.ledger import ledger_path
from docpipe.translation.ledgers.known import translatable
from docpipe.translation.ledgers.lookup import Lookup


def with_ages(session: Session, states: Iterable[TranslationState]) -> tuple[TranslationState, ...]:
    """Return the states with the age of outdated blocks told wherever that can be found out; asks git."""
    with SitePast(session.request.root, ParseOptions.of(session.request.config)) as past:
        return tuple(_aged(session, state, past) for state in states)


def _aged(session: Session, item: TranslationState, past: SitePast) -> TranslationState:
    source, target = session.site.by_path.get(item.path), session.site.by_path.get(item.target_path)
    if source is None or target is None or not any(map(_is_ageless, item.states)):
        return item
    ledger = session.ledgers.get(ledger_path(item.locale, target.file.key))
    if ledger is None or not past.steps(source, target):
        return item
    records = Lookup(ledger)
    aged = tuple(
        msgspec.structs.replace(state, since=_since(state, source, target, records, past))
        if _is_ageless(state)
        else state
        for state in item.states
    )
    return msgspec.structs.replace(item, states=aged)


def _is_ageless(state: BlockState) -> bool:
    return state.freshness is Freshness.OUTDATED and not state.since


def _since(state: BlockState, source: Document, target: Document, records: Lookup, past: SitePast) -> int:
    """Return when the first of the texts that were translated ceased to be the source's; 0 where that is unknown."""
    found = (past.since(source, text) for text in _translated(state, source, target, records))
    return min(filter(None, found), default=0)


def _translated(state: BlockState, source: Document, target: Document, records: Lookup) -> Iterator[str]:
    today = {source.blocks[index].loose for index in translatable(source.blocks)}
    for index in state.target:
        for record in records.of_target(target.blocks[index]):
            yield from (part.loose for part in record.source if part.loose not in today)
