"""The page of the translation status in a built site."""

from __future__ import annotations

import re

from tests.publish.factory import build, configured
from tests.publish.status.boards import LABELS, board

POSTS = {f"content/zh/{key}.md": f"---\ntitle: 题 {key}\n---\n一段。" for key in LABELS} | {
    "content/en/guide/a.md": "---\ntitle: A\n---\nOne.",
    "content/zh/blog/2026-01-01-p.md": "---\ntitle: 篇\n---\n一段。",
}


def test_a_site_has_none_unless_it_is_wanted() -> None:
    """Without a board there is no page, no file and no link."""
    built = build(POSTS)
    assert not [path for path in built.outputs if "status" in path]
    assert "翻译状态" not in built.text("zh/index.html")


def test_the_page_and_its_files() -> None:
    """The page loads the site's style sheet, its own, and one script, all from the site."""
    built = build(POSTS, board=board())
    text = built.text("status/index.html")
    found = re.findall(r'(?:rel="stylesheet" href|script src)="\.\./([^"]*)"', text)
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in found] == [
        "assets/style.css",
        "assets/status.css",
        "assets/status.js",
    ]
    assert set(found) <= set(built.outputs)
    assert '<html lang="zh-Hans">' in text
    assert "unsafe" not in text
    assert " style=" not in text


def test_search_engines_and_lists_are_not_told() -> None:
    """The page is in no sitemap, feed or cluster of languages."""
    built = build(POSTS, board=board())
    text = built.text("status/index.html")
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="alternate" hreflang' not in text
    assert 'rel="canonical"' not in text
    assert "/status/" not in built.text("sitemap.xml")
    assert "/status/" not in built.text("zh/feed.xml")


def test_every_page_leads_to_it() -> None:
    """The foot of each page names the status, in the page's own words; its own does not."""
    built = build(POSTS, board=board())
    assert '<a href="../status/">翻译状态</a>' in built.text("zh/index.html")
    assert '<a href="../status/" hreflang="zh-Hans">Translation status</a>' in built.text("en/index.html")
    assert '<a href="/status/">翻译状态</a>' in built.text("404.html")
    assert built.text("status/index.html").count("翻译状态</a>") == 0


def test_titles_lead_to_posts() -> None:
    """A published document is linked, and a passage to its place where both versions have a page."""
    text = build(POSTS, board=board()).text("status/index.html")
    assert '<a href="../zh/guide/a/">文章 guide/a</a>' in text or '<a href="../zh/guide/a/">题 guide/a</a>' in text
    assert '<a href="../zh/guide/a/#b-51aa08c3">content/zh/guide/a.md:12</a>' in text
    assert '<a href="../en/guide/a/#b-51aa08c3">content/en/guide/a.md:14</a>' in text
    assert '<p class="place">content/zh/guide/b.md:5</p>' in text


def test_badges_lie_beside_it() -> None:
    """There is a badge for each locale."""
    built = build(POSTS, board=board())
    assert built.text("status/en.svg") == "<svg/>\n"


def test_a_document_keeps_its_address() -> None:
    """Where a document already has that address, the status goes to another one."""
    built = build(POSTS | {"content/zh/status.md": "# 状态\n\n一段。"}, config=configured(root="source"), board=board())
    assert "<h1>状态</h1>" in built.text("status/index.html") or "状态</h1>" in built.text("status/index.html")
    assert 'class="matrix' in built.text("translation-status/index.html")
    assert "translation-status/en.svg" in built.outputs


def test_a_site_s_own_page_wins() -> None:
    """What lies in static/ at that address stands for it."""
    built = build(POSTS, board=board(), assets=("static/status/index.html", "static/status/en.svg"))
    assert built.outputs["status/index.html"].source == "/root/static/status/index.html"
    assert built.outputs["status/en.svg"].source == "/root/static/status/en.svg"
