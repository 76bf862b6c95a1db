"""The list of all pages for search engines, each with its versions in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from docpipe.model.page import Output, Route
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page


def sitemap(contents: Contents, pages: Sequence[Page]) -> Iterator[Output]:
    """Yield `sitemap.xml`; its addresses must be whole, so a base is needed."""
    edition = contents.edition
    if not edition.urls.base:
        return
    entries = "".join(_entry(page, edition) for page in pages if page.is_indexed and page.canonical is None)
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</urlset>\n"
    )
    yield Output("sitemap.xml", text.encode())


def _entry(page: Page, edition: Edition) -> str:
    absolute = edition.urls.absolute
    versions: list[tuple[str, Route]] = [(locale.tag, route) for locale, route in page.alternates]
    versions += [("x-default", page.default)] if page.default is not None else []
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(absolute(route))}/>\n'
        for tag, route in versions
    )
    changed = f"<lastmod>{escape(page.updated)}</lastmod>\n" if page.updated else ""
    return f"<url>\n<loc>{escape(absolute(page.route))}</loc>\n{changed}{links}</url>\n"
