"""An index in pieces that a browser can load one by one: each holds the terms from its first to the next one's."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

MOST_BYTES = 7_500
"""Bytes of a piece as it is sent, compressed; one term that needs more stands alone."""

# Runs of so many bytes are worth compressing, and end behind a term that says so: wherever the run before it ends,
# and whatever has changed there, they soon end where they did.
_ENOUGH_RAW, _MOST_RAW = 9_000, 15_000
_ENDS = 48

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


def changed(index: Postings, documents: Mapping[int, Mapping[str, int]]) -> Postings:
    """Return an index in which some documents have other terms.

    Args:
        index: is not used any more.
        documents: by their numbers, what they hold now.
    """
    for number, scores in documents.items():
        held = [term for term, known in index.items() if number in itertools.accumulate(known[::2])]
        for term in {*held, *scores}:
            pairs = dict(zip(itertools.accumulate(index.get(term, ())[::2]), index.get(term, ())[1::2], strict=True))
            pairs[number] = scores.get(term, 0)
            index[term] = _steps(sorted((place, score) for place, score in pairs.items() if score))
            if not index[term]:
                del index[term]
    return index


def _steps(pairs: Iterable[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    last = 0
    for number, score in pairs:
        found += (number - last, score)
        last = number
    return found


def shards(index: Postings, is_known: Callable[[bytes], bool] = lambda _content: False) -> tuple[Shard, ...]:
    """Return the index in pieces, in the order of JavaScript's strings: by UTF-16 units.

    Args:
        index: of all documents.
        is_known: tells of a content whether it has been a piece before, and so is small enough.
    """
    ordered = sorted(index, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
    return tuple(shard for part in _parts(ordered, index) for shard in _split(part, index, is_known))


def _parts(ordered: Sequence[str], index: Postings) -> Iterator[Sequence[str]]:
    """Yield runs of terms that are small enough to be worth compressing."""
    start = size = 0
    for place, term in enumerate(ordered):
        own = len(term.encode()) + 3 * len(index[term]) + 6
        if size >= _ENOUGH_RAW and (size + own > _MOST_RAW or zlib.crc32(term.encode()) % _ENDS == 0):
            yield ordered[start:place]
            start, size = place, 0
        size += own
    if ordered:
        yield ordered[start:]


def _split(part: Sequence[str], index: Postings, is_known: Callable[[bytes], bool]) -> Iterator[Shard]:
    content = msgspec.json.encode({term: index[term] for term in part})
    if len(part) == 1 or is_known(content) or len(gzip.compress(content, 6, mtime=0)) <= MOST_BYTES:
        yield Shard(part[0], content)
        return
    middle = len(part) // 2
    yield from _split(part[:middle], index, is_known)
    yield from _split(part[middle:], index, is_known)
