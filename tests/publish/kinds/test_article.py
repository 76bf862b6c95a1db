"""The page of one document."""

from __future__ import annotations

import re

import pytest

from docpipe.model.taxonomy import Person, Registries, Term
from docpipe.model.translation import BlockState, Freshness, Origin
from tests.publish.factory import build, configured, pair

ZH = "content/zh/blog/2026-01-01-a.md"
EN = "content/en/blog/2026-01-01-a.md"
FRONT = "---\ntitle: 甲\nupdated: 2026-02-03\nauthors: [dora]\ntags: [ai]\ndescription: 说明\n---\n"


def test_head() -> None:
    """The head of a page in two locales names all versions, the source as x-default."""
    text = build({ZH: FRONT + "文。", EN: "---\ntitle: A & B\n---\ntext"}).text("en/blog/a/index.html")
    assert '<html lang="en">' in text
    assert "<title>A &amp; B · Test site</title>" in text
    assert '<link rel="canonical" href="https://example.org/en/blog/a/">' in text
    assert re.findall(r'hreflang="([^"]*)" href="(https[^"]*)"', text) == [
        ("zh-Hans", "https://example.org/zh/blog/a/"),
        ("en", "https://example.org/en/blog/a/"),
        ("x-default", "https://example.org/zh/blog/a/"),
    ]
    assert '<meta property="og:locale" content="en_US">' in text
    assert '<meta property="og:locale:alternate" content="zh_CN">' in text
    assert '<meta property="article:published_time" content="2026-01-01T00:00:00+08:00">' in text
    assert '"translationOfWork": {"@id": "https://example.org/zh/blog/a/"' in text
    assert re.findall(r'<link rel="alternate" type="([^"]*)" (?:title="([^"]*)" )?href="([^"]*)">', text) == [
        ("text/markdown", "", "index.md"),
        ("application/atom+xml", "Test site (Atom)", "../../feed.xml"),
        ("application/rss+xml", "Test site (RSS)", "../../rss.xml"),
        ("application/feed+json", "Test site (JSON Feed)", "../../feed.json"),
    ]


def test_meta() -> None:
    """Dates are written out in the page's language; names and labels come from the registries."""
    registries = Registries({"dora": Person("dora", {"en": "Dora", "": "朵拉"})}, {"ai": Term("ai", {"en": "AI"})})
    built = build({ZH: FRONT + "文。", EN: "---\ntitle: A\n---\ntext"}, registries=registries)
    text = built.text("zh/blog/a/index.html")
    assert '<time datetime="2026-01-01">2026年1月1日</time>' in text
    assert '更新于 <time datetime="2026-02-03">2026年2月3日</time>' in text
    assert '<span class="author"><a rel="author" href="../../authors/dora/">朵拉</a></span>' in text
    text = built.text("en/blog/a/index.html")
    assert '<time datetime="2026-01-01">January 1, 2026</time>' in text
    assert '<span class="author"><a rel="author" href="../../authors/dora/">Dora</a></span>' in text
    assert '<span class="tag"><a rel="tag" href="../../tags/ai/">AI</a></span>' in text


def test_switcher() -> None:
    """The switcher links to the versions there are, and says of the others that they are missing."""
    built = build({ZH: FRONT + "文。", EN: "---\ntitle: A\n---\ntext"}, config=configured("zh", "en", "fr"))
    text = built.text("zh/blog/a/index.html")
    assert '<span lang="zh-Hans" aria-current="true">简体中文</span>' in text
    assert '<a href="../../../en/blog/a/" lang="en" hreflang="en" data-same>English</a></li>' in text
    assert '<a href="../../../fr/" lang="fr" hreflang="fr">Français</a> <small>(无法语版)</small>' in text


def test_one_locale_needs_no_switcher() -> None:
    """A site in one language has nothing to switch."""
    text = build({ZH: FRONT + "文。"}, config=configured("zh")).text("zh/blog/a/index.html")
    assert 'aria-label="语言"' not in text
    assert text.count("hreflang") == 2


@pytest.mark.parametrize(("count", "shown"), [(1, False), (2, True)])
def test_contents(count: int, shown: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """A table of contents comes with the third heading; deep headings are left out of it."""
    body = "\n\n".join(f"## 节 {number}\n\n### 小 {number}\n\n#### 深 {number}" for number in range(count))
    text = build({ZH: FRONT + body}).text("zh/blog/a/index.html")
    assert ('class="contents"' in text) is shown
    assert '<li><a href="#深-1">' not in text


def test_neighbours() -> None:
    """A post leads to the one before and the one after it in its locale."""
    files = {f"content/zh/blog/2026-01-0{day}-p{day}.md": f"---\ntitle: 第{day}\n---\n文" for day in (1, 2, 3)}
    text = build(files).text("zh/blog/p2/index.html")
    assert '<span>后一篇</span> <a rel="next" href="../p3/">第3</a>' in text
    assert '<span>前一篇</span> <a rel="prev" href="../p1/">第1</a>' in text


def about(*states: BlockState) -> str:
    """Return the box about a translation with these states."""
    body = "甲\n\n乙\n\n丙"
    files = {ZH: f"---\ntitle: 题\n---\n{body}", EN: "---\ntitle: T\n---\na\n\nb\n\nc"}
    text = build(files, states={EN: states}).text("en/blog/a/index.html")
    return text[text.index("<aside") : text.index("</aside>")]


def test_of_when_the_texts_are() -> None:
    """The box says of which day the original is, and the translation where that is known."""
    files = {ZH: "---\ntitle: 题\ndate: 2026-01-01\nupdated: 2026-02-03\n---\n甲", EN: "---\ntitle: T\n---\na"}
    states = {EN: (pair(0, 0, Freshness.CURRENT),)}
    assert "The original is of February 3, 2026." in build(files, states=states).text("en/blog/a/index.html")
    files[EN] = "---\ntitle: T\nupdated: 2026-02-05\n---\na"
    text = build(files, states=states).text("en/blog/a/index.html")
    assert "The original is of February 3, 2026, the translation of February 5, 2026." in text


def test_about_a_translation() -> None:
    """The box says how much is current, outdated and missing, and leads to the original."""
    box = about(
        pair(0, 0, Freshness.CURRENT),
        pair(1, 1, Freshness.OUTDATED),
        pair(2, 2, Freshness.CURRENT),
        pair(3, None, Freshness.MISSING),
    )
    assert '<a href="../../../zh/blog/a/" hreflang="zh-Hans" lang="zh-Hans">题</a>' in box
    assert "2 of 4 passages match the original as it is today." in box
    assert "1 passage is older than the original;" in box
    assert "1 passage is not translated yet and is shown in Chinese." in box
    assert "All of it" in about(pair(0, 0, Freshness.CURRENT))
    assert "passage" not in about(pair(0, 0, Freshness.UNVERIFIED))


@pytest.mark.parametrize(
    ("kinds", "reviewer", "expected"),
    [
        (("machine:x", "machine:x"), "", "Translated by machine."),
        (("human", "machine:x"), "", "Translated in part by machine, in part by people."),
        (("human", "assumed"), "Li", "Translated by people.</li>\n<li>Reviewed by Li."),
        (("assumed", "unknown"), "", ""),
    ],
)
def test_provenance(kinds: tuple[str, str], reviewer: str, expected: str) -> None:
    """Who or what translated and reviewed is said as far as it is known."""
    states = (
        BlockState((n,), (n,), Freshness.CURRENT, origin=Origin.parse(kind), reviewer=reviewer)
        for n, kind in enumerate(kinds)
    )
    box = about(*states)
    assert expected in box
    assert ("ranslated by" in box or "in part" in box) is bool(expected)


def test_a_title_that_is_not_translated() -> None:
    """A translation without a title has the source's, in its language."""
    built = build({ZH: FRONT + "文。", EN: "---\ndescription: x\n---\ntext"})
    assert re.search(r'<h1[^>]* lang="zh-Hans">甲</h1>', built.text("en/blog/a/index.html"))
    assert ' lang="zh-Hans">甲</a></h3>' in built.text("en/index.html")


def test_unlisted_posts() -> None:
    """An unlisted post has a page that nobody is told of."""
    files = {ZH: "---\ntitle: 密\nunlisted: true\n---\n文", "content/zh/blog/2026-01-02-b.md": FRONT + "文"}
    built = build(files)
    assert '<meta name="robots" content="noindex">' in built.text("zh/blog/a/index.html")
    for path in ("zh/index.html", "en/index.html", "sitemap.xml", "zh/feed.xml", "zh/blog/b/index.html"):
        assert "blog/a" not in built.text(path)
        assert "密" not in built.text(path)


def test_a_page_that_stands_in_for_a_translation() -> None:
    """Where the original is shown instead, that is said, its language declared, and search engines see through it."""
    files = {ZH: "---\ntitle: 甲\n---\n正文[^1]。\n\n[^1]: 注"}
    built = build(files, routes={("en", "blog/2026-01-01-a"): "/en/blog/a/"})
    text = built.text("en/blog/a/index.html")
    assert '<html lang="en">' in text
    assert "This post has no translation yet; here is the original in Chinese." in text
    assert '<div class="text" lang="zh-Hans" dir="ltr">' in text
    assert '<h2 id="page:notes" lang="en" dir="ltr">Notes</h2>' in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="https://example.org/zh/blog/a/">' in text
    assert 'rel="alternate" hreflang' not in text
    assert "en/blog/a" not in built.text("sitemap.xml")
    assert "en/feed.xml" not in built.outputs
