"""Files that are published as they are: which may be, where they go, and how large pictures are."""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
import struct
from collections.abc import Iterable
from pathlib import Path

import imagesize  # type: ignore[import-untyped]  # it ships none
import msgspec

from docpipe.model.page import Route
from docpipe.model.source import SourceFile

_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg"})
_OTHERS = frozenset({"pdf", "epub", "txt", "csv", "zip", "gz", "mp3", "ogg", "mp4", "webm"})
_STATIC = "static/"
# What reading the header of a file that lies about its kind can end in.
_UNREADABLE = (OSError, ValueError, LookupError, ArithmeticError, SyntaxError, TypeError, struct.error)
_LARGEST_SVG = 1 << 20
# An SVG opened by itself is a page of our site: nothing in it may run, and nothing may hide in an encoding.
_LIVE = re.compile(
    r"<(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|handler|listener|set\b|animate)"
    r"|<!entity|<\?xml-stylesheet|\bon\w+\s*=|(?:java|vb)script\s*:|data:text/html",
    re.IGNORECASE,
)


class Picture(msgspec.Struct, frozen=True):
    """What a page has to know of an image file.

    Attributes:
        width, height: in CSS pixels; 0 where they are not known.
        safe: False for an SVG that could run something: it is not published.
    """

    width: int = 0
    height: int = 0
    safe: bool = True


class Files(msgspec.Struct, frozen=True):
    """The files beside the posts.

    Attributes:
        root: absolute path of the site, to copy from.
        pictures: by path relative to the root.
    """

    root: str
    pictures: dict[str, Picture] = {}

    def is_publishable(self, path: str) -> bool:
        """Tell whether the file is of a kind that posts may publish."""
        suffix = _suffix(path)
        return suffix in _OTHERS or (suffix in _PICTURES and self.pictures.get(path, Picture(safe=False)).safe)


def measure(root: Path, paths: Iterable[str]) -> dict[str, Picture]:
    """Return what is known of the images among `paths`, which are relative to `root`; only headers are read.

    A file that cannot be read as the image it claims to be has no size.
    """
    return {path: _measured(root / path) for path in sorted(paths) if _suffix(path) in _PICTURES}


def place_of(asset: str, page: Route, document: SourceFile) -> str:
    """Return the site path, from `/`, where a page that shows `asset` finds it.

    What lies in `static/` keeps its place. Any other file goes to the page that refers to it: below the
    post's own folder under the same name, from elsewhere under a name that no other file can have.
    """
    if asset.startswith(_STATIC):
        return "/" + asset.removeprefix(_STATIC)
    folder = page if page.endswith("/") else page.removesuffix(".html") + "/"
    own = posixpath.dirname(document.path) + "/"
    if asset.startswith(own):
        return folder + asset.removeprefix(own)
    stem, suffix = posixpath.splitext(posixpath.basename(asset))
    return f"{folder}{stem}-{hashlib.sha256(asset.encode()).hexdigest()[:8]}{suffix}"


def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].lower().removeprefix(".")


def _measured(path: Path) -> Picture:
    if _suffix(path.name) == "svg" and not _is_still(path):
        return Picture(safe=False)
    try:
        with path.open("rb") as file:
            width, height = imagesize.get(file)
    except _UNREADABLE:
        return Picture()
    return Picture(round(width), round(height)) if width > 0 and height > 0 else Picture()


def _is_still(path: Path) -> bool:
    """Tell whether an SVG file is a mere picture."""
    try:
        if path.stat().st_size > _LARGEST_SVG:
            return False
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return "\0" not in text and not _LIVE.search(text) and not _LIVE.search(html.unescape(text))
