"""A picture as it may be published, whatever its name says it is."""

from __future__ import annotations

from docpipe.publish.images.metadata import avif, gif, jpeg, png, webp
from docpipe.publish.images.metadata.exif import is_on_its_side

SUFFIXES = frozenset({"jpg", "jpeg", "png", "webp", "gif", "avif"})
"""The names of files that are looked at."""

# What tells of metadata where the kind of a file is not known: Exif, XMP, and IPTC in Photoshop's wrapping.
_TRACES = (b"Exif\0", b"EXIF", b"eXIf", b"http://ns.adobe.com/xap/", b"<x:xmpmeta", b"Photoshop 3.0")


def is_known(data: bytes) -> bool:
    """Tell whether the bytes, or the first of them, are those of a JPEG, PNG, WebP or GIF file."""
    return data.startswith((jpeg.START, png.START, *gif.STARTS)) or webp.is_webp(data)


def cleaned(data: bytes) -> bytes:
    """Return the same picture without metadata; bytes of any other kind as they are.

    Places, devices, people, times, comments and thumbnails go. The pixels, the colour profile and which way is up stay.
    """
    if data.startswith(jpeg.START):
        return jpeg.without_metadata(data)
    if data.startswith(png.START):
        return png.without_metadata(data)
    if webp.is_webp(data):
        return webp.without_metadata(data)
    if data.startswith(gif.STARTS):
        return gif.without_metadata(data)
    return avif.without_metadata(data) if avif.is_avif(data) else data


def has_traces(data: bytes) -> bool:
    """Tell whether there are signs of metadata in bytes of an unknown kind."""
    return any(trace in data for trace in _TRACES)


def is_turned_png(head: bytes) -> bool:
    """Tell whether these are the first bytes of a PNG that browsers show with its width and height exchanged.

    They heed the orientation in JPEG and PNG, and not in WebP (tried in Chromium 156).
    """
    return head.startswith(png.START) and is_on_its_side(png.orientation(head))
