"""GIF without what is no picture: comments and the data of applications are left out (GIF89a, §20 to §27)."""

from __future__ import annotations

from collections.abc import Iterator

STARTS = (b"GIF87a", b"GIF89a")
_HEADER = 13
_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF
# How often an animation runs.
_LOOPS = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")
_HAS_TABLE = 0x80


def without_metadata(data: bytes) -> bytes:
    """Return the same picture without comments, XMP and what lies behind its end; a truncated rest is kept."""
    start = _HEADER + _table(data, _HEADER - 3)
    return data[:start] + b"".join(_kept(data, start))


def _kept(data: bytes, place: int) -> Iterator[bytes]:
    while place < len(data):
        kind = data[place]
        if kind == _IMAGE:
            end = _after(data, place + 11 + _table(data, place + 9))
        elif kind == _EXTENSION:
            end = _after(data, place + 2)
        else:
            yield data[place : place + 1] if kind == _END else b""
            return
        if kind == _IMAGE or not _tells(data, place):
            yield data[place:end]
        place = end


def _tells(data: bytes, place: int) -> bool:
    label = data[place + 1 : place + 2]
    return label == bytes((_COMMENT,)) or (label == bytes((_APPLICATION,)) and not data.startswith(_LOOPS, place + 2))


def _table(data: bytes, place: int) -> int:
    """Return the length in bytes of the colour table that the flags at `place` announce."""
    flags = data[place] if place < len(data) else 0
    return 3 << ((flags & 7) + 1) if flags & _HAS_TABLE else 0


def _after(data: bytes, place: int) -> int:
    """Return the place behind a row of data blocks, or the end of the file."""
    while place < len(data) and data[place]:
        place += 1 + data[place]
    return min(place + 1, len(data))
