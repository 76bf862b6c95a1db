"""What people say of single blocks: that a translation needs no change, and that they have compared it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Freshness
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.sync import declared

ACCEPTABLE = frozenset({Freshness.OUTDATED, Freshness.UNVERIFIED})
"""What can be declared current: there is a translation, and what it is one of is known, or may be."""

_LONGEST_NAME = 100
# What a terminal or an editor obeys in place of showing it; joiners (Cf) belong to some people's names.
_UNWRITABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def accepted(
    source: Document, target: Document, ledger: Ledger, states: Sequence[BlockState], chosen: Iterable[int]
) -> Ledger:
    """Return the ledger with the chosen outdated and unverified blocks current; others stay what they are.

    Who made a translation stays known. A review is void: it was of another text.

    Args:
        source: as it is.
        target: likewise.
        ledger: as it was read.
        states: of the two, by this ledger.
        chosen: numbers of states.
    """
    wanted = [number for number in chosen if states[number].freshness in ACCEPTABLE]
    return declared(source, target, ledger, states, wanted, _accept)


def _accept(state: BlockState, today: Record, known: Record | None) -> Record:
    if known is not None:
        return replace(known, source=today.source, reviewer="", was=())
    return today if state.origin.kind == "unknown" else replace(today, origin=state.origin)


def reviewed(
    source: Document, target: Document, ledger: Ledger, states: Sequence[BlockState], chosen: Iterable[int], by: str
) -> Ledger:
    """Return the ledger with the chosen current blocks reviewed; others stay what they are.

    Where the same two texts stand again, they are reviewed there as well.

    Args:
        source: as it is.
        target: likewise.
        ledger: as it was read.
        states: of the two, by this ledger.
        chosen: numbers of states.
        by: who compared the texts, "" to take reviews back.
    """

    def review(state: BlockState, today: Record, known: Record | None) -> Record:
        return replace(known or replace(today, origin=state.origin), reviewer=by)

    def texts(state: BlockState) -> tuple[tuple[Fingerprint, ...], ...]:
        ours = tuple(Fingerprint.of(source.blocks[index]) for index in state.source)
        return ours, tuple(Fingerprint.of(target.blocks[index]) for index in state.target)

    compared = {texts(states[number]) for number in chosen}
    wanted = [
        number
        for number, state in enumerate(states)
        if state.freshness is Freshness.CURRENT and texts(state) in compared
    ]
    return declared(source, target, ledger, states, wanted, review)


def reviewer_name(text: str) -> str:
    """Return a reviewer's name as it is written into ledgers, without blanks around it.

    Raises:
        ValueError: it is none; the message says why.
    """
    name = unicodedata.normalize("NFC", text.strip())
    if any(unicodedata.category(character) in _UNWRITABLE or character in _DIRECTIONS for character in text):
        raise ValueError("has line breaks, control characters or marks of direction in it")
    if not any(character.isalnum() for character in name):
        raise ValueError("has no letter in it")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"is longer than {_LONGEST_NAME} characters")
    return name
