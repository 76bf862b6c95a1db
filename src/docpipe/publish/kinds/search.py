"""The search page of a locale: a list of everything, which the script cuts down to what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.contents import Contents
from docpipe.publish.entries import Entry, entry_of
from docpipe.publish.page import Alternates, Later, Page
from docpipe.publish.search.documents import search_route, searchable
from docpipe.publish.text import Text
from docpipe.publish.urls import Address

# A list of thousands is there to be searched through; with a script, results show where they hold what is asked for.
_MOST_SUMMARIES = 300


def search_pages(contents: Contents) -> Iterator[Later]:
    """Yield a search page for every locale that has something; without a script, it lists all posts and pages."""
    locales = contents.edition.locales
    found = tuple((locale, route) for locale in locales if (route := search_route(contents, locale)) is not None)
    for locale, route in found:
        yield Later(route, partial(_page, locale, route, contents, found))


def _page(locale: Locale, route: Route, contents: Contents, routes: Alternates) -> Page:
    edition, words = contents.edition, contents.edition.words[locale.name]
    return Page(
        route=route,
        locale=locale,
        template="search.html.j2",
        title=words("Search"),
        description=words("Search all posts and pages"),
        alternates=routes,
        is_indexed=False,
        values={"entries": _entries(contents, locale, edition.urls.relative_to(route))},
    )


def _entries(contents: Contents, locale: Locale, address: Address) -> tuple[Entry, ...]:
    entries = tuple(entry_of(one, contents, address) for one in searchable(contents.articles, locale))
    if len(entries) <= _MOST_SUMMARIES:
        return entries
    return tuple(msgspec.structs.replace(entry, summary=Text("", locale)) for entry in entries)
