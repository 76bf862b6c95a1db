"""Atom."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given

from docpipe.publish.feeds.atom import atom
from tests.publish.feeds.samples import FEED, HOSTILE, ITEM, hostile
from tests.publish.schemas import ATOM, check_atom, read_feed

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def test_what_readers_get() -> None:
    """Everything the feed knows, each text as it was."""
    text = atom(FEED).decode()
    check_atom(text)
    found = read_feed(text)
    assert (found.feed.title, found.feed.subtitle) == ("测试站", "关于 <i>一切</i>")
    assert (found.feed.id, found.feed.link) == (FEED.home, FEED.home)
    assert found.feed.updated == "2026-02-03T00:00:00+00:00"
    entry = found.entries[0]
    assert (entry.title, entry.id, entry.link) == (ITEM.title.text, ITEM.id, ITEM.url)
    assert entry.published == "2026-01-02T03:04:05+08:00"
    assert [author.name for author in entry.authors] == list(ITEM.authors)
    assert [tag.term for tag in entry.tags] == list(ITEM.tags)


def test_languages() -> None:
    """A text in another language than the feed says which, and an entry names its page in each language."""
    root = ET.fromstring(atom(FEED))  # noqa: S314 - our own
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    summary, title = entry.find(f"{ATOM}summary"), entry.find(f"{ATOM}title")
    assert summary is not None
    assert title is not None
    assert (summary.get(LANGUAGE), title.get(LANGUAGE)) == ("en", None)
    links = [(link.get("hreflang"), link.get("href")) for link in entry.findall(f"{ATOM}link")]
    assert links == [("zh-Hans", ITEM.url), *((each.language, each.url) for each in ITEM.versions)]


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_breaks_it(title: str, markup: str, name: str) -> None:
    """Whatever a post holds, the feed is well-formed and valid."""
    check_atom(atom(hostile(title, markup, name)).decode())
