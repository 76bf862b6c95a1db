"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json

import msgspec

from docpipe.publish.feeds.feed import Feed, Item, plain


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON."""
    content: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description or feed.title,
        "language": feed.language,
        **({"icon": feed.image} if feed.image else {}),
    }
    start = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("\n}").encode("utf-8", "replace")
    return b"".join((start, b',\n "items": [\n  ', b",\n  ".join(map(_written, feed.items)), b"\n ]\n}\n"))


def _written(item: Item) -> bytes:
    # No text has a line break of its own in JSON: what there is belongs to the form.
    return msgspec.json.format(msgspec.json.encode(_item(item)), indent=1).replace(b"\n", b"\n  ")


def _item(item: Item) -> dict[str, object]:
    found: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": plain(item.title.text),
        "summary": plain(item.summary.text),
        "date_published": item.published.isoformat(timespec="seconds"),
        "date_modified": item.updated.isoformat(timespec="seconds"),
        "language": item.language,
        "tags": [plain(tag) for tag in item.tags],
        "authors": [{"name": plain(name)} for name in item.authors],
    }
    # An entry needs its content, even where there is none.
    return {name: value for name, value in found.items() if value} | {"content_html": item.text}
