"""The formats that machines read, as schemas: what every file of a site must fulfil."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # it ships none
import jsonschema
import xmlschema

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_HERE = Path(__file__).parent
_FEED = ("id", "title", "updated")
_ENTRY = (*_FEED, "published", "content")


@cache
def _xml(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(_HERE / name))


@cache
def _json() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((_HERE / "json_feed.json").read_text("utf-8")))


def check_sitemap(text: str) -> None:
    """Hold a sitemap or an index of sitemaps against the protocol."""
    _xml("sitemap.xsd").validate(text)


def check_atom(text: str) -> None:
    """Hold an Atom feed against RFC 4287, and count what must be there once."""
    _xml("atom.xsd").validate(text)
    root = ET.fromstring(text)  # noqa: S314 - our own
    for element, once in ((root, _FEED), *((entry, _ENTRY) for entry in root.iter(f"{ATOM}entry"))):
        assert {name: len(element.findall(ATOM + name)) for name in once} == dict.fromkeys(once, 1)
        own = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        # RFC 4287, §4.1.1 and §4.1.2: no two of one type and one language.
        assert len({(link.get("type"), link.get("hreflang")) for link in own}) == len(own) > 0
    for entry in root.iter(f"{ATOM}entry"):
        # With markup in it, an entry is whole without a summary; one author is needed somewhere.
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None


def check_rss(text: str) -> None:
    """Hold an RSS feed against what RSS 2.0 requires, with the whole text and the address of the feed itself."""
    found = read_feed(text)
    assert found.version == "rss20"
    channel = ET.fromstring(text).find("channel")  # noqa: S314 - our own
    assert channel is not None
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert len(channel.findall(name)) == 1
        assert (channel.findtext(name) or "").strip()
    assert [link.get("rel") for link in channel.findall(f"{ATOM}link")] == ["self"]
    for item in channel.iter("item"):
        assert all((item.findtext(name) or "").strip() for name in ("title", "link", "guid", "pubDate"))
        assert item.find("guid").get("isPermaLink") == "false"  # type: ignore[union-attr]  # it is there, see above
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None
        assert item.find(f"{CONTENT}encoded") is not None


def check_json_feed(text: str) -> None:
    """Hold a JSON Feed against version 1.1."""
    _json().validate(json.loads(text))


def read_feed(text: str) -> feedparser.FeedParserDict:
    """Return a feed of any XML format as feed readers see it; it must be well-formed."""
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    return found
