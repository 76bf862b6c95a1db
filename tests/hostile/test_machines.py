"""What machines read of the built site: feeds, lists, data and indexes parse, and hold no live markup."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import msgspec

from tests.hostile.built import Built
from tests.hostile.judge import Page, page_at

_XHTML = "{http://www.w3.org/1999/xhtml}"
BASE = "https://example.org/"
_HTML = {"{http://www.w3.org/2005/Atom}content", "{http://www.w3.org/2005/Atom}summary"}
_HTML |= {"{http://purl.org/rss/1.0/modules/content/}encoded"}


def files(built: Built, pattern: str) -> list[Path]:
    """Return the files of the built site of one kind."""
    return sorted(path for path in built.folder.rglob(pattern) if path.is_file())


def test_feeds_and_site_map_are_xml(built: Built) -> None:
    """Without a document type, and what they bring as HTML has nothing live in it."""
    found = files(built, "*.xml")
    assert len(found) > 20
    for path in found:
        text = path.read_text("utf-8")
        assert "<!DOCTYPE" not in text
        assert "<!ENTITY" not in text
        for element in ET.fromstring(text).iter():  # noqa: S314 - without a document type nothing expands
            assert not element.tag.startswith(_XHTML) or (element.tag == f"{_XHTML}link" and path.name == "sitemap.xml")
            if element.tag in _HTML and element.text:
                assert Page(element.text).live == [], path
            # The description of an item is HTML, that of a feed text.
            for item in element.findall("description") if element.tag == "item" else ():
                assert Page(item.text or "").live == [], path
            for name, value in element.attrib.items():
                assert name not in {"href", "src", "url"} or value.startswith(BASE), (path, value)


def test_the_site_map_lists_pages_of_the_site(built: Built) -> None:
    """Each place is a page that is there, and nothing that a post wrote."""
    places = re.findall(r"<loc>(.*?)</loc>", (built.folder / "sitemap.xml").read_text("utf-8"))
    assert len(places) > 100
    assert [place for place in places if not place.startswith(BASE)] == []
    assert (built.folder / "robots.txt").read_text("utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {BASE}sitemap.xml",
    ]


def test_json_is_json(built: Built) -> None:
    """Feeds and the index of the search: without NaN, and what they bring as HTML has nothing live in it."""
    found = files(built, "*.json")
    assert len(found) > 4
    for path in found:
        content = strict(path.read_text("utf-8"))
        for item in content.get("items", ()) if isinstance(content, dict) else ():
            assert Page(item.get("content_html", "")).live == [], path


def test_linked_data_is_json(built: Built) -> None:
    """Its addresses are those of the site or of the web, its names those that posts wrote."""
    count = 0
    for path in files(built, "*.html"):
        for data in page_at(path).data:
            content = strict(data)
            count += 1
            for value in addresses(content):
                assert value.startswith(("https://", "http://")), (path, value)
    assert count > 100


def test_titles_are_those_of_the_posts(built: Built) -> None:
    """None is what a script or a closing tag would make of it."""
    for path in files(built, "*.html"):
        assert page_at(path).title.strip(), path
    page = page_at(built.folder / "zh/machines/end-of-title/index.html")
    assert page.title.startswith("</title><script>pwned(1)</script> · </title><script>pwned('site title')</script>")


def test_the_list_for_programs_has_links_to_pages_only(built: Built) -> None:
    """A title or a summary that is Markdown or markup is neither in llms.txt."""
    text = (built.folder / "llms.txt").read_text("utf-8")
    assert re.search(r"(?<!\\)<", text) is None
    targets = re.findall(r"(?<!\\)\]\(([^)]*)\)", text)
    assert targets
    assert [target for target in targets if not target.startswith(BASE)] == []


def strict(text: str) -> Any:  # noqa: ANN401 - it is whatever JSON says
    """Return JSON as a strict reader takes it."""
    return msgspec.json.decode(text)


def addresses(content: object) -> list[str]:
    """Return all addresses in linked data."""
    if isinstance(content, list):
        return [one for each in content for one in addresses(each)]
    if not isinstance(content, dict):
        return []
    own = [
        value for name, value in content.items() if name in {"url", "@id", "image", "logo"} and isinstance(value, str)
    ]
    return own + [one for each in content.values() for one in addresses(each)]
