"""What crawlers are told at the door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.model.page import Output
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page


def robots(edition: Edition, _articles: Sequence[Article], _pages: Sequence[Page]) -> Iterator[Output]:
    """Yield `robots.txt`: everybody may come, and the sitemap is named where there is one."""
    place = f"\nSitemap: {edition.urls.absolute('/sitemap.xml')}\n" if edition.urls.base else ""
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n{place}".encode())
