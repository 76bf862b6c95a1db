"""The pages for addresses that lead nowhere: one per locale, and one at the root that speaks them all."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.index.routes import locale_root
from docpipe.model.page import Route
from docpipe.publish.contents import Contents
from docpipe.publish.messages import Words
from docpipe.publish.page import Page


class Apology(msgspec.Struct, frozen=True):
    """What is said in one language, and the way home."""

    words: Words
    home: str


def not_found_pages(contents: Contents) -> Iterator[Page]:
    """Yield the error pages; hosts show the nearest one, or only that of the root."""
    edition = contents.edition
    apologies = {
        locale.name: Apology(edition.words[locale.name], edition.urls.rooted(locale_root(edition.config, locale.name)))
        for locale in edition.locales
    }
    source = edition.locale(edition.config.source)
    first = [apologies[source.name], *(one for name, one in apologies.items() if name != source.name)]
    pages = [(source, Route("/404.html"), tuple(first))]
    pages += [(locale, Route(f"/{locale.name}/404.html"), (apologies[locale.name],)) for locale in edition.locales]
    for locale, route, spoken in pages:
        words = edition.words[locale.name]
        yield Page(
            route=route,
            locale=locale,
            template="notfound.html.j2",
            title=words("Page not found"),
            is_indexed=False,
            is_anywhere=True,
            values={"apologies": spoken},
        )
