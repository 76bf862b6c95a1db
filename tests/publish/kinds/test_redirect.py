"""Pages at earlier addresses."""

from __future__ import annotations

import re

from tests.publish.factory import Built, build

POST = "content/zh/blog/2026-01-01-a.md"
ENGLISH = "content/en/blog/2026-01-01-a.md"


def moved(built: Built) -> dict[str, str]:
    """Return where each redirect leads, by its path."""
    texts = {path: (output.content or b"").decode() for path, output in built.outputs.items() if ".html" in path}
    found = {path: re.search(r'content="0; url=([^"]*)"', text) for path, text in texts.items()}
    return {path: match[1] for path, match in found.items() if match is not None}


def test_an_earlier_address_leads_on() -> None:
    """The page says so in its language, keeps out of search engines, and names the new one."""
    text = build({POST: "---\ntitle: 甲\naliases: [/old/]\n---\n文"}).text("old/index.html")
    assert '<html lang="zh-Hans">' in text
    assert '<meta http-equiv="refresh" content="0; url=../zh/blog/a/">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="https://example.org/zh/blog/a/">' in text
    assert "<h1>本页已经移动</h1>" in text
    assert '<a href="../zh/blog/a/">甲</a>' in text
    assert 'rel="alternate" hreflang' not in text
    assert "og:" not in text


def test_it_speaks_the_language_of_its_document() -> None:
    """The alias of a translation is in the translation's language; a title in another one is marked."""
    files = {POST: "---\ntitle: 甲\n---\n文", ENGLISH: "---\naliases: [/old/]\n---\ntext"}
    text = build(files).text("old/index.html")
    assert "<h1>This page has moved</h1>" in text
    assert '<a href="../en/blog/a/" lang="zh-Hans">甲</a>' in text


def test_every_dialect() -> None:
    """Jekyll's `redirect_from` is understood, as a text and as a list, and so is `alias`."""
    for written in ("redirect_from: /old/", "redirect_from: [/old/]", "alias: /old/"):
        assert moved(build({POST: f"---\ntitle: 甲\n{written}\n---\n文"})) == {"old/index.html": "../zh/blog/a/"}


def test_it_is_in_no_list() -> None:
    """Neither the sitemap nor the search knows of it."""
    built = build({POST: "---\ntitle: 甲\naliases: [/old/]\n---\n文"})
    others = [path for path in built.outputs if not path.startswith("old/")]
    assert [path for path in others if b"/old/" in (built.outputs[path].content or b"")] == []


def test_what_is_there_already_goes_first() -> None:
    """No alias takes the place of a page, a list, an error page, a feed, or a file of the site's own."""
    hostile = [
        "/",
        "/zh/",
        "/ZH/",
        "/zh/blog/a/",
        "/zh/archive/",
        "/zh/tags/x/",
        "/404.html",
        "/robots.txt",
        "/robots.txt/deeper.html",
        "/zh/feed.xml/",
        "/own.html",
        "/CNAME/",
        "/zh/blog",
        "/zh/blog/a/index.html",
    ]
    text = f"---\ntitle: 甲\ntags: [x]\naliases: {hostile}\n---\n文"
    built = build({POST: text}, assets=["static/own.html", "static/CNAME"])
    assert moved(built) == {"zh/blog/index.html": "a/"}


def test_no_file_is_asked_for_where_a_folder_is() -> None:
    """Of two aliases that cannot both be, the first is there."""
    text = "---\ntitle: 甲\naliases: [/a.html, /a.html/b/, /c.html/d/, /c.html, /zh.html]\n---\n文"
    assert sorted(moved(build({POST: text}))) == ["a.html", "c.html/d/index.html", "zh.html"]


def test_aliases_that_cross_lead_nowhere_in_circles() -> None:
    """Two posts that name each other's address, or their own, stay where they are."""
    other = "content/zh/blog/2026-01-02-b.md"
    files = {
        POST: "---\ntitle: 甲\naliases: [/zh/blog/b/, /zh/blog/a/, /x/]\n---\n文",
        other: "---\ntitle: 乙\naliases: [/zh/blog/a/, /x/]\n---\n文",
    }
    built = build(files)
    assert moved(built) == {"x/index.html": "../zh/blog/b/"}
    assert "甲" in built.text("zh/blog/a/index.html")


def test_the_original_goes_before_its_translation() -> None:
    """An alias that a translation repeats is the original's."""
    both = "aliases: [/old/]\n---\n文"
    files = {POST: f"---\ntitle: 甲\n{both}", ENGLISH: f"---\ntitle: A\n{both}"}
    assert moved(build(files)) == {"old/index.html": "../zh/blog/a/"}


def test_drafts_and_stand_ins_have_none() -> None:
    """What is not published, or only stands in for a translation, has no earlier addresses."""
    assert moved(build({POST: "---\ntitle: 甲\ndraft: true\naliases: [/old/]\n---\n文"})) == {}
    text = "---\ntitle: 甲\naliases: [/old/, gone]\n---\n文"
    built = build({POST: text}, routes={("en", "blog/2026-01-01-a"): "/en/blog/a/"})
    assert moved(built) == {"old/index.html": "../zh/blog/a/", "zh/blog/gone/index.html": "../a/"}
