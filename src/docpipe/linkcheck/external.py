"""The web addresses outside a site that its posts lead to or show, and the hosts they are on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from docpipe.index.covers import cover_of
from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex
from docpipe.index.targets import External
from docpipe.linkcheck.reach.address import asked_address, host_of
from docpipe.model.answer import ExternalLink, LinkPlace
from docpipe.model.document import Document
from docpipe.model.text import Span

# What `resolve` may call external: paths inside the site need not be looked for again.
_WEB = ("http://", "https://", "//")


def external_links(site: SiteIndex) -> tuple[ExternalLink, ...]:
    """Return every http and https address outside `site` that its posts in any locale link to or show, sorted.

    One that stands bare in the text counts, too: most generators make a link of it. An address that differs only in
    its fragment is the same one; what names no host is none.
    """
    places: dict[str, set[LinkPlace]] = {}
    for document in site.by_path.values():
        for target, span, is_image in _targets(document):
            address, _, fragment = _external(target, document, site).partition("#")
            if url := asked_address(address):
                places.setdefault(url, set()).add(LinkPlace(document.file.path, span, fragment, is_image))
    return tuple(ExternalLink(url, tuple(sorted(places[url]))) for url in sorted(places))


def hosts_of(links: Iterable[ExternalLink]) -> dict[str, int]:
    """Return how many different addresses are on each host, the hosts with the most addresses first."""
    counts = Counter(host_of(url) for url in {link.url for link in links})
    return dict(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def _external(target: str, document: Document, site: SiteIndex) -> str:
    """Return the absolute address that `target` is, or "" if it leads into the site."""
    if not target.strip().lower().startswith(_WEB):
        return ""
    resolved = resolve(target, document, site)
    if not isinstance(resolved, External):
        return ""
    # An address without a scheme takes that of the page.
    scheme = urlsplit(site.config.site.base_url).scheme or "https"
    return f"{scheme}:{resolved.url}" if resolved.url.startswith("//") else resolved.url


def _targets(document: Document) -> Iterator[tuple[str, Span, bool]]:
    yield from ((link.target, link.target_span, False) for link in (*document.links, *document.bare))
    yield from ((image.target, image.target_span, True) for image in document.images)
    if (cover := cover_of(document)) is not None:
        yield cover.target, cover.target_span, True
