"""The archive of a locale: every post on one page, by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from docpipe.publish.articles import posts
from docpipe.publish.contents import Contents
from docpipe.publish.entries import Entry, entry_of
from docpipe.publish.moments import newest_of
from docpipe.publish.page import Page
from docpipe.publish.paging import list_places


class Year(NamedTuple):
    """The posts of a year, newest first; 0 for those without a date."""

    year: int
    entries: tuple[Entry, ...]


def archive_pages(contents: Contents) -> Iterator[Page]:
    """Yield the archive of every locale that has posts."""
    edition = contents.edition
    found = {locale.name: posts(contents.articles, locale) for locale in edition.locales}
    routes = list_places("archive", (locale for locale in edition.locales if found[locale.name]), edition)
    for locale, route in routes:
        address, words = edition.urls.relative_to(route), edition.words[locale.name]
        entries = tuple(entry_of(post, contents, address) for post in found[locale.name])
        years = groupby(entries, key=lambda entry: entry.date.year if entry.date is not None else 0)
        yield Page(
            route=route,
            locale=locale,
            template="archive.html.j2",
            title=words("Archive"),
            description=words.count("{number} post", "{number} posts", len(entries)),
            alternates=routes,
            default=routes[0][1],
            updated=newest_of(found[locale.name], edition),
            values={"years": tuple(Year(year, tuple(group)) for year, group in years)},
        )
