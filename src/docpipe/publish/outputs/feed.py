"""The feeds: of each locale and of each of its tags in every format, with the whole text of the newest posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from docpipe.index.routes import locale_root
from docpipe.model.locale import Locale
from docpipe.model.page import Output, Route
from docpipe.publish.articles import (
    Article,
    alternates_of,
    authors_of,
    day_of,
    posts,
    summary_of,
    tags_of,
    title_of,
)
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.feeds.atom import atom
from docpipe.publish.feeds.feed import Feed, Item, Version
from docpipe.publish.feeds.json_feed import json_feed
from docpipe.publish.feeds.place import ATOM, FORMATS, JSON_FEED, RSS, FeedPlace
from docpipe.publish.feeds.rss import rss
from docpipe.publish.moments import changed_of
from docpipe.publish.moved.feeds import with_copies
from docpipe.publish.page import Page
from docpipe.publish.passages.content import content_of
from docpipe.publish.sharing.site_card import site_card
from docpipe.publish.taxonomy import TAGS, Term

_MOST_ENTRIES = 20
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # Posts without a date are in no feed.
_WRITERS: Mapping[FeedPlace, Callable[[Feed], bytes]] = MappingProxyType({ATOM: atom, RSS: rss, JSON_FEED: json_feed})


def feeds(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield the feeds of each locale that has dated posts; addresses in feeds must be whole, so a base is needed.

    A page that stands in for a translation is in none of them. A feed that stood elsewhere stands there, too.
    """
    return with_copies(_feeds(contents), contents.edition)


def _feeds(contents: Contents) -> Iterator[Output]:
    edition = contents.edition
    by_route = {article.route: article for article in contents.articles}
    for locale in edition.locales:
        if locale.name not in edition.feeds:
            continue

        @cache
        def item(route: Route) -> Item:
            return _item(by_route[route], edition)

        name = edition.config.site_title(locale.name) or edition.urls.host
        about = edition.config.site_description(locale.name) or name
        home = locale_root(edition.config, locale.name)
        listed = [item(post.route) for post in _dated(posts(contents.articles, locale))]
        for file, write in _WRITERS.items():
            yield _output(write, _feed((name, about), locale, f"/{locale.name}/{file.path}", home, listed, edition))
        for term in contents.taxonomy.of(TAGS, locale):
            said = f"{name} · {term.label}", f"{about} · {term.label}"
            items = [item(one.route) for one in _dated(term.posts)]
            for file, write in _WRITERS.items() if items else ():
                yield _output(write, _feed(said, locale, f"{term.route}{file.path}", term.route, items, edition))


def feed_places(locales: Sequence[Locale], articles: Sequence[Article], base: str) -> dict[str, tuple[FeedPlace, ...]]:
    """Return the feeds there will be of each locale's posts, by the locale's name; the first is the best."""
    found = (locale for locale in locales if base and _dated(posts(articles, locale)))
    return {locale.name: _below(f"/{locale.name}/") for locale in found}


def feeds_of(term: Term, edition: Edition) -> tuple[FeedPlace, ...]:
    """Return the feeds of a tag; none where it has no dated posts."""
    return _below(term.route) if edition.urls.base and _dated(term.posts) else ()


def _below(folder: str) -> tuple[FeedPlace, ...]:
    return tuple(format_.below(folder) for format_ in FORMATS)


def _output(write: Callable[[Feed], bytes], feed: Feed) -> Output:
    return Output(feed.place[1:], write(feed))


def _dated(found: Sequence[Article]) -> list[Article]:
    return [post for post in found if post.meta.date is not None][:_MOST_ENTRIES]


def _feed(
    said: tuple[str, str], locale: Locale, place: str, home: Route, items: Sequence[Item], edition: Edition
) -> Feed:
    absolute = edition.urls.absolute
    title, about = said
    return Feed(
        title=title,
        description=about,
        language=locale.tag,
        place=place,
        url=absolute(place),
        home=absolute(home),
        image=site_card(edition, locale).image,
        items=tuple(items),
    )


def _item(article: Article, edition: Edition) -> Item:
    own = edition.urls.absolute(article.route)
    content = content_of(article, edition, address=edition.urls.absolute, page=own, bare=True)
    notes = "".join(f"<li{note.attributes}>{note.markup}</li>" for note in content.filled.notes)
    # Put together as plain text: it is escaped as a whole, once.
    markup = f"{content.filled.markup}<ol>{notes}</ol>" if notes else str(content.filled.markup)
    published = day_of(article.meta.date or _NEVER, edition)
    return Item(
        id=_identifier(article, edition),
        url=own,
        title=title_of(article),
        summary=summary_of(article),
        published=published,
        updated=changed_of(article, edition) or published,
        authors=tuple(dict.fromkeys(filter(str.strip, authors_of(article, edition)))),
        tags=tuple(dict.fromkeys(filter(str.strip, tags_of(article, edition)))),
        markup=markup,
        language=article.text_locale.tag,
        versions=tuple(
            Version(locale.tag, edition.urls.absolute(route))
            for locale, route in alternates_of(article, edition)
            if locale != article.locale
        ),
    )


def _identifier(article: Article, edition: Edition) -> str:
    """Return a tag URI (RFC 4151): it stays when the slug or the permalink pattern changes."""
    year = article.meta.date.year if article.meta.date is not None else 2000
    key = quote(f"{article.locale.name}/{article.group.key}", safe="/-._~")
    return f"tag:{edition.urls.host},{year:04}:{key}"
