"""One Atom feed per locale (RFC 4287), with the whole text of the newest posts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from docpipe.index.routes import locale_root
from docpipe.model.locale import Locale
from docpipe.model.page import Output
from docpipe.publish.articles import Article, authors_of, day_of, posts, summary_of, tags_of, title_of
from docpipe.publish.content import content_of
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page
from docpipe.publish.text import Text

_MOST_ENTRIES = 20
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feeds(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield the feed of each locale that has dated posts; addresses in feeds must be whole, so a base is needed."""
    edition = contents.edition
    for locale in edition.locales:
        if locale.name in edition.feeds:
            text = _feed(locale, edition, _dated(contents.articles, locale)[:_MOST_ENTRIES])
            yield Output(edition.feeds[locale.name].removeprefix("/"), text.encode())


def feed_places(locales: Sequence[Locale], articles: Sequence[Article], base: str) -> dict[str, str]:
    """Return the site path of each feed there will be, by the locale's name."""
    return {locale.name: f"/{locale.name}/feed.xml" for locale in locales if base and _dated(articles, locale)}


def _dated(articles: Sequence[Article], locale: Locale) -> list[Article]:
    return [post for post in posts(articles, locale) if post.meta.date is not None]


def _feed(locale: Locale, edition: Edition, found: Sequence[Article]) -> str:
    name = edition.config.site_title(locale.name) or edition.urls.host
    home = edition.urls.absolute(locale_root(edition.config, locale.name))
    own = edition.urls.absolute(edition.feeds[locale.name])
    entries = "".join(_entry(article, edition) for article in found)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale.tag)}>\n'
        f"<title>{_text(name)}</title>\n<id>{_text(home)}</id>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(locale.tag)} href={quoteattr(home)}/>\n'
        f"<updated>{_moment(max(map(_updated, found)), edition)}</updated>\n"
        f"<author><name>{_text(name)}</name></author>\n{entries}</feed>\n"
    )


def _entry(article: Article, edition: Edition) -> str:
    own = edition.urls.absolute(article.route)
    content = content_of(article, edition, address=edition.urls.absolute, page=own, bare=True)
    notes = "".join(f"<li{note.attributes}>{note.markup}</li>" for note in content.filled.notes)
    # Put together as plain text: it is escaped as a whole, once.
    markup = f"{content.filled.markup}<ol>{notes}</ol>" if notes else str(content.filled.markup)
    date = article.meta.date
    published = f"<published>{_moment(date, edition)}</published>\n" if date is not None else ""
    people = "".join(f"<author><name>{_text(name)}</name></author>\n" for name in authors_of(article, edition))
    tags = "".join(f"<category term={quoteattr(_plain(tag))}/>\n" for tag in tags_of(article, edition))
    summary = summary_of(article)
    return (
        f"<entry>\n<title{_language(title_of(article), article.locale)}>{_text(title_of(article).text)}</title>\n"
        f"<id>{_text(_identifier(article, edition))}</id>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(own)}/>\n'
        f"{published}<updated>{_moment(_updated(article), edition)}</updated>\n{people}{tags}"
        f"<summary{_language(summary, article.locale)}>{_text(summary.text)}</summary>\n"
        f'<content type="html"{_language(Text("", article.text_locale), article.locale)}>{_text(markup)}</content>\n'
        "</entry>\n"
    )


def _identifier(article: Article, edition: Edition) -> str:
    """Return a tag URI (RFC 4151): it stays when the slug or the permalink pattern changes."""
    year = article.meta.date.year if article.meta.date is not None else 2000
    return f"tag:{edition.urls.host},{year:04}:{article.locale.name}/{article.group.key}"


def _updated(article: Article) -> dt.datetime:
    found = [moment for moment in (article.meta.date, article.meta.updated) if moment is not None]
    return max(found)


def _moment(moment: dt.datetime, edition: Edition) -> str:
    return day_of(moment, edition).isoformat(timespec="seconds")


def _language(text: Text, feed: Locale) -> str:
    return f" xml:lang={quoteattr(text.locale.tag)}" if text.locale.tag != feed.tag else ""


def _text(text: str) -> str:
    return escape(_plain(text))


def _plain(text: str) -> str:
    """Return the text without the characters that XML 1.0 (§2.2) cannot hold in any form."""
    return _NOT_XML.sub("", text)
