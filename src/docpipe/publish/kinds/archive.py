"""The archive of a locale: every post on one page, by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.articles import Article, posts
from docpipe.publish.contents import Contents
from docpipe.publish.entries import Entry, entry_of
from docpipe.publish.moments import newest_of
from docpipe.publish.page import Alternates, Later, Page
from docpipe.publish.paging import list_places


class Year(NamedTuple):
    """The posts of a year, newest first; 0 for those without a date."""

    year: int
    entries: tuple[Entry, ...]


def archive_pages(contents: Contents) -> Iterator[Later]:
    """Yield the archive of every locale that has posts."""
    edition = contents.edition
    found = {locale.name: posts(contents.articles, locale) for locale in edition.locales}
    routes = list_places("archive", (locale for locale in edition.locales if found[locale.name]), edition)
    for locale, route in routes:
        yield Later(route, partial(_page, locale, route, contents, found[locale.name], routes))


def _page(locale: Locale, route: Route, contents: Contents, found: Sequence[Article], routes: Alternates) -> Page:
    edition = contents.edition
    address, words = edition.urls.relative_to(route), edition.words[locale.name]
    entries = tuple(entry_of(post, contents, address) for post in found)
    years = groupby(entries, key=lambda entry: entry.date.year if entry.date is not None else 0)
    return Page(
        route=route,
        locale=locale,
        template="archive.html.j2",
        title=words("Archive"),
        description=words.count("{number} post", "{number} posts", len(entries)),
        alternates=routes,
        default=routes[0][1],
        updated=newest_of(found, edition),
        values={"years": tuple(Year(year, tuple(group)) for year, group in years)},
    )
