"""The feeds: of each locale in every format, of each of its tags in Atom, with the whole text of the newest posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from docpipe.index.routes import locale_root
from docpipe.model.locale import Locale
from docpipe.model.page import Output, Route
from docpipe.publish.articles import Article, authors_of, day_of, posts, summary_of, tags_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.feeds.atom import atom
from docpipe.publish.feeds.feed import Feed, Item
from docpipe.publish.feeds.json_feed import json_feed
from docpipe.publish.feeds.rss import rss
from docpipe.publish.page import Page
from docpipe.publish.passages.content import content_of
from docpipe.publish.taxonomy import TAGS

_MOST_ENTRIES = 20
_NAMES: Mapping[str, Callable[[Feed], bytes]] = MappingProxyType(
    {"feed.xml": atom, "rss.xml": rss, "feed.json": json_feed}
)


def feeds(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield the feeds of each locale that has dated posts; addresses in feeds must be whole, so a base is needed."""
    edition = contents.edition

    @cache
    def item(route: Route) -> Item:
        return _item(by_route[route], edition)

    by_route = {article.route: article for article in contents.articles}
    for locale in edition.locales:
        if locale.name not in edition.feeds:
            continue
        newest = [item(post.route) for post in _dated(posts(contents.articles, locale))]
        name = edition.config.site_title(locale.name) or edition.urls.host
        home = locale_root(edition.config, locale.name)
        for file, write in _NAMES.items():
            place = f"/{locale.name}/{file}"
            yield Output(place[1:], write(_feed(name, locale, place, home, newest, edition)))
        for term in contents.taxonomy.of(TAGS, locale):
            place = f"{term.route}feed.xml"
            if dated := _dated(term.posts):
                items = [item(one.route) for one in dated]
                yield Output(
                    place[1:], atom(_feed(f"{name} · {term.label}", locale, place, term.route, items, edition))
                )


def feed_places(locales: Sequence[Locale], articles: Sequence[Article], base: str) -> dict[str, str]:
    """Return the site path of each Atom feed there will be, by the locale's name."""
    return {locale.name: f"/{locale.name}/feed.xml" for locale in locales if base and _dated(posts(articles, locale))}


def _dated(found: Sequence[Article]) -> list[Article]:
    return [post for post in found if post.meta.date is not None][:_MOST_ENTRIES]


def _feed(title: str, locale: Locale, place: str, home: Route, items: Sequence[Item], edition: Edition) -> Feed:
    absolute = edition.urls.absolute
    return Feed(title, title, locale.tag, absolute(place), absolute(home), tuple(items))


def _item(article: Article, edition: Edition) -> Item:
    own = edition.urls.absolute(article.route)
    content = content_of(article, edition, address=edition.urls.absolute, page=own, bare=True)
    notes = "".join(f"<li{note.attributes}>{note.markup}</li>" for note in content.filled.notes)
    # Put together as plain text: it is escaped as a whole, once.
    markup = f"{content.filled.markup}<ol>{notes}</ol>" if notes else str(content.filled.markup)
    moments = [moment for moment in (article.meta.date, article.meta.updated) if moment is not None]
    return Item(
        id=_identifier(article, edition),
        url=own,
        title=title_of(article),
        summary=summary_of(article),
        published=_moment(article.meta.date or max(moments), edition),
        updated=_moment(max(moments), edition),
        authors=authors_of(article, edition),
        tags=tags_of(article, edition),
        markup=markup,
        language=article.text_locale.tag,
    )


def _identifier(article: Article, edition: Edition) -> str:
    """Return a tag URI (RFC 4151): it stays when the slug or the permalink pattern changes."""
    year = article.meta.date.year if article.meta.date is not None else 2000
    return f"tag:{edition.urls.host},{year:04}:{article.locale.name}/{article.group.key}"


def _moment(moment: dt.datetime, edition: Edition) -> dt.datetime:
    return day_of(moment, edition)
