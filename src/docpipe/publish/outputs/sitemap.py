"""The list of all pages for search engines, each with its versions in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.machines.versions import is_advertised, versions_of
from docpipe.publish.output import Pages, Part
from docpipe.publish.page import Page

# What one file may hold (https://www.sitemaps.org/protocol.html, "Using Sitemap index files").
MOST_PAGES = 50_000
MOST_BYTES = 50 * 1024 * 1024
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_START = f'{_DECLARATION}<urlset {_NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_END = "</urlset>\n"


def sitemap(contents: Contents, pages: Pages) -> Iterator[Sequence[Part]]:
    """Yield `sitemap.xml`; its addresses must be whole, so a base is needed."""
    if contents.edition.urls.base:
        yield (Part("sitemap.xml", partial(_files, contents, pages), places=("sitemap",)),)


def _files(contents: Contents, pages: Pages) -> Iterator[Output]:
    """Yield the file; where there are too many pages for it, it lists those that hold them: `sitemap-1.xml`, …."""
    edition = contents.edition
    listed = [page for page in pages() if is_advertised(page, edition)]
    parts = list(divided([_entry(page, edition) for page in listed]))
    if len(parts) == 1:
        yield Output("sitemap.xml", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield from map(Output, names, parts)
    places = "".join(
        f"<sitemap>\n<loc>{escape(edition.urls.absolute('/' + name))}</loc>\n</sitemap>\n" for name in names
    )
    yield Output("sitemap.xml", f"{_DECLARATION}<sitemapindex {_NAMESPACE}>\n{places}</sitemapindex>\n".encode())


def divided(entries: Iterable[str], most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES) -> Iterator[bytes]:
    """Yield files that together hold all entries in their order, none of them too long; at least one.

    Args:
        entries: a `<url>` each.
        most_pages: what a file may hold.
        most_bytes: how long it may be; an entry that is longer by itself has its own.
    """
    part: list[bytes] = []
    room = most_bytes - len(_START.encode()) - len(_END)
    size = 0
    for entry in entries:
        encoded = entry.encode()
        if part and (len(part) == most_pages or size + len(encoded) > room):
            yield b"".join((_START.encode(), *part, _END.encode()))
            part, size = [], 0
        part.append(encoded)
        size += len(encoded)
    yield b"".join((_START.encode(), *part, _END.encode()))


def _entry(page: Page, edition: Edition) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(href)}/>\n'
        for tag, href in versions_of(page, edition)
    )
    changed = f"<lastmod>{escape(page.updated)}</lastmod>\n" if page.updated else ""
    return f"<url>\n<loc>{escape(edition.urls.absolute(page.route))}</loc>\n{changed}{links}</url>\n"
