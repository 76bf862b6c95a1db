"""What is said of a path at which nothing was found: that it is broken, or why nobody can tell."""

from __future__ import annotations

import posixpath
import re

from docpipe.index.lookup import DOCUMENT_SUFFIXES
from docpipe.index.site import SiteIndex, composed
from docpipe.index.suggest import is_host, suggestions
from docpipe.index.targets import Broken, Resolved, Unresolvable, Why
from docpipe.model.document import Document

FROM_ROOT = "@site/"
"""How Docusaurus begins a path from the root of the project."""

# What is certainly a file and no address that a generator makes up.
_TEXTS = (*DOCUMENT_SUFFIXES, ".pdf", ".zip", ".csv", ".txt")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".mp4", ".webm", ".mp3")
_FILES = frozenset(_TEXTS + _PICTURES)
# What the bundler of VuePress and VitePress looks up by a name of the configuration: `@/a.png`, `~@alias/a.png`.
_ALIAS = re.compile(r"~|@[\w-]*/")
# Generators that serve a document at the address of its path; others have permalinks, and an address says nothing.
_BY_PATH = frozenset({"hugo", "vuepress", "mkdocs"})


def not_found(path: str, document: Document, site: SiteIndex) -> Resolved:
    """Return what is to be said of the decoded `path`, at which nothing is: broken only where that is certain."""
    layout = site.config.layout
    if layout.name == "vuepress" and _ALIAS.match(path):
        return Unresolvable(why=Why.TEMPLATE)
    suffix = posixpath.splitext(path)[1].lower()
    if not (layout.is_own or suffix in _FILES or is_host(path) or _stays_at_home(path, document, site)):
        return Unresolvable(why=Why.UNOWNED if path.startswith("/") else Why.ADDRESS)
    if path.startswith("/"):
        return _from_root(path, document, site)
    places = site.places
    if path.startswith(FROM_ROOT):
        place = posixpath.normpath(path.removeprefix(FROM_ROOT))
    else:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(composed(document.file.path)), path))
    if not places.covers(place) or places.ignores(place):
        # Outside the folders of the documents nothing is published, so nothing is known of it either.
        return Unresolvable(why=Why.OUTSIDE)
    if posixpath.dirname(place) in site.absent:
        return Unresolvable(why=Why.ABSENT)
    return Broken(f"{place} does not exist", suggestions(path, document, site))


def _from_root(path: str, document: Document, site: SiteIndex) -> Resolved:
    """Judge an address from the root: only a file is missed, and only where the folder it should lie in is ours."""
    folder, _, name = posixpath.normpath(path).lstrip("/").rpartition("/")
    homes = [posixpath.join(root, folder).rstrip("/") for root in site.config.layout.assets]
    # `/docs/…` may be another site.
    home = next((home for home in homes if home in site.folders), None)
    if "." not in name or home is None or not (folder or _is_ours_alone(name, site)):
        return Unresolvable(why=Why.UNOWNED)
    return Broken(f"{home}/{name} does not exist", suggestions(path, document, site))


def _is_ours_alone(name: str, site: SiteIndex) -> bool:
    """Tell whether a file right at the root can only be ours: themes, servers and hosts put theirs there, too.

    Of a site that docpipe makes, and that has its host to itself, every picture is one of its own.
    """
    is_whole_host = not _path_of_base(site).strip("/")
    return site.config.layout.is_own and is_whole_host and posixpath.splitext(name)[1].lower() in _PICTURES


def _path_of_base(site: SiteIndex) -> str:
    return site.config.site.base_url.partition("://")[2].partition("/")[2]


def _stays_at_home(path: str, document: Document, site: SiteIndex) -> bool:
    """Tell whether a relative address stays among documents that are served by their paths."""
    if site.config.layout.name not in _BY_PATH or path.startswith("/"):
        return False
    place = posixpath.normpath(posixpath.join(posixpath.dirname(composed(document.file.path)), path))
    return site.places.covers(place)
