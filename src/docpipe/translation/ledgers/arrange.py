"""Where records stand in a ledger: each stays where it is, so that branches change lines of their own only."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence

from docpipe.translation.ledger import Record

_FEW = 8
_SHARE = 4
"""Records of texts that are gone are let go when there are more than a few, and more than a quarter of the living."""

Entry = tuple[Record, Record | None]
"""A record as it shall be, and the one it was; None for a new one."""


def arranged(
    known: Sequence[Record],
    entries: Sequence[Entry],
    *,
    waits: Callable[[Record], bool],
    is_void: Callable[[Record], bool],
    unplaced: Collection[Record] = (),
) -> tuple[Record, ...]:
    """Return the records in the order of `known`, new ones behind the one that precedes them in the target.

    Moving a block changes no line, and deleting one none at once: what another branch says of it at the same
    time merges, and a deletion that is reverted brings back what was known.

    Args:
        known: the records as they were read.
        entries: the records of today's target, in its order.
        waits: tells whether a record without an entry must be kept, as its text may come back.
        is_void: tells whether nothing follows from a record without an entry any more; it goes at once.
        unplaced: those of the known records whose place means nothing.
    """
    homeless = frozenset(unplaced)
    numbers: dict[Record, deque[int]] = {}
    for number, (_, old) in enumerate(entries):
        if old is not None and old not in homeless:
            numbers.setdefault(old, deque()).append(number)
    # An entry's number, or a record that has none.
    cells = [numbers[record].popleft() if numbers.get(record) else record for record in known]
    others = [cell for cell in cells if isinstance(cell, Record) and cell not in homeless and not is_void(cell)]
    gone = {record for record in others if not waits(record)}
    kept = set(others) - (gone if len(gone) > max(_FEW, len(entries) // _SHARE) else set())
    followers = _followers(entries, {cell for cell in cells if isinstance(cell, int)})
    found = [entries[number][0] for number in followers.get(-1, ())]
    for cell in cells:
        if isinstance(cell, int):
            found += [entries[number][0] for number in (cell, *followers.get(cell, ()))]
        elif cell in kept:
            kept.discard(cell)
            found.append(cell)
    return tuple(found)


def _followers(entries: Sequence[Entry], placed: set[int]) -> dict[int, list[int]]:
    """Return the entries without a place by the placed one before them in the target; -1 for its beginning."""
    found: dict[int, list[int]] = {}
    before = -1
    for number in range(len(entries)):
        if number in placed:
            before = number
        else:
            found.setdefault(before, []).append(number)
    return found
