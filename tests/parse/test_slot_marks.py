"""Slots as marks in markup."""

from __future__ import annotations

from docpipe.model.body import Slot, SlotKind
from docpipe.parse.slot_marks import mark_of, parts_of


def test_marks_are_split_into_slots() -> None:
    """Text and slots alternate as they stand; there is no empty text."""
    assert parts_of("a\0link3.0\0\0note1.2\0b") == (
        "a",
        Slot(SlotKind.LINK, 3),
        Slot(SlotKind.NOTE, 1, 2),
        "b",
    )
    assert parts_of("") == ()


def test_a_mark_is_one_slot() -> None:
    """Every kind of slot comes back as it was written."""
    for kind in SlotKind:
        assert parts_of(mark_of(kind, 12, 3)) == (Slot(kind, 12, 3),)
