"""What crawlers are told at the door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page


def robots(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield `robots.txt`: everybody may come, and the sitemap is named where there is one."""
    edition = contents.edition
    place = f"\nSitemap: {edition.urls.absolute('/sitemap.xml')}\n" if edition.urls.base else ""
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n{place}".encode())
