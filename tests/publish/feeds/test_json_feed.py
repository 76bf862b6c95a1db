"""JSON Feed."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given

from docpipe.publish.feeds.json_feed import json_feed
from tests.publish.feeds.samples import FEED, HOSTILE, ITEM, hostile
from tests.publish.schemas import check_json_feed


def test_what_readers_get() -> None:
    """Everything the feed knows, and no field that is empty."""
    text = json_feed(FEED).decode()
    check_json_feed(text)
    found = json.loads(text)
    assert (found["language"], found["icon"], found["description"]) == ("zh-Hans", FEED.image, FEED.description)
    first, second = found["items"]
    assert first["content_html"] == ITEM.markup
    assert first["authors"] == [{"name": "林舟"}, {"name": "A & B"}]
    assert not {"authors", "tags"} & second.keys()


@given(HOSTILE, HOSTILE, HOSTILE)
def test_the_form_is_that_of_one_document(title: str, markup: str, name: str) -> None:
    """Entries are written one by one, and stand as if the whole feed had been written at once."""
    text = json_feed(hostile(title, markup, name)).decode()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def test_an_entry_needs_content() -> None:
    """A post without text has an empty one."""
    feed = msgspec.structs.replace(FEED, items=(msgspec.structs.replace(ITEM, markup=""),))
    check_json_feed(json_feed(feed).decode())


@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_breaks_it(title: str, markup: str, name: str) -> None:
    """Whatever a post holds, the feed is valid JSON with all it needs."""
    check_json_feed(json_feed(hostile(title, markup, name)).decode())
