"""The feeds: of each locale and of each of its tags in every format, with the whole text of the newest posts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple
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
from docpipe.publish.looks import Look
from docpipe.publish.moments import changed_of
from docpipe.publish.moved.feeds import old_feeds, with_copies
from docpipe.publish.output import Pages, Part
from docpipe.publish.passages.content import content_of
from docpipe.publish.sharing.site_card import site_card
from docpipe.publish.taxonomy import TAGS, Term

_MOST_ENTRIES = 20
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # Posts without a date are in no feed.
_WRITERS: Mapping[FeedPlace, Callable[[Feed], bytes]] = MappingProxyType({ATOM: atom, RSS: rss, JSON_FEED: json_feed})


def feeds(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield the feeds of each locale that has dated posts; addresses in feeds must be whole, so a base is needed.

    A page that stands in for a translation is in none of them. A feed that stood elsewhere stands there, too.
    """
    edition = contents.edition
    for locale in edition.locales:
        if locale.name in edition.feeds:
            lists = tuple(_lists(locale, contents))
            items = _Items(edition, Counter(post.route for each in lists for post in each.posts))
            yield [
                Part(f"{each.folder[1:]}feed", partial(_files, each, locale, items), places=_places(each, edition))
                for each in lists
            ]


class _List(NamedTuple):
    """Posts that have feeds of their own.

    Attributes:
        folder: site path of the folder that the feeds are in.
        route: what the feeds are of.
    """

    title: str
    about: str
    folder: str
    route: Route
    posts: Sequence[Article]


def _lists(locale: Locale, contents: Contents) -> Iterator[_List]:
    """Yield the posts of a locale, and those of each of its tags."""
    edition = contents.edition
    name = edition.config.site_title(locale.name) or edition.urls.host
    about = edition.config.site_description(locale.name) or name
    home = locale_root(edition.config, locale.name)
    yield _List(name, about, f"/{locale.name}/", home, _dated(posts(contents.articles, locale)))
    for term in contents.taxonomy.of(TAGS, locale):
        if found := _dated(term.posts):
            yield _List(f"{name} · {term.label}", f"{about} · {term.label}", term.route, term.route, found)


class _Items:
    """The posts of a locale as feeds have them: each is made once, and let go with the last feed that has it."""

    def __init__(self, edition: Edition, uses: Counter[Route]) -> None:
        self.edition = edition
        self._uses = uses
        self._known: dict[Route, tuple[Item, frozenset[Look]]] = {}

    def of(self, article: Article) -> Item:
        item = self.edition.watch.remembered(self._known, article.route, lambda: _item(article, self.edition))
        self._uses[article.route] -= 1
        if self._uses[article.route] <= 0:
            del self._known[article.route]
        return item


def _places(listed: _List, edition: Edition) -> tuple[str, ...]:
    """Return the paths of a list's feeds, and of their copies."""
    copies, own = old_feeds(edition), [listed.folder[1:] + file.path for file in _WRITERS]
    return tuple(place for path in own for place in (path, *copies.get(path, ())))


def _files(listed: _List, locale: Locale, items: _Items) -> Iterator[Output]:
    edition = items.edition
    found = tuple(map(items.of, listed.posts))
    files = (
        _output(
            write, _feed((listed.title, listed.about), locale, listed.folder + file.path, listed.route, found, edition)
        )
        for file, write in _WRITERS.items()
    )
    return with_copies(files, edition)


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
