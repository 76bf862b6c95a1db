"""RSS 2.0."""

from __future__ import annotations

from hypothesis import given

from docpipe.publish.feeds.rss import rss
from tests.publish.feeds.samples import FEED, HOSTILE, ITEM, hostile
from tests.publish.schemas import check_rss, read_feed


def test_what_readers_get() -> None:
    """Everything the feed knows, with the whole text beside the summary."""
    text = rss(FEED).decode()
    check_rss(text)
    found = read_feed(text)
    assert (found.feed.title, found.feed.language, found.feed.link) == ("测试站", "zh-Hans", FEED.home)
    entry = found.entries[0]
    assert (entry.title, entry.id, entry.link) == (ITEM.title.text, ITEM.id, ITEM.url)
    assert entry.guidislink is False
    assert entry.published == "Fri, 02 Jan 2026 03:04:05 +0800"
    assert entry.summary == "Summary"
    assert "]]>" in entry.content[0].value or "]]&gt;" in entry.content[0].value
    assert "<updated>" in text.replace("atom:", "")


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_breaks_it(title: str, markup: str, name: str) -> None:
    """Whatever a post holds, the feed is well-formed and has what it needs."""
    check_rss(rss(hostile(title, markup, name)).decode())
