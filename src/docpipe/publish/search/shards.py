"""An index in pieces that a browser can load one by one: each holds the terms from its first to the next one's."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

MOST_BYTES = 7_500
"""Bytes of a piece as it is sent, compressed; one term that needs more stands alone."""

_MOST_RAW = 20_000

Postings = dict[str, list[int]]
"""By term: how far each document stands behind the one before, and how well it fits, in turns."""


class Shard(msgspec.Struct, frozen=True):
    """A piece of the index.

    Attributes:
        first: its first term.
        content: JSON, an object of postings by term.
    """

    first: str
    content: bytes


def postings(documents: Iterable[Mapping[str, int]]) -> Postings:
    """Return the index of documents, each given by its terms and how well they fit; numbers count from 0."""
    found: Postings = {}
    last: dict[str, int] = {}
    for number, scores in enumerate(documents):
        for term, score in scores.items():
            known = found.get(term)
            if known is None:
                found[term] = [number, score]
            else:
                known += (number - last[term], score)
            last[term] = number
    return found


def shards(index: Postings) -> tuple[Shard, ...]:
    """Return the index in pieces, in the order of JavaScript's strings: by UTF-16 units."""
    ordered = sorted(index, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
    return tuple(shard for part in _parts(ordered, index) for shard in _split(part, index))


def _parts(ordered: Sequence[str], index: Postings) -> Iterator[Sequence[str]]:
    """Yield runs of terms that are small enough to be worth compressing."""
    start = size = 0
    for place, term in enumerate(ordered):
        own = len(term.encode()) + 3 * len(index[term]) + 6
        if size and size + own > _MOST_RAW:
            yield ordered[start:place]
            start, size = place, 0
        size += own
    if ordered:
        yield ordered[start:]


def _split(part: Sequence[str], index: Postings) -> Iterator[Shard]:
    content = msgspec.json.encode({term: index[term] for term in part})
    if len(part) == 1 or len(gzip.compress(content, 6, mtime=0)) <= MOST_BYTES:
        yield Shard(part[0], content)
        return
    middle = len(part) // 2
    yield from _split(part[:middle], index)
    yield from _split(part[middle:], index)
