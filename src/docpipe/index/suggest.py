"""What the author of a broken link may have meant."""

from __future__ import annotations

import difflib
import itertools
import posixpath
import re
from collections.abc import Iterable

from docpipe.index.site import SiteIndex, composed, file_stem
from docpipe.model.document import Document

# A host written without https://: at least one dot and a top-level domain that no file suffix is.
_HOST = re.compile(
    r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|cn|dev|ai|edu|gov)(?:[/:?#]|$)", re.IGNORECASE
)
MOST_LINKS = 2_000
"""A document with more of them is no post, and looking for similar names would take minutes."""

_LONGEST = 500
_MOST = 200
_NEARNESS = 0.85
_DOCUMENTS = (".md", ".mdx", ".markdown")


def suggestions(path: str, document: Document, site: SiteIndex, limit: int = 3) -> tuple[str, ...]:
    """Return what to type instead of the decoded link path `path`, best first; empty if nothing is near.

    Files of the same name elsewhere come first, then names that differ in a few letters from the
    same folder, then those of the whole site. At most a few hundred names are compared.
    """
    if len(path) > _LONGEST:
        return ()
    if _HOST.match(path):
        return (f"https://{path}",)
    if re.fullmatch(r"[^/@\s]+@[^/@\s]+\.[^/@\s]+", path):
        return (f"mailto:{path}",)
    wanted = file_stem(path.rstrip("/"))
    found = _alike(site.names.get(wanted, ()), path, document)
    if not found and len(document.links) + len(document.images) <= MOST_LINKS:
        found = _alike((place for name in _near(wanted, site) for place in site.names[name]), path, document)
    folder = posixpath.dirname(composed(document.file.path))
    found.sort(key=lambda place: (-_shared_end(place, path), _distance(folder, place), place))
    return tuple(_as_written(place, path, folder) for place in found[:limit])


def _alike(places: Iterable[str], path: str, document: Document) -> list[str]:
    """Return the places of the same sort as `path`, those of the document's own locale if there are any."""
    suffix = posixpath.splitext(path)[1].lower()
    wants_document = suffix in _DOCUMENTS or not suffix
    found = [place for place in places if place.endswith(_DOCUMENTS) is wants_document and place != document.file.path]
    own = f"content/{document.file.locale}/"
    return [place for place in found if place.startswith(own)] or found


def _near(wanted: str, site: SiteIndex) -> list[str]:
    alike = [name for name in site.names if abs(len(name) - len(wanted)) <= max(2, len(wanted) // 4)]
    first = [name for name in alike if name[:1] == wanted[:1]]
    return difflib.get_close_matches(wanted, (first or alike)[:_MOST], n=2, cutoff=_NEARNESS)


def _shared_end(place: str, path: str) -> int:
    """Return how many folders, counted from the file upwards, both paths have in common."""
    pairs = zip(reversed(place.split("/")[:-1]), reversed(path.split("/")[:-1]), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _distance(folder: str, place: str) -> int:
    return posixpath.relpath(place, folder).count("/")


def _as_written(place: str, path: str, folder: str) -> str:
    if path.startswith("/") and place.startswith("static/"):
        return place.removeprefix("static")
    relative = posixpath.relpath(place, folder)
    return "./" + relative if path.startswith("./") and not relative.startswith("../") else relative
