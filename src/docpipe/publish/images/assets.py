"""Files beside the posts: which may be published, where they go, and what a page has to know of pictures."""

from __future__ import annotations

import hashlib
import posixpath

import msgspec

from docpipe.model.page import Route
from docpipe.model.source import SourceFile

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg"})
"""The suffixes of files that are measured."""

_OTHERS = frozenset({"pdf", "epub", "txt", "csv", "zip", "gz", "mp3", "ogg", "mp4", "webm"})
# What a page may look like, but can do nothing.
_LOOKS = frozenset({"css", "ico", "woff", "woff2", "ttf", "otf"})
_STATIC = "static/"


class Variant(msgspec.Struct, frozen=True):
    """A file that shows the same picture as another, in fewer bytes.

    Attributes:
        width: in pixels.
        path: of the file, relative to the root.
        name: of the published file; it tells the content, so that it can be kept for ever.
    """

    width: int
    path: str
    name: str


class Drawn(msgspec.Struct, frozen=True):
    """A picture that was drawn for a page.

    Attributes:
        path: of the file, relative to the root.
        name: of the published file; it tells the content, so that it can be kept for ever.
        width, height: in pixels.
    """

    path: str
    name: str
    width: int
    height: int


class Picture(msgspec.Struct, frozen=True):
    """What a page has to know of an image file.

    Attributes:
        width, height: in CSS pixels; 0 where they are not known.
        safe: False for what is not published: an SVG that could run something, for instance.
        variants: smaller files for smaller screens, the narrowest first; none that has more bytes than the picture.
    """

    width: int = 0
    height: int = 0
    safe: bool = True
    variants: tuple[Variant, ...] = ()


class Files(msgspec.Struct, frozen=True):
    """The files beside the posts.

    Attributes:
        root: absolute path of the site, to copy from.
        pictures: by path relative to the root.
        trusted: whether they are; of strangers' files only those are published that no browser and no host obeys.
    """

    root: str
    pictures: dict[str, Picture] = {}
    trusted: bool = True

    def is_publishable(self, path: str) -> bool:
        """Tell whether the file is of a kind that posts may publish."""
        suffix = suffix_of(path)
        return suffix in _OTHERS or (suffix in PICTURES and self.pictures.get(path, Picture(safe=False)).safe)

    def is_served(self, path: str) -> bool:
        """Tell whether a file of `static/` is published; the site may mean it for a page or a program of its own."""
        return self.trusted or self.is_publishable(path) or suffix_of(path) in _LOOKS


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


def suffix_of(path: str) -> str:
    """Return what the name of a file ends in, `png`, or ""."""
    return posixpath.splitext(path)[1].lower().removeprefix(".")
