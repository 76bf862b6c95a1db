"""The Atom feeds."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from tests.publish.factory import build, configured

ATOM = "{http://www.w3.org/2005/Atom}"
POSTS = {
    "content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲 & 乙\nupdated: 2026-03-04\n---\n"
    "见[乙](2026-01-02-b.md)[^1]\n\n[^1]: 注",
    "content/zh/blog/2026-01-02-b.md": "---\ntitle: 丙\n---\n文\x0b",
    "content/en/blog/2026-01-01-a.md": "---\ntitle: A\n---\nsee",
    "content/zh/about.md": "# 关于",
}


def feed(name: str) -> ET.Element:
    """Return a feed, parsed."""
    return ET.fromstring(build(POSTS).text(f"{name}/feed.xml"))  # noqa: S314 - our own


def test_entries() -> None:
    """Each locale has its own posts, whole, newest first, with stable ids."""
    root = feed("zh")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["丙", "甲 & 乙"]
    assert entries[1].findtext(f"{ATOM}id") == "tag:example.org,2026:zh/blog/2026-01-01-a"
    assert entries[1].findtext(f"{ATOM}published") == "2026-01-01T00:00:00+08:00"
    assert entries[1].findtext(f"{ATOM}updated") == "2026-03-04T00:00:00+08:00"
    assert root.findtext(f"{ATOM}updated") == "2026-03-04T00:00:00+08:00"
    assert [entry.findtext(f"{ATOM}title") for entry in feed("en").findall(f"{ATOM}entry")] == ["A"]


def test_content_has_whole_addresses() -> None:
    """Everything in a feed leads to where it stands, notes too, and carries no id of its own."""
    content = feed("zh").findall(f"{ATOM}entry")[1].findtext(f"{ATOM}content") or ""
    assert '<a href="https://example.org/zh/blog/b/">' in content
    assert '<a href="https://example.org/zh/blog/a/#fn-1"' in content
    assert "<li><p>注</p>" in content
    assert not re.search(r" id=", content)


def test_no_dated_posts_no_feed() -> None:
    """A locale without posts has no feed and announces none."""
    built = build({"content/zh/about.md": "# 关于"}, config=configured())
    assert "zh/feed.xml" not in built.outputs
    assert "atom" not in built.text("zh/about/index.html")
