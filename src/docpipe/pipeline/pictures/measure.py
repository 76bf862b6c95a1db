"""What pages have to know of the pictures of a site, from their headers."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import imagesize  # type: ignore[import-untyped]  # it ships none
import msgspec

from docpipe.pipeline.pictures.still import is_still
from docpipe.publish.images.assets import PICTURES, Picture, suffix_of
from docpipe.publish.images.metadata.avif import is_avif, shape
from docpipe.publish.images.metadata.cleaned import cleaned, has_traces, is_known, is_turned_png

_LARGEST = 256 << 20
_LARGEST_SVG = 1 << 20
_MOST_PIXELS = 1 << 28
_STATIC = "static/"
_HEADER = 16
_HEAD = 1 << 14
_COULD_TELL = (
    "it seems to tell who made it, with what or where, and that is taken out of JPEG, PNG, WebP, GIF and AVIF only; "
    "save it without, or as one of these"
)
_COULD_RUN = "something in it could run or asks another host, or it cannot be read; save it as plain SVG in UTF-8"
# What reading the header of a file that lies about its kind can end in.
_UNREADABLE = (OSError, ValueError, LookupError, ArithmeticError, SyntaxError, TypeError, struct.error)


class Remark(msgspec.Struct, frozen=True, order=True):
    """Something to say of one file: its path relative to the root, and a sentence's rest that follows it."""

    path: str
    text: str

    def __str__(self) -> str:
        """Return the whole sentence."""
        return f"{self.path} {self.text}"


class Measured(msgspec.Struct, frozen=True):
    """The pictures by path relative to the root, and why some are not shown; those that are withheld go nowhere."""

    pictures: dict[str, Picture]
    remarks: tuple[Remark, ...] = ()
    withheld: frozenset[str] = frozenset()


def measure(root: Path, paths: Iterable[str]) -> Measured:
    """Return what is known of the images among `paths`, which are relative to `root`.

    Headers are read, SVG, and whatever is not what its name says. A file that cannot be read has no size.
    """
    pictures: dict[str, Picture] = {}
    remarks: list[Remark] = []
    withheld: frozenset[str] = frozenset()
    for path in sorted(paths):
        if suffix_of(path) not in PICTURES:
            continue
        pictures[path] = _size(root / path)
        reason = _against(root / path, pictures[path])
        if reason:
            pictures[path] = Picture(safe=False)
            stays = path.startswith(_STATIC) and suffix_of(path) == "svg"
            remarks.append(Remark(path, f"is {'shown by no post' if stays else 'not published'}: {reason}"))
            withheld |= frozenset() if stays else {path}
    return Measured(pictures, tuple(remarks), withheld)


def _size(path: Path) -> Picture:
    try:
        with path.open("rb") as file:
            # Which way is up is heeded in JPEG only; in PNG browsers heed it, too.
            width, height = imagesize.get(file)
            file.seek(0)
            head = file.read(_HEAD)
            if is_turned_png(head):
                width, height = height, width
            elif width <= 0 and is_avif(head):
                # imagesize 2.0 gives up on AVIF that is to be turned.
                width, height = shape(head)
    except _UNREADABLE:
        return Picture()
    return Picture(round(width), round(height)) if width > 0 and height > 0 else Picture()


def _against(path: Path, picture: Picture) -> str:
    """Return why a file is not published, or ""; a file that is not there is somebody else's matter."""
    try:
        size = path.stat().st_size
        if suffix_of(path.name) == "svg":
            return "" if size <= _LARGEST_SVG and is_still(path.read_bytes()) else _COULD_RUN
        if size > _LARGEST or picture.width * picture.height > _MOST_PIXELS:
            return f"{picture.width} × {picture.height} pixels in {size >> 20} MiB are more than browsers show"
        return _COULD_TELL if _seems_to_tell(path) else ""
    except OSError:
        return ""


def _seems_to_tell(path: Path) -> bool:
    """Tell whether a file from which metadata cannot be taken out seems to have some."""
    with path.open("rb") as file:
        head = file.read(_HEADER)
        return not is_known(head) and has_traces(cleaned(head + file.read()))
