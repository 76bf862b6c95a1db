"""JPEG without what is no picture: segments are copied or left out (ITU-T T.81, annex B)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.publish.images.metadata.exif import UPRIGHT, exif_of, orientation_of

START = b"\xff\xd8\xff"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
# A marker with a length, or the end. In the data of a scan, 0xFF 0x00 is a byte of it, and restarts belong to it.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
_EXIF = b"Exif\0\0"
# The profile says what the colours mean; Adobe's segment whether they are YCbCr, YCCK or CMYK.
_COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_JFIF = b"JFIF\0"
_JFIF_LENGTH = 14


def without_metadata(data: bytes) -> bytes:
    """Return the same picture without comments, XMP, IPTC, thumbnails and what lies behind its end.

    Of Exif only the orientation stays. What a truncated file still has of its picture is kept.
    """
    return data[:2] + b"".join(_kept(data))


def _kept(data: bytes) -> Iterator[bytes]:
    is_turned = False
    for marker, start, end in _segments(data):
        body = data[start + 4 : end]
        if _is_exif(data, marker, start) and not is_turned:
            turn = orientation_of(body[len(_EXIF) :])
            is_turned = turn != UPRIGHT
            yield _segment(marker, _EXIF + exif_of(turn)) if is_turned else b""
        elif marker == _APPLICATIONS[0] and body.startswith(_JFIF):
            # Seven bytes of facts, and the size of a thumbnail that would follow.
            yield _segment(marker, body[: _JFIF_LENGTH - 2] + b"\0\0") if len(body) > _JFIF_LENGTH else data[start:end]
        elif marker in _APPLICATIONS or marker == _COMMENT:
            yield data[start:end] if marker in _COLOURS and body.startswith(_COLOURS[marker]) else b""
        else:
            yield data[start:end]


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield marker, start and end of every segment up to the picture's end; a scan goes up to the next marker."""
    place = 2
    while (found := _MARKER.search(data, place)) is not None:
        start, marker = found.start(), data[found.end() - 1]
        if marker == _END:
            yield marker, start, start + 2
            return
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        if end > len(data) or end < start + 4:
            return
        if marker == _SCAN:
            following = _MARKER.search(data, end)
            end = following.start() if following is not None else len(data)
        yield marker, start, end
        place = end


def _is_exif(data: bytes, marker: int, start: int) -> bool:
    return marker == _APPLICATIONS[1] and data.startswith(_EXIF, start + 4)


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
