"""The feeds of a site: what each has, and when it changes."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from docpipe.model.taxonomy import Registries, Term
from docpipe.model.translation import Freshness
from tests.publish.factory import Built, build, configured, pair
from tests.publish.schemas import ATOM, check_atom, check_json_feed, check_rss, read_feed

POSTS = {
    "content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲 & 乙\nupdated: 2026-03-04\ntags: [ai, 数据]\n"
    "authors: [{name: 林舟}]\n---\n见[乙](2026-01-02-b.md)[^1]\n\n## 二 {#two}\n\n![图](a.png)\n\n[^1]: 注",
    "content/zh/blog/2026-01-02-b.md": "---\ntitle: 丙\n---\n文\x0b",
    "content/en/blog/2026-01-01-a.md": "---\ntitle: A\n---\nsee",
    "content/zh/about.md": "# 关于",
}
REGISTRIES = Registries(tags={"ai": Term("ai", {"zh": "人工智能", "en": "AI"})})
CHECKS = {"feed.xml": check_atom, "rss.xml": check_rss, "feed.json": check_json_feed}


def site(*, posts: dict[str, str] = POSTS, base_url: str = "https://example.org/") -> Built:
    """Return the site."""
    config = configured(base_url=base_url)
    return build(posts, assets=["content/zh/blog/a.png"], registries=REGISTRIES, config=config)


def feed(name: str) -> ET.Element:
    """Return an Atom feed, parsed."""
    return ET.fromstring(site().text(f"{name}/feed.xml"))  # noqa: S314 - our own


def entries(built: Built, place: str) -> dict[str, str]:
    """Return when each entry of a feed changed, by its id."""
    return {entry.id: entry.updated for entry in read_feed(built.text(place)).entries}


@pytest.mark.parametrize("format_", CHECKS)
def test_every_feed_is_valid(format_: str) -> None:
    """Each locale and each of its tags has a feed in every format, and each of them fulfils its specification."""
    built = site()
    found = [path for path in built.outputs if path.endswith(f"/{format_}")]
    tags = ("ai", "数据")
    assert sorted(found) == sorted(
        [f"{locale}/{format_}" for locale in ("zh", "en")]
        + [f"{locale}/tags/{tag}/{format_}" for locale in ("zh", "en") for tag in tags]
    )
    for path in found:
        CHECKS[format_](built.text(path))


@pytest.mark.parametrize("format_", ["feed.xml", "rss.xml"])
def test_readers_understand_the_feeds(format_: str) -> None:
    """What a feed reader shows: the title in the feed's language, whole texts, newest first, each with its own page."""
    found = read_feed(site().text(f"zh/{format_}"))
    assert (found.feed.title, found.feed.language) == ("测试站", "zh-Hans")
    assert found.feed.link == "https://example.org/zh/"
    assert [entry.title for entry in found.entries] == ["丙", "甲 & 乙"]
    assert [entry.link for entry in found.entries] == [f"https://example.org/zh/blog/{name}/" for name in "ba"]
    assert "<li><p>注</p>" in found.entries[1].content[0].value
    assert [tag.term for tag in found.entries[1].tags] == ["人工智能", "数据"]


def test_entries() -> None:
    """Each locale has its own posts, whole, newest first, with stable ids."""
    root = feed("zh")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    found = root.findall(f"{ATOM}entry")
    assert found[1].findtext(f"{ATOM}id") == "tag:example.org,2026:zh/blog/2026-01-01-a"
    assert found[1].findtext(f"{ATOM}published") == "2026-01-01T00:00:00+08:00"
    assert found[1].findtext(f"{ATOM}updated") == "2026-03-04T00:00:00+08:00"
    assert root.findtext(f"{ATOM}updated") == "2026-03-04T00:00:00+08:00"
    assert [entry.findtext(f"{ATOM}title") for entry in feed("en").findall(f"{ATOM}entry")] == ["A"]


def test_entries_name_their_translations() -> None:
    """An entry links to its text in other languages; the first and the last page of plain HTML are its own."""
    entry = feed("zh").findall(f"{ATOM}entry")[1]
    assert [(link.get("type"), link.get("hreflang"), link.get("href")) for link in entry.findall(f"{ATOM}link")] == [
        ("text/html", "zh-Hans", "https://example.org/zh/blog/a/"),
        ("text/html; charset=utf-8", "en", "https://example.org/en/blog/a/"),
    ]


def test_content_has_whole_addresses() -> None:
    """Everything in a feed leads to where it stands, notes too, and carries no id of its own."""
    content = feed("zh").findall(f"{ATOM}entry")[1].findtext(f"{ATOM}content") or ""
    assert '<a href="https://example.org/zh/blog/b/">' in content
    assert '<a href="https://example.org/zh/blog/a/#fn-1"' in content
    assert 'src="https://example.org/zh/blog/a/a.png"' in content
    assert not re.search(r" id=", content)


def test_a_source_that_moves_on_changes_no_translation() -> None:
    """`updated` of an entry is that of its own language, in every format, and so is `lastmod` in the sitemap."""
    posts = dict(POSTS)
    before = site(posts=posts)
    posts["content/zh/blog/2026-01-01-a.md"] = POSTS["content/zh/blog/2026-01-01-a.md"].replace("03-04", "05-06")
    after = site(posts=posts)
    key = "tag:example.org,2026:zh/blog/2026-01-01-a"
    assert entries(before, "zh/feed.xml")[key] == "2026-03-04T00:00:00+08:00"
    assert entries(after, "zh/feed.xml")[key] == "2026-05-06T00:00:00+08:00"
    for path in ("en/feed.xml", "en/rss.xml", "en/feed.json"):
        assert after.text(path) == before.text(path)
    assert dict.fromkeys(entries(after, "en/feed.xml"), "2026-01-01T00:00:00+08:00") == entries(after, "en/feed.xml")


def test_a_translation_that_catches_up_is_news_in_its_locale_only() -> None:
    """Its own `updated` moves its entry, and nobody else's; the id stays."""
    posts = POSTS | {"content/en/blog/2026-01-01-a.md": "---\ntitle: A\nupdated: 2026-04-05\n---\nsee"}
    before, after = site(), site(posts=posts)
    assert after.text("zh/feed.xml") == before.text("zh/feed.xml")
    assert entries(before, "en/feed.xml").keys() == entries(after, "en/feed.xml").keys()
    assert set(entries(after, "en/feed.xml").values()) == {"2026-04-05T00:00:00+08:00"}
    assert json.loads(after.text("en/feed.json"))["items"][0]["date_modified"] == "2026-04-05T00:00:00+08:00"


def test_ids_outlive_addresses() -> None:
    """A new slug changes where an entry leads, and not what it is."""
    posts = POSTS | {"content/en/blog/2026-01-01-a.md": "---\ntitle: A\nslug: other\n---\nsee"}
    assert entries(site(posts=posts), "en/feed.xml").keys() == entries(site(), "en/feed.xml").keys()


def test_no_page_that_stands_in() -> None:
    """A post that a locale shows in the source's language is no entry of that locale's feed."""
    built = build(POSTS, routes={("en", "blog/2026-01-02-b"): "/en/blog/b/"})
    assert 'lang="zh-Hans"' in built.text("en/blog/b/index.html")
    for path in ("en/feed.xml", "en/rss.xml", "en/feed.json"):
        assert "blog/b" not in built.text(path)


def test_foreign_passages_say_their_language() -> None:
    """A title that is not translated yet has its language, in the formats that can say so."""
    path = "content/en/blog/2026-01-01-a.md"
    posts = POSTS | {path: "---\ntitle: 甲 & 乙\n---\nsee"}
    states = {path: (pair(0, 0, Freshness.UNTRANSLATED), pair(1, 1, Freshness.CURRENT))}
    root = ET.fromstring(build(posts, states=states).text("en/feed.xml"))  # noqa: S314 - our own
    title = root.find(f"{ATOM}entry/{ATOM}title")
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


def test_every_page_announces_the_feeds() -> None:
    """All formats of the page's locale, on every page there is; a tag's page names the tag's before them."""
    built = site()
    pages = [path for path in built.outputs if path.endswith(".html")]
    assert len(pages) > 10
    for path in pages:
        types = re.findall(r'<link rel="alternate" type="(application/[^"]*)"', built.text(path))
        formats = ["application/atom+xml", "application/rss+xml", "application/feed+json"]
        is_tag = re.search("/tags/.+/", path)
        assert types == formats * (2 if is_tag else 1), path
    assert 'href="feed.json"' in built.text("en/tags/ai/index.html")


def test_no_dated_posts_no_feed() -> None:
    """A locale without posts has no feed and announces none."""
    built = build({"content/zh/about.md": "# 关于"}, config=configured())
    assert "zh/feed.xml" not in built.outputs
    assert "atom" not in built.text("zh/about/index.html")


def test_no_base_no_feed() -> None:
    """Feeds need whole addresses."""
    built = site(base_url="")
    assert not [path for path in built.outputs if path.endswith((".xml", "feed.json"))]


def test_a_post_without_text() -> None:
    """It is an entry all the same."""
    built = build({"content/zh/blog/2026-01-01-a.md": "---\ntitle: 空\n---\n"})
    for name, check in CHECKS.items():
        check(built.text(f"zh/{name}"))


def test_an_address_below_the_host_is_whole_in_a_feed() -> None:
    """What begins at the root of the host is left to browsers on a page, and has the host in a feed."""
    built = build({"content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲\n---\n[别处](/elsewhere/x) [邻站](//a.example/)"})
    page, entry = built.text("zh/blog/a/index.html"), read_feed(built.text("zh/feed.xml")).entries[0].content[0].value
    assert 'href="/elsewhere/x"' in page
    assert 'href="https://example.org/elsewhere/x"' in entry
    assert 'href="//a.example/"' in page
