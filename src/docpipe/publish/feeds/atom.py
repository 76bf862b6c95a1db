"""Atom (RFC 4287): the only format in which every entry has a language of its own."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from docpipe.publish.feeds.feed import Feed, Item, plain

# Some readers open the first link to `text/html`, some the last. With its parameter a type is as true, and only the
# entry's own page is just that.
_VERSION = 'rel="alternate" type="text/html; charset=utf-8"'


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    entries = (part for item in feed.items for part in _entry(item, feed.language))
    subtitle = f"<subtitle>{_text(feed.description)}</subtitle>\n" if feed.description != feed.title else ""
    logo = f"<logo>{_text(feed.image)}</logo>\n" if feed.image else ""
    start = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.language)}>\n'
        f"<title>{_text(feed.title)}</title>\n{subtitle}<id>{_text(feed.home)}</id>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed.url)}/>\n'
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(feed.language)} href={quoteattr(feed.home)}/>\n'
        f"<updated>{feed.updated.isoformat(timespec='seconds')}</updated>\n"
        f"{logo}<author><name>{_text(feed.title)}</name></author>\n"
    )
    return b"".join((start.encode(), *entries, b"</feed>\n"))


def _entry(item: Item, language: str) -> tuple[bytes, ...]:
    people = "".join(f"<author><name>{_text(name)}</name></author>\n" for name in item.authors)
    tags = "".join(f"<category term={quoteattr(plain(tag))}/>\n" for tag in item.tags)
    versions = "".join(
        f"<link {_VERSION} hreflang={quoteattr(each.language)} href={quoteattr(each.url)}/>\n" for each in item.versions
    )
    start = (
        f"<entry>\n<title{_language(item.title.locale.tag, language)}>{_text(item.title.text)}</title>\n"
        f"<id>{_text(item.id)}</id>\n"
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(item.language)} href={quoteattr(item.url)}/>\n'
        f"{versions}"
        f"<published>{item.published.isoformat(timespec='seconds')}</published>\n"
        f"<updated>{item.updated.isoformat(timespec='seconds')}</updated>\n{people}{tags}"
        f"<summary{_language(item.summary.locale.tag, language)}>{_text(item.summary.text)}</summary>\n"
        f'<content type="html"{_language(item.language, language)}>'
    )
    return start.encode(), item.xml, b"</content>\n</entry>\n"


def _language(own: str, around: str) -> str:
    return f" xml:lang={quoteattr(own)}" if own != around else ""


def _text(text: str) -> str:
    return escape(plain(text))
