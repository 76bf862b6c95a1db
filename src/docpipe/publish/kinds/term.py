"""The pages of tags and of authors: a list of all, and the posts of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from docpipe.index.routes import locale_root
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.entries import entry_of
from docpipe.publish.moments import newest_of
from docpipe.publish.outputs.feed import feeds_of
from docpipe.publish.page import Alternates, Later, Page
from docpipe.publish.paging import list_places, numbered, parts_of
from docpipe.publish.taxonomy import AUTHORS, SERIES, TAGS, Term


class Counted(NamedTuple):
    """A term in the list of all."""

    label: str
    href: str
    posts: int


def term_pages(contents: Contents) -> Iterator[Page | Later]:
    """Yield the pages of every tag and author, each in the locales in which it has posts."""
    for folder in (TAGS, AUTHORS):
        for locale in contents.edition.locales:
            for term in contents.taxonomy.of(folder, locale):
                yield from _term(folder, locale, term, contents)
        yield from overviews(folder, contents)


def overviews(folder: str, contents: Contents) -> Iterator[Page]:
    """Yield the list of all terms of a kind, in every locale that has some."""
    edition = contents.edition
    routes = list_places(folder, (one for one in edition.locales if contents.taxonomy.of(folder, one)), edition)
    for locale, route in routes:
        yield _overview(folder, locale, route, contents, routes)


def _overview(folder: str, locale: Locale, route: Route, contents: Contents, routes: Alternates) -> Page:
    edition, terms = contents.edition, contents.taxonomy.of(folder, locale)
    address, words = edition.urls.relative_to(route), edition.words[locale.name]
    title = {TAGS: words("Tags"), AUTHORS: words("Authors"), SERIES: words("Series")}[folder]
    return Page(
        route=route,
        locale=locale,
        template="terms.html.j2",
        title=title,
        description=words.count("{number} entry", "{number} entries", len(terms)),
        alternates=routes,
        default=routes[0][1],
        values={"terms": tuple(Counted(term.label, address(term.route), len(term.posts)) for term in terms)},
    )


def _term(folder: str, locale: Locale, term: Term, contents: Contents) -> Iterator[Later]:
    parts = parts_of(term.posts, contents.edition.config.build.paginate)
    for number in range(1, len(parts) + 1):
        make = partial(_page, folder, locale, term, contents, parts=parts, number=number)
        yield Later(numbered(term.route, number), make)


def _page(
    folder: str, locale: Locale, term: Term, contents: Contents, *, parts: Sequence[Sequence[Article]], number: int
) -> Page:
    edition, words = contents.edition, contents.edition.words[locale.name]
    alternates: Alternates = contents.taxonomy.alternates(folder, term.key, edition)
    part, route = parts[number - 1], numbered(term.route, number)
    address = edition.urls.relative_to(route)
    place = words("page {number} of {last}", number=number, last=len(parts))
    title = words("Posts on {tag}", tag=term.label) if folder == TAGS else words("Posts by {author}", author=term.label)
    count = words.count("{number} post", "{number} posts", len(term.posts))
    return Page(
        route=route,
        locale=locale,
        template="term.html.j2",
        title=title if number == 1 else f"{title}, {place}",
        description=f"{title} · {count if number == 1 else place}",
        updated=newest_of(part, edition),
        alternates=alternates if number == 1 else ((locale, route),),
        counterparts=alternates,
        default=alternates[0][1] if number == 1 else route,
        feeds=feeds_of(term, edition) if folder == TAGS else (),
        values={
            "heading": title,
            "count": count,
            "entries": tuple(entry_of(post, contents, address) for post in part),
            "all_href": address(Route(f"{locale_root(edition.config, locale.name)}{folder}/")),
            "all_label": words("All tags") if folder == TAGS else words("All authors"),
            "number": number,
            "last": len(parts),
            "newer": address(numbered(term.route, number - 1)) if number > 1 else "",
            "older": address(numbered(term.route, number + 1)) if number < len(parts) else "",
        },
    )
