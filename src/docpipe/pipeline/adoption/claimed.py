"""Ledgers of what is claimed about translations, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from docpipe.model.document import Document
from docpipe.model.errors import DocpipeError
from docpipe.model.translation import BlockState, TranslationState
from docpipe.pipeline.adoption.adopter import Adoption
from docpipe.pipeline.ledgers import every_ledger
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import translated_pairs
from docpipe.translation.adopting.adoption import Claim, with_claims
from docpipe.translation.ledger import Ledger
from docpipe.translation.state import states
from docpipe.translation.sync import sync

Claims = Callable[[Document, Document, Ledger], Iterable[Claim]]
"""From a source, its translation and what is known of it to what is claimed of it; a file's problem is raised."""


def claimed(session: Session, claims: Claims) -> Adoption:
    """Return the ledgers with a record for each claim about a block that they do not know yet.

    A file whose claims cannot be had is named among the problems, and the others go on.
    """
    problems: list[DocpipeError] = []

    def made(source: Document, target: Document, ledger: Ledger, states: Iterable[BlockState]) -> Ledger:
        del states
        try:
            return with_claims(source, target, ledger, claims(source, target, ledger))
        except DocpipeError as problem:
            problems.append(problem)
            return ledger

    ledgers = every_ledger(session, made)
    found = states_by(session, ledgers)
    for path, source, target, state in translated_pairs(session.site, found):
        ledger = ledgers.get(path)
        if ledger is not None and ledger != session.ledgers.get(path):
            # Claims in the order of the translation, and old words only where they are old.
            known = session.ledgers.get(path)
            new = set(ledger.records) - set(known.records if known else ())
            ledgers[path] = sync(source, target, ledger, state.states, unplaced=frozenset(new))
    return Adoption(ledgers, found, tuple(problems))


def states_by(session: Session, ledgers: Mapping[str, Ledger]) -> tuple[TranslationState, ...]:
    """Return how every translation of the session's site stands by other ledgers alone."""
    return states(session.site, ledgers, now=session.request.now, drafts=session.request.drafts)
