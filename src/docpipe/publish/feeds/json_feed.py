"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json

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
        "items": [_item(item) for item in feed.items],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(item: Item) -> dict[str, object]:
    content = plain(item.markup)
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
    return {name: value for name, value in found.items() if value} | {"content_html": content}
