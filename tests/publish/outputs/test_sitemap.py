"""The sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.publish.outputs import sitemap
from tests.publish.factory import Built, build, configured
from tests.publish.schemas import check_sitemap

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
POSTS = {
    "content/zh/blog/2026-01-01-甲.md": "---\ntitle: 甲\ntags: [a&b]\n---\n文",
    "content/en/blog/2026-01-01-甲.md": "---\ntitle: A\n---\nx",
}


def urls(built: Built, path: str = "sitemap.xml") -> dict[str, ET.Element]:
    """Return the entries of a sitemap by address."""
    root = ET.fromstring(built.text(path))  # noqa: S314 - our own
    return {url.findtext(f"{SITEMAP}loc") or "": url for url in root}


def test_alternates() -> None:
    """Each page lists all its versions, itself included, and when its text changed."""
    built = build(POSTS)
    found = urls(built)
    page = found["https://example.org/en/blog/%E7%94%B2/"]
    assert [link.get("hreflang") for link in page.findall(f"{XHTML}link")] == ["zh-Hans", "en", "x-default"]
    assert page.findtext(f"{SITEMAP}lastmod") == "2026-01-01T00:00:00+08:00"
    assert not [url for url in found if "404" in url or "search" in url]
    check_sitemap(built.text("sitemap.xml"))


def test_last_change() -> None:
    """It is that of the page's own text, or of the newest post of a list."""
    posts = POSTS | {"content/zh/blog/2026-01-01-甲.md": "---\ntitle: 甲\nupdated: 2026-02-03\n---\n文"}
    found = {url: entry.findtext(f"{SITEMAP}lastmod") for url, entry in urls(build(posts)).items()}
    assert found["https://example.org/zh/blog/%E7%94%B2/"] == "2026-02-03T00:00:00+08:00"
    assert found["https://example.org/zh/"] == "2026-02-03T00:00:00+08:00"
    assert found["https://example.org/en/blog/%E7%94%B2/"] == "2026-01-01T00:00:00+08:00"
    assert found["https://example.org/en/"] == "2026-01-01T00:00:00+08:00"


def test_too_many_pages_for_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitemap is then a list of the files that hold the pages, all of them and each once."""
    whole = urls(build(POSTS))
    monkeypatch.setattr(sitemap.divided, "__defaults__", (4, sitemap.MOST_BYTES))
    built = build(POSTS)
    check_sitemap(built.text("sitemap.xml"))
    parts = [url.removeprefix("https://example.org/") for url in urls(built)]
    assert parts == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert len(parts) > 1
    for part in parts:
        check_sitemap(built.text(part))
        assert len(urls(built, part)) <= 4
    assert [url for part in parts for url in urls(built, part)] == list(whole)


@given(st.lists(st.integers(10, 400), max_size=40), st.integers(1, 9), st.integers(400, 3000))
def test_no_part_is_too_long(lengths: list[int], most_pages: int, most_bytes: int) -> None:
    """All entries, in their order, none in two files, and no file above either limit unless one entry alone is."""
    found = [f"<url>{number:03}{'文' * length}</url>" for number, length in enumerate(lengths)]
    parts = list(sitemap.divided(found, most_pages, most_bytes))
    inner = [part.decode().partition('xhtml">\n')[2].removesuffix("</urlset>\n") for part in parts]
    assert "".join(inner) == "".join(found)
    assert all(text.count("<url>") <= most_pages for text in inner)
    assert all(len(part) <= most_bytes or text.count("<url>") == 1 for part, text in zip(parts, inner, strict=True))
    assert len(parts) == 1 or all(inner)


@pytest.mark.stress
def test_fifty_thousand_and_one() -> None:
    """The real limit of pages holds."""
    entry = "<url>\n<loc>https://example.org/</loc>\n</url>\n"
    first, second = sitemap.divided([entry] * (sitemap.MOST_PAGES + 1))
    check_sitemap(first.decode())
    check_sitemap(second.decode())


def test_no_base_no_sitemap() -> None:
    """A sitemap needs whole addresses."""
    built = build(POSTS, config=configured(base_url=""))
    assert "sitemap.xml" not in built.outputs
    assert "Sitemap" not in built.text("robots.txt")
