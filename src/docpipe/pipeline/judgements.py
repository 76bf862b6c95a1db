"""How translations were found to stand by earlier runs, on the disk or in the memory of this process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import msgspec

from docpipe.model.translation import BlockState, TranslationState
from docpipe.pipeline.store.register import Entry, Registers


class Judged(NamedTuple):
    """A state, and what it rests on besides the two texts and the ledger."""

    state: TranslationState
    is_learned: bool
    is_historic: bool


class Kept(NamedTuple):
    """A judgement, and the digest of all it rests on."""

    key: bytes
    judged: Judged


class Judgements(Protocol):
    """Keeps judgements by name, those of one kind beside those of the other."""

    def known(self, kind: str, name: str, /) -> Kept | None:
        """Return what is known of a translation."""

    def keep(self, kind: str, kept: Mapping[str, Kept | None], /) -> None:
        """Let these be what the next run knows; None stands for what is known already."""


class Decoding:
    """Decodes judgements: states of blocks that are alike, as most are, are one value."""

    def __init__(self) -> None:
        """Have met none yet."""
        self._shared: dict[BlockState, BlockState] = {}
        self._parts: dict[object, Any] = {}

    def __call__(self, judgement: bytes) -> Judged:
        """Return a judgement.

        Raises:
            ValueError: this is none.
        """
        found = _JUDGED.decode(judgement)
        shared = tuple([self._shared.get(each) or self._new(each) for each in found.state.states])
        return found._replace(state=msgspec.structs.replace(found.state, states=shared))

    def _new(self, state: BlockState) -> BlockState:
        share = self._parts.setdefault
        blocks = {"source": share(state.source, state.source), "target": share(state.target, state.target)}
        new = msgspec.structs.replace(state, origin=share(state.origin, state.origin), **blocks)
        self._shared[new] = new
        return new


class OnDisk:
    """Judgements in the registers of a cache."""

    def __init__(self, registers: Registers) -> None:
        """Read nothing yet."""
        self._registers = registers
        self._decoded = Decoding()
        self._entries: dict[str, dict[str, Entry]] = {}

    def known(self, kind: str, name: str) -> Kept | None:
        """Return what is known of a translation."""
        entry = self._of(kind).get(name)
        try:
            return Kept(entry.key, self._decoded(entry.facts)) if entry is not None else None
        except ValueError:
            return None

    def keep(self, kind: str, kept: Mapping[str, Kept | None]) -> None:
        """Let these be what the next run knows; None stands for what is known already."""
        entries = self._of(kind)
        self._registers.keep(kind, {name: _entry(each) if each else entries[name] for name, each in kept.items()})

    def _of(self, kind: str) -> dict[str, Entry]:
        if kind not in self._entries:
            self._entries[kind] = self._registers.entries(kind)
        return self._entries[kind]


class InMemory:
    """Judgements of this process."""

    def __init__(self) -> None:
        """Know nothing."""
        self._known: dict[str, dict[str, Kept]] = {}

    def known(self, kind: str, name: str) -> Kept | None:
        """Return what is known of a translation."""
        return self._known.get(kind, {}).get(name)

    def keep(self, kind: str, kept: Mapping[str, Kept | None]) -> None:
        """Let these be what the next run knows; None stands for what is known already."""
        before = self._known.get(kind, {})
        self._known[kind] = {name: each or before[name] for name, each in kept.items()}


def _entry(kept: Kept) -> Entry:
    return Entry(kept.key, msgspec.msgpack.encode(kept.judged))


_JUDGED = msgspec.msgpack.Decoder(Judged)
