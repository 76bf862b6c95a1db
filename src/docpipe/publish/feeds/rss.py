"""RSS 2.0 with the whole text in `content:encoded`, for readers that know nothing newer."""

from __future__ import annotations

import datetime as dt
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from docpipe.publish.feeds.feed import Feed, Item, plain


def rss(feed: Feed) -> bytes:
    """Return the feed as RSS."""
    items = (part for item in feed.items for part in _item(item))
    start = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">\n<channel>\n'
        f"<title>{_text(feed.title)}</title>\n<link>{_text(feed.home)}</link>\n"
        f"<description>{_text(feed.description or feed.title)}</description>\n"
        f"<language>{_text(feed.language)}</language>\n"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(feed.url)}/>\n'
        f"<lastBuildDate>{_moment(feed.updated)}</lastBuildDate>\n"
    )
    return b"".join((start.encode(), *items, b"</channel>\n</rss>\n"))


def _item(item: Item) -> tuple[bytes, ...]:
    people = "".join(f"<dc:creator>{_text(name)}</dc:creator>\n" for name in item.authors)
    tags = "".join(f"<category>{_text(tag)}</category>\n" for tag in item.tags)
    start = (
        f"<item>\n<title>{_text(item.title.text)}</title>\n<link>{_text(item.url)}</link>\n"
        f'<guid isPermaLink="false">{_text(item.id)}</guid>\n<pubDate>{_moment(item.published)}</pubDate>\n'
        f"<atom:updated>{item.updated.isoformat(timespec='seconds')}</atom:updated>\n{people}{tags}<description>{_text(item.summary.text)}</description>\n"
        "<content:encoded>"
    )
    return start.encode(), item.xml, b"</content:encoded>\n</item>\n"


def _moment(moment: dt.datetime) -> str:
    """Return a moment as RFC 822 has it."""
    return format_datetime(moment.replace(microsecond=0))


def _text(text: str) -> str:
    return escape(plain(text))
