"""Slots while they are still in markup: a mark between NUL characters, which no post can hold."""

from __future__ import annotations

import re

from docpipe.model.body import Part, Slot, SlotKind

MARK = re.compile("\0([a-z]+)(\\d+)\\.(\\d+)\0")
_KINDS = {kind.value: kind for kind in SlotKind}


def mark_of(kind: SlotKind, index: int, nth: int = 0) -> str:
    """Return the mark of a slot."""
    return f"\0{kind.value}{index}.{nth}\0"


def parts_of(markup: str) -> tuple[Part, ...]:
    """Split markup at its marks into text and slots."""
    if "\0" not in markup:
        return (markup,) if markup else ()
    parts: list[Part] = []
    position = 0
    for mark in MARK.finditer(markup):
        if mark.start() > position:
            parts.append(markup[position : mark.start()])
        kind, index, nth = mark.groups()
        parts.append(Slot(_KINDS[kind], int(index), int(nth)))
        position = mark.end()
    if position < len(markup):
        parts.append(markup[position:])
    return tuple(parts)
