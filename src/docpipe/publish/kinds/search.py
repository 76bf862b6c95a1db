"""The search page of a locale: a list of everything, which the script cuts down to what was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.index.routes import locale_root
from docpipe.model.page import Route
from docpipe.publish.contents import Contents
from docpipe.publish.entries import entry_of
from docpipe.publish.page import Page
from docpipe.publish.search.documents import searchable


def search_pages(contents: Contents) -> Iterator[Page]:
    """Yield a search page for every locale that has something; without a script, it lists all posts and pages."""
    edition = contents.edition
    found = {locale.name: searchable(contents.articles, locale) for locale in edition.locales}
    locales = [locale for locale in edition.locales if found[locale.name]]
    routes = {locale.name: Route(f"{locale_root(edition.config, locale.name)}search/") for locale in locales}
    for locale in locales:
        route, words = routes[locale.name], edition.words[locale.name]
        address = edition.urls.relative_to(route)
        yield Page(
            route=route,
            locale=locale,
            template="search.html.j2",
            title=words("Search"),
            description=words("Search all posts and pages"),
            alternates=tuple((other, routes[other.name]) for other in locales),
            is_indexed=False,
            values={"entries": tuple(entry_of(one, contents, address) for one in found[locale.name])},
        )
