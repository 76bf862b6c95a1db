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
_MOST_NEAR = 8
# Of what is left of two names without the words they share.
_NEARNESS_OF_REST = 0.7
_WORD_BREAK = re.compile(r"[-_.\s]+")
_DOCUMENTS = (".md", ".mdx", ".markdown")


def is_host(path: str) -> bool:
    """Tell whether a relative path is the address of another site that lacks its `https://`.

    >>> is_host("www.example.com"), is_host("example.org/a"), is_host("socket.io")
    (True, True, False)
    """
    found = _HOST.match(path)
    return found is not None and (path.lower().startswith("www.") or found[0].endswith("/"))


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
    found = _alike(site.names.get(wanted, ()), path, document, site)
    if not found and len(document.links) + len(document.images) <= MOST_LINKS:
        found = _alike((place for name in _near(wanted, site) for place in site.names[name]), path, document, site)
    folder = posixpath.dirname(composed(document.file.path))
    roots = site.config.layout.assets
    written = {place: _as_written(_at_home(place, document, site), path, folder, roots) for place in found}
    found.sort(
        key=lambda place: (
            not differs_in_case(written[place], path),
            -_shared_end(place, path),
            _distance(folder, place),
            place,
        )
    )
    return tuple(dict.fromkeys(written[place] for place in found))[:limit]


def differs_in_case(suggestion: str, path: str) -> bool:
    """Tell whether a suggestion is the decoded link path `path` itself but for capital and small letters.

    >>> differs_in_case("./intro.md", "./Intro.md"), differs_in_case("intro.md", "Intro")
    (True, True)
    """
    found, wanted = posixpath.normpath(suggestion).casefold(), posixpath.normpath(composed(path)).casefold()
    return wanted in {found, posixpath.splitext(found)[0]}


def _alike(names: Iterable[str], path: str, document: Document, site: SiteIndex) -> list[str]:
    """Return the places of the same sort as `path`, those of the document's own locale if there are any."""
    suffix = posixpath.splitext(path)[1].lower()
    wants_document = suffix in _DOCUMENTS or not suffix
    found = [place for place in names if place.endswith(_DOCUMENTS) is wants_document and place != document.file.path]
    places, locale = site.places, document.file.locale
    own = [place for place in found if (mount := places.mount(place)) is not None and mount.locale == locale]
    return own or found


def _near(wanted: str, site: SiteIndex) -> list[str]:
    alike = [name for name in site.names if abs(len(name) - len(wanted)) <= max(2, len(wanted) // 4)]
    first = [name for name in alike if name[:1] == wanted[:1]]
    near = difflib.get_close_matches(wanted, (first or alike)[:_MOST], n=_MOST_NEAR, cutoff=_NEARNESS)
    return [name for name in near if _is_slip(wanted, name)][:2]


def _is_slip(wanted: str, name: str) -> bool:
    """Tell whether two names differ by a slip within a word: `x-server` and `x-serer`, not `x-api` and `x-pd`."""
    ours, theirs = _WORD_BREAK.split(wanted), _WORD_BREAK.split(name)
    while ours and theirs and ours[0] == theirs[0]:
        del ours[0], theirs[0]
    while ours and theirs and ours[-1] == theirs[-1]:
        del ours[-1], theirs[-1]
    return difflib.SequenceMatcher(None, "-".join(ours), "-".join(theirs)).ratio() >= _NEARNESS_OF_REST


def _shared_end(place: str, path: str) -> int:
    """Return how many folders, counted from the file upwards, both paths have in common."""
    pairs = zip(reversed(place.split("/")[:-1]), reversed(path.split("/")[:-1]), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _distance(folder: str, place: str) -> int:
    return posixpath.relpath(place, folder).count("/")


def _at_home(place: str, document: Document, site: SiteIndex) -> str:
    """Return where a document of another locale would lie in this one: such a link finds it all the same."""
    own = site.places.versions(place, document.file.locale) if place.endswith(_DOCUMENTS) else ()
    return next(iter(own), place)


def _as_written(place: str, path: str, folder: str, roots: Iterable[str]) -> str:
    root = next((root for root in roots if not root or place.startswith(f"{root}/")), None)
    if path.startswith("/") and root is not None:
        return "/" + place.removeprefix(root).lstrip("/")
    relative = posixpath.relpath(place, folder)
    return "./" + relative if path.startswith("./") and not relative.startswith("../") else relative
