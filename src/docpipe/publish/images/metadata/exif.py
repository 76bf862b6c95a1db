"""Exif: the one thing in it that a picture needs is which way is up (CIPA DC-008, §4.6.5)."""

from __future__ import annotations

import struct

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_ORIENTATION = 0x0112
_SHORT = 3
_ENTRY = 12
UPRIGHT = 1
_LAST = 8
_FIRST_ON_ITS_SIDE = 5


def orientation_of(exif: bytes) -> int:
    """Return the orientation that a TIFF structure gives, 1 to 8; 1, upright, where it gives none."""
    order = _ORDERS.get(exif[:4])
    if order is None:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(order + "HHIH", exif, start + 2 + number * _ENTRY)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and UPRIGHT <= value <= _LAST else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def exif_of(orientation: int) -> bytes:
    """Return a TIFF structure that tells the orientation and nothing else."""
    return struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)


def is_on_its_side(orientation: int) -> bool:
    """Tell whether a picture is shown with its width and height exchanged."""
    return orientation >= _FIRST_ON_ITS_SIDE
