"""The home page of a locale: its posts, newest first, its pages, and what exists in another language only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from docpipe.index.routes import locale_root
from docpipe.model.document import DocumentKind
from docpipe.model.locale import Locale
from docpipe.publish.articles import Article, posts, summary_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.entries import Entry, entry_of
from docpipe.publish.machines.markdown import markdown_place
from docpipe.publish.moments import newest_of
from docpipe.publish.page import Later, Page
from docpipe.publish.paging import numbered, parts_of
from docpipe.publish.passages.content import content_of
from docpipe.publish.passages.voice import Filled
from docpipe.publish.text import Text
from docpipe.publish.urls import Address


class Elsewhere(msgspec.Struct, frozen=True):
    """Documents that exist in one other language only."""

    language: str
    locale: Locale
    entries: tuple[Entry, ...]


def listing_pages(contents: Contents) -> Iterator[Later]:
    """Yield the list of each locale, cut into pages."""
    for locale in contents.edition.locales:
        parts = parts_of(posts(contents.articles, locale), contents.edition.config.build.paginate)
        for number, part in enumerate(parts, 1):
            route = numbered(locale_root(contents.edition.config, locale.name), number)
            yield Later(route, partial(_page, locale, contents, part=part, number=number, last=len(parts)))


def _page(locale: Locale, contents: Contents, *, part: Sequence[Article], number: int, last: int) -> Page:
    edition, articles = contents.edition, contents.articles
    root = locale_root(edition.config, locale.name)
    route = numbered(root, number)
    address = edition.urls.relative_to(route)
    home = next((one for one in articles if one.route == route and one.locale == locale), None)
    content = content_of(home, edition, address=address) if home is not None and number == 1 else None
    filled: Filled | None = content.filled if content is not None else None
    words, name = edition.words[locale.name], edition.config.site_title(locale.name)
    homes = tuple((other, locale_root(edition.config, other.name)) for other in edition.locales)
    values: dict[str, object] = {
        "heading": title_of(home) if home is not None else Text(name or words("Posts"), locale),
        "lead": edition.config.site_description(locale.name) if home is None and number == 1 else "",
        "markup": filled.markup if filled is not None else "",
        "notes": filled.notes if filled is not None else (),
        "entries": tuple(entry_of(post, contents, address) for post in part),
        "pages": _plain_pages(contents, locale, address) if number == 1 else (),
        "elsewhere": tuple(_elsewhere(contents, locale, address)) if number == 1 else (),
        "number": number,
        "last": last,
        "newer": address(numbered(root, number - 1)) if number > 1 else "",
        "older": address(numbered(root, number + 1)) if number < last else "",
    }
    place = words("Posts, page {number} of {last}", number=number, last=last)
    return Page(
        route=route,
        locale=locale,
        template="listing.html.j2",
        title=(title_of(home).text if home is not None else name or words("Posts")) if number == 1 else place,
        description=(home is None and number == 1 and edition.config.site_description(locale.name))
        or _description(home, name, place if number > 1 else words("All posts, newest first")),
        alternates=homes if number == 1 else ((locale, route),),
        default=locale_root(edition.config, edition.config.source) if number == 1 else route,
        values=values,
        markdown=markdown_place(home, edition) if home is not None and number == 1 else "",
        copies=content.copies if content is not None else {},
        updated=newest_of(part, edition),
    )


def _description(home: Article | None, name: str, otherwise: str) -> str:
    own = summary_of(home).text if home is not None else ""
    return own or (f"{name} · {otherwise}" if name else otherwise)


def _plain_pages(contents: Contents, locale: Locale, address: Address) -> tuple[Entry, ...]:
    edition, articles = contents.edition, contents.articles
    root = locale_root(edition.config, locale.name)
    return tuple(
        entry_of(one, contents, address)
        for one in sorted(articles, key=lambda article: article.route)
        if one.locale == locale and one.kind is not DocumentKind.POST and one.is_listed and one.route != root
    )


def _elsewhere(contents: Contents, locale: Locale, address: Address) -> Iterator[Elsewhere]:
    """Yield what this locale lacks, by the language it was written in."""
    edition, articles = contents.edition, contents.articles
    if edition.config.fallback(locale.name) != "list":
        return
    homes = {locale_root(edition.config, other.name) for other in edition.locales}
    lacking = [
        one
        for one in articles
        if one.source is None
        and one.is_listed
        and one.route not in homes
        and edition.route(one.group, locale.name) is None
        and one.locale.name == (one.group.source or one.locale.name)
    ]
    for other in edition.locales:
        entries = tuple(entry_of(one, contents, address) for one in lacking if one.locale == other)
        if entries and other != locale:
            yield Elsewhere(edition.words[locale.name].language(other, edition.locales), other, entries)
