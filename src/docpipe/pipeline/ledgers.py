"""The ledgers of a session's site as they should be: brought up to date, or begun by declaration."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable

import msgspec

from docpipe.model.document import Document
from docpipe.model.translation import BlockState
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.old_texts import OldTexts
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import translated_pairs
from docpipe.translation.ledger import Ledger
from docpipe.translation.sync import adopt_trust, sync, untold

_MOST_ROUNDS = 6

Made = Callable[[Document, Document, Ledger, Iterable[BlockState]], Ledger]
"""From source, translation, what is known of it and its states to what shall be known."""


def synced(session: Session) -> dict[str, Ledger]:
    """Return every ledger with what is known today, by path; those of damaged files as they are.

    An outdated block is given the old text of its source, where git knows it. What was learned makes neighbours
    surer, and of those the history may tell more: so it is asked again until nothing is new, and who
    synchronises twice changes nothing the second time.
    """
    ledgers = _synced_once(session)
    for _ in range(_MOST_ROUNDS if session.request.history else 0):
        known = {**session.ledgers, **ledgers}
        if known == session.ledgers:
            break
        session = _knowing(session, known)
        ledgers = {**ledgers, **_synced_once(session)}
    return ledgers


def _knowing(session: Session, ledgers: dict[str, Ledger]) -> Session:
    """Return the session with other ledgers than those that were read: its states are judged anew."""
    again = copy.copy(session)
    again.found = msgspec.structs.replace(session.found, ledgers=ledgers)
    for value in ("states", "published"):
        vars(again).pop(value, None)
    return again


def _synced_once(session: Session) -> dict[str, Ledger]:
    with OldTexts(session.request.root, ParseOptions.of(session.request.config)) as old:

        def made(source: Document, target: Document, ledger: Ledger, states: Iterable[BlockState]) -> Ledger:
            texts = old.find(source.file, untold(source, target, ledger, states))
            return sync(source, target, ledger, states, texts)

        return every_ledger(session, made)


def adopted(session: Session) -> dict[str, Ledger]:
    """Return every ledger with all plausible pairs declared current, by path."""
    return every_ledger(session, adopt_trust)


def every_ledger(session: Session, made: Made) -> dict[str, Ledger]:
    """Return the ledger of every translation as `made` returns it, by path; those of damaged files as they are."""
    ledgers = session.ledgers
    results: dict[str, Ledger] = {}
    for path, source, target, state in translated_pairs(session.site, session.states):
        if {source.file.path, target.file.path} & session.blocked:
            continue
        known = ledgers.get(path)
        if known is not None and known.problems:
            results[path] = known
            continue
        new = made(source, target, known or Ledger(source.file.locale, target.file.locale), state.states)
        if new.records or known is not None:
            results[path] = new
    # What was found again is kept at its new place, whether there is a source beside it or not.
    homes = {home for paths in session.found.moved.values() for home in paths}
    return {**{home: ledgers[home] for home in homes}, **results}
