"""Earlier addresses of documents, and where each of them leads now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from docpipe.index.routes import is_short, output_path, safe_segments
from docpipe.model.page import Route
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents

FILE = "_redirects"
"""The list of them that some hosts read, where a site has it."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


class Redirect(NamedTuple):
    """An address that a document had, and the document."""

    route: Route
    article: Article


class Places:
    """Where a redirect may stand: beside nothing else. Where letters differ in case alone, many a disk has one file."""

    def __init__(self, taken: Collection[str]) -> None:
        """Take the paths of all other files of the site."""
        self._files = {FILE, *(path.casefold() for path in taken)}
        self._folders = {folder for path in self._files for folder in _above(path)}

    def take(self, route: Route) -> bool:
        """Take the place of `route`; False where there is something, or would have to be a folder of its name."""
        file = output_path(route).casefold()
        above = set(_above(file))
        if file in self._files or file in self._folders or above & self._files:
            return False
        self._files.add(file)
        self._folders |= above
        return True


def redirects_of(contents: Contents, places: Places) -> Iterator[Redirect]:
    """Yield every alias that nothing else stands at; the first that names one has it, originals before translations.

    None leads to another one: where an alias leads is always a page of a document.
    """
    own = (one for one in contents.articles if not one.is_fallback)
    for article in sorted(own, key=lambda one: one.source is not None):
        for alias in article.document.meta.aliases:
            route = alias_route(alias, article)
            if route is not None and places.take(route):
                yield Redirect(route, article)


def alias_route(alias: str, article: Article) -> Route | None:
    """Return the address of an alias: from the root of the site, or beside the page where it has no leading slash.

    Addresses that end in neither `.html` nor a slash are folders. None for one that is nothing, or has another host.
    """
    path = unquote(alias.partition("#")[0].partition("?")[0]).strip().replace("\\", "/")
    if not path or _SCHEME.match(path) or path.startswith("//"):
        return None
    if not path.startswith("/"):
        path = posixpath.join(posixpath.dirname(article.route.rstrip("/")), path)
    segments = safe_segments(posixpath.normpath(path))
    if not segments or not is_short(segments):
        return None
    is_file = segments[-1].endswith((".html", ".htm")) and not path.endswith("/")
    return Route("/" + "/".join(segments) + ("" if is_file else "/"))


def _above(path: str) -> Iterator[str]:
    """Yield the folders a file stands in."""
    parent = path.rpartition("/")[0]
    while parent:
        yield parent
        parent = parent.rpartition("/")[0]
