"""AVIF without what is no picture: what it tells is overwritten where it stands (ISO/IEC 14496-12, §8.11)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

_BRANDS = (b"avif", b"avis", b"mif1", b"msf1", b"miaf")
_TELLING = frozenset({b"Exif", b"mime", b"uri "})
# Boxes of the outermost level that hold XMP, or proof of provenance.
_APART = frozenset({b"uuid", b"udta"})
_NOTHING, _FILM = b"skip", b"moov"

Box = tuple[bytes, int, int]
"""Type, and start and end of the content."""


def is_avif(data: bytes) -> bool:
    """Tell whether the bytes are those of an AVIF file, or of another in the same container."""
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


def without_metadata(data: bytes) -> bytes:
    """Return the same picture, its Exif, XMP and further items overwritten by zeros: no place in the file moves.

    A film, and a file whose boxes do not lie as they should, is returned as it is.
    """
    try:
        boxes = tuple(_boxes(data, 0, len(data)))
        return data if any(kind == _FILM for kind, _, _ in boxes) else _overwritten(data, boxes)
    except (struct.error, IndexError, KeyError):
        return data


def shape(head: bytes) -> tuple[int, int]:
    """Return width and height as the picture is shown, from the first bytes of its file; zeros where they do not tell.

    The largest of its parts is the picture: others are its opacity, its thumbnail, or the tiles it is laid of.
    """
    try:
        meta = next((start + 4, end) for kind, start, end in _boxes(head, 0, len(head)) if kind == b"meta")
        properties = next((start, end) for kind, start, end in _boxes(head, *meta) if kind == b"iprp")
        container = next((start, end) for kind, start, end in _boxes(head, *properties) if kind == b"ipco")
        found = tuple(_boxes(head, *container))
        shapes = [struct.unpack_from(">II", head, start + 4) for kind, start, _ in found if kind == b"ispe"]
        width, height = max(shapes, key=lambda each: each[0] * each[1])
        is_turned = any(kind == b"irot" and head[start] & 1 for kind, start, _ in found)
    except (struct.error, IndexError, StopIteration, ValueError):
        return 0, 0
    return (height, width) if is_turned else (width, height)


def _overwritten(data: bytes, boxes: Iterable[Box]) -> bytes:
    kept = bytearray(data)
    for kind, start, end in boxes:
        if kind in _APART:
            kept[start:end] = bytes(end - start)
        elif kind == b"meta":
            _blank(kept, {inner: (first, last) for inner, first, last in _boxes(data, start + 4, end)})
    return bytes(kept)


def _blank(kept: bytearray, boxes: dict[bytes, tuple[int, int]]) -> None:
    """Overwrite the items that tell something, and say that they are of no kind."""
    data = bytes(kept)
    found = _items(data, *boxes[b"iinf"])
    telling = {number: (start, end) for number, start, end in found if data[start : start + 4] in _TELLING}
    for number, method, start, length in _extents(data, *boxes[b"iloc"]):
        if number in telling:
            first = start + (boxes[b"idat"][0] if method == 1 else 0)
            last = min(first + length, len(kept))
            kept[first:last] = bytes(max(0, last - first))
    for start, end in telling.values():
        kept[start:end] = _NOTHING + bytes(end - start - len(_NOTHING))


def _boxes(data: bytes, place: int, end: int) -> Iterator[Box]:
    while place + 8 <= end:
        (size,) = struct.unpack_from(">I", data, place)
        start = place + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start)
            start += 8
        last = place + size if size else end
        if last < start:
            return
        yield data[place + 4 : place + 8], start, min(last, end)
        place = last


def _items(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each item, and start and end of what says its type, its name and more."""
    for _, first, last in _boxes(data, start + (6 if data[start] == 0 else 8), end):
        wide = data[first] > 2  # noqa: PLR2004 - the version of the box: from 3 on numbers are of 32 bits
        (number,) = struct.unpack_from(">I" if wide else ">H", data, first + 4)
        yield number, first + (10 if wide else 8), last


def _extents(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield where each stretch of an item lies: its number, how that is meant (0 file, 1 `idat`), start, length."""
    version, sizes = data[start], data[start + 4 : start + 6]
    offset_size, length_size, base_size = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4
    index_size = sizes[1] & 15 if version else 0
    reader = _Reader(data[:end], start + 6)
    wide = 4 if version > 1 else 2
    for _ in range(reader.number(wide)):
        number = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        base = reader.number(base_size)
        for _ in range(reader.number(2)):
            reader.number(index_size)
            offset = reader.number(offset_size)
            yield number, method, base + offset, reader.number(length_size)


class _Reader:
    def __init__(self, data: bytes, place: int) -> None:
        self._data, self._place = data, place

    def number(self, size: int) -> int:
        """Return the next number of so many bytes; raises `IndexError` behind the end."""
        start, self._place = self._place, self._place + size
        if self._place > len(self._data):
            raise IndexError
        return int.from_bytes(self._data[start : self._place], "big")
