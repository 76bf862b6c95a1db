"""The pages of series: a list of all, and the parts of each in the order they are to be read in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from docpipe.model.locale import Locale
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.entries import Entry, entry_of
from docpipe.publish.kinds.term import overviews
from docpipe.publish.page import Later, Page
from docpipe.publish.paging import list_places
from docpipe.publish.taxonomy import SERIES, Term
from docpipe.publish.urls import Address


class Part(NamedTuple):
    """A part of a series.

    Attributes:
        locale: of its page.
        language: what that is called, where it is not the list's own; else "".
    """

    entry: Entry
    locale: Locale
    language: str


def series_pages(contents: Contents) -> Iterator[Page | Later]:
    """Yield the page of every series, in the locales in which it has posts."""
    for locale in contents.edition.locales:
        for term in contents.taxonomy.of(SERIES, locale):
            yield Later(term.route, partial(_page, locale, term, contents))
    yield from overviews(SERIES, contents)


def _page(locale: Locale, term: Term, contents: Contents) -> Page:
    edition, words = contents.edition, contents.edition.words[locale.name]
    address = edition.urls.relative_to(term.route)
    parts = tuple(_part(one, locale, contents, address) for one in contents.series.parts[term.key, locale.name])
    alternates = contents.taxonomy.alternates(SERIES, term.key, edition)
    overview = next((route for _, route in list_places(SERIES, (locale,), edition)), None)
    count = words.count("{number} part", "{number} parts", len(parts))
    return Page(
        route=term.route,
        locale=locale,
        template="series.html.j2",
        title=term.label,
        description=f"{term.label} · {count}",
        alternates=alternates,
        default=alternates[0][1],
        values={"parts": parts, "count": count, "all_href": address(overview) if overview is not None else ""},
    )


def _part(article: Article, locale: Locale, contents: Contents, address: Address) -> Part:
    edition = contents.edition
    is_own = article.locale == locale
    language = "" if is_own else edition.words[locale.name].language(article.locale, edition.locales)
    return Part(entry_of(article, contents, address), article.locale, language)
