"""Feeds at the addresses they had."""

from __future__ import annotations

import msgspec

from docpipe.config.schema import Config
from tests.publish.factory import build, configured

POST = {"content/zh/posts/2026-01-01-a.md": "---\ntitle: 甲\n---\n文"}
ENGLISH = {"content/en/posts/2026-01-01-a.md": "---\ntitle: A\n---\ntext"}


def moved(generator: str, config: Config | None = None) -> Config:
    """Return the configuration of a site that has moved."""
    config = config or configured()
    settings = msgspec.convert({"moved_from": generator}, type(config.build))
    return msgspec.structs.replace(config, build=settings)


def test_a_feed_is_copied_byte_for_byte() -> None:
    """Programs that read feeds follow no page that leads on; other locales have theirs below their name."""
    built = build(POST | ENGLISH, config=moved("hexo"))
    assert built.text("atom.xml") == built.text("zh/feed.xml")
    assert built.text("rss2.xml") == built.text("zh/rss.xml")
    assert built.text("en/atom.xml") == built.text("en/feed.xml")


def test_our_own_feeds_stay() -> None:
    """Where the old place is one of ours, ours stands there."""
    built = build(POST | ENGLISH, config=moved("jekyll"))
    assert built.text("feed.xml") == built.text("zh/feed.xml")
    assert 'href="https://example.org/en/feed.xml"' in built.text("en/feed.xml")


def test_what_stands_there_already_stays() -> None:
    """A document and a file of the site's own go before a copy."""
    page = {"content/zh/x.md": "---\ntitle: 乙\nslug: /atom.xml/\n---\n文"}
    own = msgspec.structs.replace(configured("zh").site, root="source")
    config = moved("hexo", msgspec.structs.replace(configured("zh"), site=own))
    built = build(POST | page, config=config, assets=["static/rss2.xml"])
    assert "atom.xml" not in built.outputs
    assert "乙" in built.text("atom.xml/index.html")
    assert built.outputs["rss2.xml"].source == "/root/static/rss2.xml"


def test_sites_that_have_not_moved_have_none() -> None:
    """Without `moved_from`, and without an address of the site, there is no copy."""
    assert "atom.xml" not in build(POST).outputs
    assert "atom.xml" not in build(POST, config=moved("hexo", configured(base_url=""))).outputs
