"""What crawlers are told at the door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.output import Pages, Part


def robots(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield `robots.txt`."""
    yield (Part("robots.txt", partial(_text, contents)),)


def _text(contents: Contents) -> Iterator[Output]:
    """Yield the file: everybody may come, and the sitemap is named where there is one."""
    edition = contents.edition
    place = f"\nSitemap: {edition.urls.absolute('/sitemap.xml')}\n" if edition.urls.base else ""
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n{place}".encode())
