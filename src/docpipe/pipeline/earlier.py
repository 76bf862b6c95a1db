"""What earlier runs found out of a site's translations: what rests on the same texts need not be found out again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docpipe.pipeline.judgements import InMemory, Judgements, OnDisk
from docpipe.pipeline.store.register import Entry, Registers


class Earlier(NamedTuple):
    """What is known from earlier runs, and where this one adds to it.

    Attributes:
        registers: hold what the translations teach.
        judgements: how translations stand.
    """

    registers: Registers
    judgements: Judgements


def on_disk(registers: Registers) -> Earlier:
    """Return what a cache knows."""
    return Earlier(registers, OnDisk(registers))


def in_memory() -> Earlier:
    """Return what a process knows that looks at one site again and again: at first nothing."""
    return Earlier(_Notes(), InMemory())


class _Notes:
    """Registers in memory."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, Entry]] = {}

    def entries(self, space: str) -> dict[str, Entry]:
        """Return what is known of things of one kind, by name."""
        return self._known.get(space, {})

    def keep(self, space: str, entries: Mapping[str, Entry]) -> None:
        """Let these be what is known of things of one kind."""
        self._known[space] = dict(entries)
