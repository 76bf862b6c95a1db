"""The home page of a locale."""

from __future__ import annotations

import re

from tests.publish.factory import build, configured

POSTS = {f"content/zh/blog/2026-01-0{day}-p{day}.md": f"---\ntitle: 第{day}\n---\n段{day}。" for day in range(1, 6)}


def titles(text: str) -> list[str]:
    """Return the titles of the posts in a list."""
    return re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", text)


def test_newest_first() -> None:
    """Posts are listed newest first, with date and summary."""
    text = build(POSTS).text("zh/index.html")
    assert titles(text) == ["第5", "第4", "第3", "第2", "第1"]
    assert '<time datetime="2026-01-05">2026年1月5日</time>' in text
    assert "<p>段5。</p>" in text


def test_pages_of_a_list() -> None:
    """A long list is cut into pages that lead to each other."""
    built = build(POSTS, config=configured(paginate=2))
    assert [titles(built.text(f"zh/{path}index.html")) for path in ("", "page/2/", "page/3/")] == [
        ["第5", "第4"],
        ["第3", "第2"],
        ["第1"],
    ]
    assert 'rel="prev" href="../../"' in built.text("zh/page/2/index.html")
    assert 'rel="next" href="../3/"' in built.text("zh/page/2/index.html")
    assert "zh/page/4/index.html" not in built.outputs


def test_what_exists_elsewhere_only() -> None:
    """A post without a translation is listed as what it is, and leads to the original."""
    text = build(POSTS | {"content/en/blog/2026-01-05-p5.md": "---\ntitle: Fifth\n---\npar"}).text("en/index.html")
    assert titles(text) == ["Fifth"]
    assert '<h2 id="page:only-zh">Only in Chinese</h2>' in text
    assert '<a href="../zh/blog/p4/" hreflang="zh-Hans" lang="zh-Hans">第4</a>' in text
    assert "第5" not in text


def test_plain_pages_are_reachable() -> None:
    """Pages without a date are listed below the posts."""
    text = build(POSTS | {"content/zh/about.md": "# 关于\n\n我们"}).text("zh/index.html")
    assert '<li><a href="about/">关于</a></li>' in text


def test_an_index_document_opens_the_home_page() -> None:
    """The index of the locale's folder is shown above its posts, with its own title."""
    built = build(POSTS | {"content/zh/index.md": "---\ntitle: 欢迎\n---\n你好。"})
    text = built.text("zh/index.html")
    assert re.search(r"<h1>欢迎</h1>\s*<div class=\"text\">\s*<p>你好。</p>", text)
    assert titles(text)[0] == "第5"


def test_root() -> None:
    """The chooser stands at the root, or the source locale's own home."""
    chooser = build(POSTS).text("index.html")
    assert '<a href="zh/" lang="zh-Hans" dir="ltr" hreflang="zh-Hans">' in chooser
    assert 'hreflang="x-default" href="https://example.org/">' in chooser
    built = build(POSTS, config=configured(root="source"))
    assert titles(built.text("index.html")) == ["第5", "第4", "第3", "第2", "第1"]
    assert "zh/index.html" not in built.outputs
    assert 'hreflang="x-default" href="https://example.org/">' in built.text("en/index.html")


def test_not_found() -> None:
    """Error pages work at any address, keep out of search engines, and the root's speaks every language."""
    built = build(POSTS, config=configured(base_url="https://example.org/sub/"))
    own, root = built.text("en/404.html"), built.text("404.html")
    assert '<a href="/sub/en/">Go to the home page</a>' in own
    assert 'href="/sub/assets/' in own
    assert '<section lang="en" dir="ltr">' in root
    assert "找不到这个页面" in root
    for text in (own, root):
        assert '<meta name="robots" content="noindex">' in text
        assert 'rel="alternate" hreflang' not in text


def test_nothing_at_all() -> None:
    """An empty site says so."""
    assert "这里还没有内容。" in build({}).text("zh/index.html")
