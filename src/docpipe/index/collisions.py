"""One address per document: no two pages need the same file of the built site, on any file system."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

import msgspec

from docpipe.config.schema import Config
from docpipe.index.routes import is_usable, locale_root, output_path, place_of, route_of, safe_segments
from docpipe.model.document import Document, DocumentKind
from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName

OURS = "docpipe's own pages"

# What docpipe writes beside pages or copies to them: whatever a folder of such a name belongs to, no page is below it.
_FILE = re.compile(
    r"404\.html|feed\.(?:json|xml)|index\.(?:html|json|md)|llms\.txt|robots\.txt|rss\.xml|sitemap(?:-\d+)?\.xml"
    r"|_headers|_redirects|[0-9a-f]{12}\.json"
    r"|.+\.(?:avif|csv|epub|gif|gz|jpe?g|mp3|mp4|ogg|pdf|png|svg|txt|webm|webp|zip)"
)
_LONGEST_SHOWN = 100
_LIST_PAGE = re.compile(r"page/\d+(?:/.*)?")
_BELOW_LIST_PAGE = re.compile(r"page/\d+/.+")


class Collision(msgspec.Struct, frozen=True):
    """Two documents that want the same address, or one whose slug cannot be one.

    Attributes:
        path: the file that had to give way.
        wanted: the address or slug it asked for.
        given: the address it got, "" when it gets no page at all.
        holder: the file that has the wanted address, or `OURS`; "" when the slug itself was unusable.
    """

    path: str
    wanted: str
    given: str
    holder: str


def assign_routes(
    wanted: Iterable[tuple[Document, Document | None]], config: Config, assets: Iterable[str] = ()
) -> tuple[dict[tuple[LocaleName, DocumentKey], Route], tuple[Collision, ...]]:
    """Return one address per document, and what had to give way.

    Who comes first by path keeps an address; whoever wants it too gets it with `-2`, `-3` and so on.

    Args:
        wanted: each document with its source; the result does not depend on their order.
        config: as for `route_of`.
        assets: files of the site by path; those in `static/`, or where the layout has such, keep their places.
    """
    taken = _Taken(config, assets)
    routes: dict[tuple[LocaleName, DocumentKey], Route] = {}
    collisions: list[Collision] = []
    later: list[tuple[Document, Route]] = []
    for document, source in sorted(wanted, key=lambda pair: pair[0].file.path):
        if document.kind is DocumentKind.PARTIAL:
            continue
        route = route_of(document, source, config)
        if document.meta.slug and not is_usable(document.meta.slug):
            collisions.append(Collision(document.file.path, _shortened(document.meta.slug), route, ""))
        if taken.holder(route, document.file.locale):
            later.append((document, route))
            continue
        taken.take(route, document.file.path)
        routes[document.file.locale, document.file.key] = route
    for document, route in later:
        locale = document.file.locale
        holder = taken.holder(route, locale)
        free = taken.free(route, document)
        collisions.append(Collision(document.file.path, route, free or "", holder))
        if free is not None:
            taken.take(free, document.file.path)
            routes[locale, document.file.key] = free
    return routes, tuple(sorted(collisions, key=lambda collision: (collision.path, collision.wanted)))


def _shortened(slug: str) -> str:
    """Return as much of a slug as is worth showing: one that is too long to be an address is too long to be read."""
    return slug if len(slug) <= _LONGEST_SHOWN else slug[: _LONGEST_SHOWN - 1] + "…"


class _Taken:
    """Which files of the built site are spoken for. Two that differ in case alone are one on macOS and Windows."""

    def __init__(self, config: Config, assets: Iterable[str]) -> None:
        locales = [locale.name for locale in config.site.locales]
        self.roots = {name: locale_root(config, name) for name in locales}
        self.homes = {self._file(root): name for name, root in self.roots.items()}
        self.files: dict[str, str] = {}
        self.folders: dict[str, str] = {}
        self.tries: dict[tuple[Route, bool], Iterator[Route]] = {}
        for name in ("404.html", "robots.txt", "sitemap.xml"):
            self._add(name, OURS)
        for locale in locales:
            self._add(f"{locale}/404.html", OURS)
            self._add(f"{locale}/feed.xml", OURS)
        for asset in sorted(assets):
            if served := served_at(asset, config.layout.assets):
                self._add(served.casefold(), asset)

    def holder(self, route: Route, locale: LocaleName) -> str:
        """Return who has what `route` needs, or "" when a document of `locale` may take it."""
        file = self._file(route)
        if self.homes.get(file, locale) != locale or _LIST_PAGE.fullmatch(route.removeprefix(self.roots[locale])):
            return OURS
        if any(_FILE.fullmatch(name) for name in file.split("/")[:-1]):
            return OURS
        above = (self.files.get(folder, "") for folder in _folders(file))
        return self.files.get(file) or self.folders.get(file) or next(filter(None, above), "")

    def free(self, route: Route, document: Document) -> Route | None:
        """Return what the document can have in place of `route`; None where a file has the name of its locale."""
        locale = document.file.locale
        root = self.roots[locale]
        if root.strip("/").casefold() in self.files:
            return None
        above = self._is_taken_above(route, root)
        others = _others(route, document, root, above=above)
        if route != root:
            # What was taken for the last one who wanted this address is taken still.
            others = self.tries.setdefault((route, above), others)
        return next(other for other in others if not self.holder(other, locale))

    def _is_taken_above(self, route: Route, root: Route) -> bool:
        """Tell whether a folder of `route` is not to be had, so that a number at its end is of no use."""
        if _BELOW_LIST_PAGE.fullmatch(route.removeprefix(root)):
            return True
        return any(folder in self.files for folder in _folders(self._file(route)))

    def take(self, route: Route, path: str) -> None:
        """Give `route` to the document at `path`."""
        self._add(self._file(route), path)

    def _add(self, file: str, holder: str) -> None:
        self.files[file] = holder
        for folder in _folders(file):
            self.folders.setdefault(folder, holder)

    @staticmethod
    def _file(route: Route) -> str:
        return output_path(route).casefold()


def served_at(asset: str, roots: Iterable[str]) -> str:
    """Return the place in the built site of a file that is copied as it is, "" for any other.

    >>> served_at("static/images/a.png", ["static"])
    'images/a.png'
    """
    homes = (f"{root}/" if root else "" for root in roots)
    return next((asset.removeprefix(home) for home in homes if asset.startswith(home)), "")


def _folders(file: str) -> Iterator[str]:
    parent = file.rpartition("/")[0]
    while parent:
        yield parent
        parent = parent.rpartition("/")[0]


def _others(route: Route, document: Document, root: Route, *, above: bool) -> Iterator[Route]:
    """Yield what a document can have in place of `route`, without end, never outside its locale.

    The number stands at the end, or where a folder `above` is taken at the first folder.
    """
    if route == root:
        # The home page belongs to another one: this is a page like any other.
        route = Route(root + "-".join(safe_segments(place_of(document)[1]) or ("page",)) + "/")
        yield route
    stem, ending = (route[:-1], "/") if route.endswith("/") else _split(route)
    first, slash, rest = route.removeprefix(root).partition("/")
    for number in itertools.count(2):  # pragma: no branch - it never ends by itself
        other = f"{root}{first}-{number}{slash}{rest}" if above else f"{stem}-{number}{ending}"
        yield Route("/".join([*map(_folder, other.split("/")[:-1]), other.rpartition("/")[2]]))


def _folder(name: str) -> str:
    """Return the name of a folder that is never one of a file."""
    return f"{name}-2" if _FILE.fullmatch(name.casefold()) else name


def _split(route: Route) -> tuple[str, str]:
    stem, dot, suffix = route.rpartition(".")
    return stem, dot + suffix
