"""PNG without what is no picture: chunks are copied or left out (PNG, third edition, §5 and §11)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from docpipe.publish.images.metadata.exif import UPRIGHT, exif_of, orientation_of

START = b"\x89PNG\r\n\x1a\n"
_EXIF, _LAST = b"eXIf", b"IEND"
_PIXELS = frozenset({b"IDAT", b"fdAT"})
# What decides how the picture looks, its animation included; critical chunks are kept besides.
_LOOKS = frozenset(b"tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI mDCv cLLi sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT".split())
_AROUND = 12  # bytes of a chunk's length, type and checksum


def without_metadata(data: bytes) -> bytes:
    """Return the same picture without text, times and what lies behind its end; of Exif only the orientation stays.

    What a truncated file still has of its picture is kept.
    """
    return START + b"".join(_kept(data))


def orientation(data: bytes) -> int:
    """Return the orientation that the `eXIf` chunk gives; 1 without one."""
    found = (orientation_of(data[start + 8 : end - 4]) for kind, start, end in _chunks(data) if kind == _EXIF)
    return next(found, UPRIGHT)


def _kept(data: bytes) -> Iterator[bytes]:
    for kind, start, end in _chunks(data):
        if end - start < _AROUND or start + _AROUND + int.from_bytes(data[start : start + 4], "big") > end:
            yield data[start:end] if kind in _PIXELS else b""
        elif kind == _EXIF:
            turn = orientation_of(data[start + 8 : end - 4])
            yield _chunk(kind, exif_of(turn)) if turn != UPRIGHT else b""
        elif kind in _LOOKS or kind[:1].isupper():
            yield data[start:end]


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield type, start and end of every chunk up to the last; the end of a truncated one is the file's."""
    start, kind = len(START), b""
    while kind != _LAST and start + 8 <= len(data):
        kind = data[start + 4 : start + 8]
        if not kind.isalpha():
            return
        end = min(start + _AROUND + int.from_bytes(data[start : start + 4], "big"), len(data))
        yield kind, start, end
        start = end


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
