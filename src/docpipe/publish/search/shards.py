"""An index in pieces that a browser can load one by one: each holds the terms from its first to the next one's."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from docpipe.publish.search.postings import Postings

MOST_BYTES = 7_500
"""Bytes of a piece as it is sent, compressed; one term that needs more stands alone."""

# Runs of so many bytes are worth compressing, and end behind a term that says so: wherever the run before it ends,
# and whatever has changed there, they soon end where they did.
_ENOUGH_RAW, _MOST_RAW = 9_000, 15_000
_ENDS = 48


class Shard(msgspec.Struct, frozen=True):
    """A piece of the index.

    Attributes:
        first: its first term.
        content: JSON, an object of postings by term.
    """

    first: str
    content: bytes


def shards(index: Iterable[Postings], is_known: Callable[[bytes], bool] = lambda _content: False) -> Iterator[Shard]:
    """Yield the index in pieces.

    Args:
        index: of all documents, in the order of its terms.
        is_known: tells of a content whether it has been a piece before, and so is small enough.
    """
    for part in _parts(index):
        yield from _split(part, is_known)


def _parts(index: Iterable[Postings]) -> Iterator[Sequence[Postings]]:
    """Yield runs of terms that are small enough to be worth compressing."""
    part: list[Postings] = []
    size = 0
    for term, known in index:
        own = len(term.encode()) + 3 * len(known) + 6
        if size >= _ENOUGH_RAW and (size + own > _MOST_RAW or zlib.crc32(term.encode()) % _ENDS == 0):
            yield part
            part, size = [], 0
        part.append((term, known))
        size += own
    if part:
        yield part


def _split(part: Sequence[Postings], is_known: Callable[[bytes], bool]) -> Iterator[Shard]:
    content = msgspec.json.encode(dict(part))
    if len(part) == 1 or is_known(content) or len(gzip.compress(content, 6, mtime=0)) <= MOST_BYTES:
        yield Shard(part[0][0], content)
        return
    middle = len(part) // 2
    yield from _split(part[:middle], is_known)
    yield from _split(part[middle:], is_known)
