"""WebP without what is no picture: chunks of its RIFF container are copied or left out (RFC 9649, §2.3 to §2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.publish.images.metadata.exif import UPRIGHT, exif_of, orientation_of

START, KIND = b"RIFF", b"WEBP"
_HEADER = 12
_FEATURES, _FRAME, _EXIF = b"VP8X", b"ANMF", b"EXIF"
_PIXELS = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_KEPT = _PIXELS | {_FEATURES, _FRAME, b"ANIM", b"ICCP"}
_LONGEST = 0xFFFFFFFE
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_FRAME_HEADER = 16
# Some writers put JPEG's name before the TIFF structure.
_NAME = b"Exif\0\0"


def is_webp(data: bytes) -> bool:
    """Tell whether the bytes are a WebP file's."""
    return data.startswith(START) and data[8:_HEADER] == KIND


def without_metadata(data: bytes) -> bytes:
    """Return the same picture without XMP, unknown chunks and what lies behind its end.

    Of Exif only the orientation stays. What a truncated file still has of its picture is kept.
    """
    length = int.from_bytes(data[4:8], "little")
    body = data[_HEADER : 8 + length]
    exif = next((body[start:end] for kind, start, end in _chunks(body) if kind == _EXIF), b"")
    turn = orientation_of(exif.removeprefix(_NAME))
    kept = b"".join(_kept(body, has_exif=turn != UPRIGHT))
    if turn != UPRIGHT:
        kept += _chunk(_EXIF, exif_of(turn))
    # A truncated file goes on saying how long it should be.
    missing = max(0, 8 + length - len(data))
    return START + min(len(KIND) + len(kept) + missing, _LONGEST).to_bytes(4, "little") + KIND + kept


def _kept(body: bytes, *, has_exif: bool) -> Iterator[bytes]:
    for kind, start, end in _chunks(body):
        whole = body[start - 8 : end + (end - start) % 2]
        if kind == _FEATURES and end > start:
            flags = body[start] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if has_exif else 0)
            yield whole[:8] + bytes((flags,)) + whole[9:]
        elif kind == _FRAME and len(whole) == 8 + int.from_bytes(whole[4:8], "little"):
            frame = body[start:end]
            inside = (frame[first - 8 : last + (last - first) % 2] for first, last in _pixels(frame))
            yield _chunk(_FRAME, frame[:_FRAME_HEADER] + b"".join(inside))
        elif kind in _KEPT:
            yield whole


def _pixels(frame: bytes) -> Iterator[tuple[int, int]]:
    for kind, start, end in _chunks(frame, _FRAME_HEADER):
        if kind in _PIXELS:
            yield start, end


def _chunks(body: bytes, place: int = 0) -> Iterator[tuple[bytes, int, int]]:
    """Yield type, start and end of the content of every chunk; the end of a truncated one is that of `body`."""
    while place + 8 <= len(body):
        start = place + 8
        length = int.from_bytes(body[place + 4 : start], "little")
        end = min(start + length, len(body))
        yield body[place : place + 4], start, end
        place = start + length + length % 2


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
