"""The web addresses outside a site that its posts lead to or show, and the hosts they are on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

import msgspec

from docpipe.index.covers import cover_of
from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex
from docpipe.index.targets import External
from docpipe.model.document import Document
from docpipe.model.text import Span

# What `resolve` may call external: paths inside the site need not be looked for again.
_WEB = ("http://", "https://", "//")


class LinkPlace(msgspec.Struct, frozen=True, order=True):
    """Where an address is written: links through one definition share its place.

    Attributes:
        path: of the post, POSIX, relative to the site's root.
        span: the address, in code points.
    """

    path: str
    span: Span


class ExternalLink(msgspec.Struct, frozen=True):
    """One address outside the site.

    Attributes:
        url: absolute and without its fragment, else as written.
        places: every place that names it, in the order of paths and spans.
    """

    url: str
    places: tuple[LinkPlace, ...]


def external_links(site: SiteIndex) -> tuple[ExternalLink, ...]:
    """Return every http and https address outside `site` that its posts in any locale link to or show, sorted.

    An address that differs only in its fragment is the same one; what names no host is none.
    """
    places: dict[str, set[LinkPlace]] = {}
    for document in site.by_path.values():
        for target, span in _targets(document):
            url = _external(target, document, site)
            if host_of(url):
                places.setdefault(url, set()).add(LinkPlace(document.file.path, span))
    return tuple(ExternalLink(url, tuple(sorted(places[url]))) for url in sorted(places))


def hosts_of(links: Iterable[ExternalLink]) -> dict[str, int]:
    """Return how many different addresses are on each host, the hosts with the most addresses first."""
    counts = Counter(host_of(url) for url in {link.url for link in links})
    return dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def host_of(url: str) -> str:
    """Return the host of an address as resolvers see it, without user and port; "" if it names none.

    >>> host_of("https://me@Bücher.Example:8080/a"), host_of("https://xn--bcher-kva.example"), host_of("https:///a")
    ('xn--bcher-kva.example', 'xn--bcher-kva.example', '')
    """
    try:
        name = unquote(urlsplit(url).hostname or "")
        return (name if name.isascii() else name.encode("idna").decode("ascii")).lower().removesuffix(".")
    except ValueError:
        return ""


def _external(target: str, document: Document, site: SiteIndex) -> str:
    """Return the absolute address that `target` is, without its fragment, or "" if it leads into the site."""
    if not target.strip().lower().startswith(_WEB):
        return ""
    resolved = resolve(target, document, site)
    if not isinstance(resolved, External):
        return ""
    address = resolved.url.partition("#")[0]
    # An address without a scheme takes that of the page.
    scheme = urlsplit(site.config.site.base_url).scheme or "https"
    return f"{scheme}:{address}" if address.startswith("//") else address


def _targets(document: Document) -> Iterator[tuple[str, Span]]:
    yield from ((link.target, link.target_span) for link in document.links)
    yield from ((image.target, image.target_span) for image in document.images)
    if (cover := cover_of(document)) is not None:
        yield cover.target, cover.target_span
