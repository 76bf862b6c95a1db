"""An index of terms: which documents have each of them, and how well it fits."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterable, Iterator, Mapping

Postings = tuple[str, list[int]]
"""A term, and by turns how far each document stands behind the one before, and how well it fits."""

# Of so many documents all steps but the first are numbers below 256, and those are bytes.
_AT_ONCE = 250
_HEAD = struct.Struct("<IH")


def order(term: str) -> bytes:
    """Return what terms are ordered by: as JavaScript orders strings, by UTF-16 units."""
    return term.encode("utf-16-be", "surrogatepass")


def postings(documents: Iterable[Mapping[str, int]]) -> Iterator[Postings]:
    """Yield the index of documents in the order of its terms.

    Args:
        documents: each by its terms and how well they fit, from 1 to 255; their numbers count from 0.
    """
    # As lists of numbers, an index would be eight times as large, and many times the texts.
    packed: dict[str, bytearray] = {}
    some: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, scores in enumerate(documents):
        if number % _AT_ONCE == 0:
            _pack(some, packed)
            some = {}
        for term, score in scores.items():
            step = (number - last.get(term, 0), score)
            last[term] = number
            known = some.get(term)
            if known is None:
                some[term] = [*step]
            else:
                known += step
    _pack(some, packed)
    for term in sorted(packed, key=order):
        yield term, _unpacked(packed.pop(term))


def _pack(some: dict[str, list[int]], packed: dict[str, bytearray]) -> None:
    """Take up the postings of some documents, by term."""
    for term, steps in some.items():
        known = packed.get(term)
        if known is None:
            known = packed[term] = bytearray()
        known += _HEAD.pack(steps[0], len(steps) - 1)
        known += bytes(steps[1:])


def _unpacked(packed: bytearray) -> list[int]:
    steps: list[int] = []
    place = 0
    while place < len(packed):
        first, length = _HEAD.unpack_from(packed, place)
        place += _HEAD.size
        steps.append(first)
        steps += packed[place : place + length]
        place += length
    return steps


def changed(pieces: Iterable[dict[str, list[int]]], documents: Mapping[int, Mapping[str, int]]) -> Iterator[Postings]:
    """Yield an index in which some documents have other terms.

    Args:
        pieces: of the index as it was, in the order of the terms; none of them is used any more.
        documents: by their numbers, what they hold now.
    """
    numbers = frozenset(documents)
    new = sorted({term for scores in documents.values() for term in scores}, key=order, reverse=True)
    pieces = iter(pieces)
    piece = next(pieces, {})
    while piece or new:
        following = next(pieces, {})
        # Up to where the next piece begins: what is new there belongs to that one.
        end = order(next(iter(following))) if following else None
        own: set[str] = set()
        while new and (end is None or order(new[-1]) < end):
            own.add(new.pop())
        yield from _changed(piece, numbers, own, documents).items()
        piece = following


def _changed(
    piece: dict[str, list[int]], numbers: frozenset[int], own: set[str], documents: Mapping[int, Mapping[str, int]]
) -> dict[str, list[int]]:
    """Return a piece in which the documents of these numbers hold what they hold now, of that the terms in `own`."""
    held = {term for term, known in piece.items() if not numbers.isdisjoint(itertools.accumulate(known[::2]))}
    for term in held | own:
        known = piece.get(term, [])
        pairs = dict(zip(itertools.accumulate(known[::2]), known[1::2], strict=True))
        pairs |= {number: scores.get(term, 0) for number, scores in documents.items()}
        piece[term] = _steps(sorted((place, score) for place, score in pairs.items() if score))
    left = {term: known for term, known in piece.items() if known}
    return dict(sorted(left.items(), key=lambda item: order(item[0]))) if own else left


def _steps(pairs: Iterable[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    last = 0
    for number, score in pairs:
        found += (number - last, score)
        last = number
    return found
