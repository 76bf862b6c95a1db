"""The sitemap and robots.txt."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.publish.factory import build

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_alternates() -> None:
    """Each page lists all its versions, itself included, and when its text changed."""
    built = build(
        {
            "content/zh/blog/2026-01-01-甲.md": "---\ntitle: 甲\n---\n文",
            "content/en/blog/2026-01-01-甲.md": "---\ntitle: A\n---\nx",
        }
    )
    root = ET.fromstring(built.text("sitemap.xml"))  # noqa: S314 - our own
    urls = {url.findtext(f"{SITEMAP}loc"): url for url in root}
    assert len(urls) == 7
    page = urls["https://example.org/en/blog/%E7%94%B2/"]
    assert [link.get("hreflang") for link in page.findall(f"{XHTML}link")] == ["zh-Hans", "en", "x-default"]
    assert page.findtext(f"{SITEMAP}lastmod") == "2026-01-01T00:00:00+08:00"
    assert not [url for url in urls if "404" in (url or "")]


def test_robots() -> None:
    """Crawlers are told where the sitemap is."""
    assert build({}).text("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
