"""A document as lists name it."""

from __future__ import annotations

import re

from docpipe.model.translation import Freshness
from tests.publish.factory import build, pair

ZH, EN = "content/zh/blog/2026-01-01-a.md", "content/en/blog/2026-01-01-a.md"


def entry(text: str) -> str:
    """Return the only entry of a page."""
    (found,) = re.findall(r'<article class="entry">.*?</article>', text, re.DOTALL)
    return str(found)


def test_what_a_list_says() -> None:
    """Title, summary, day, reading time and tags; each tag leads to its page."""
    text = "---\ntitle: 甲\ndescription: 一句话。\ntags: [x]\n---\n" + "字" * 900
    shown = entry(build({ZH: text}).text("zh/index.html"))
    assert '<h3><a href="blog/a/">甲</a></h3>' in shown
    assert "<p>一句话。</p>" in shown
    assert '<time datetime="2026-01-01">2026年1月1日</time>' in shown
    assert re.search(r"<span>约 \d 分钟</span>", shown)
    assert '<a rel="tag" href="tags/x/">x</a>' in shown


def test_without_a_summary() -> None:
    """The beginning of the text stands for it, cut where it is long."""
    shown = entry(build({ZH: "---\ntitle: 甲\n---\n" + "很长的一段，" * 40}).text("zh/index.html"))
    summary = re.findall(r"<p>([^<]*)</p>", shown)[0]
    assert summary.endswith("…")
    assert len(summary) <= 91


def test_a_translation_says_how_it_stands() -> None:
    """Where some of it is older than the original, a line says how much is not."""
    files = {ZH: "---\ntitle: 甲\n---\n一\n\n二", EN: "---\ntitle: A\n---\none\n\ntwo"}
    states = (pair(0, 0, Freshness.CURRENT), pair(1, 1, Freshness.CURRENT), pair(2, 2, Freshness.OUTDATED))
    built = build(files, states={EN: states})
    assert "2 of 3 passages are up to date" in entry(built.text("en/index.html"))
    assert 'class="standing"' not in entry(built.text("zh/index.html"))


def test_a_title_in_another_language() -> None:
    """It is marked, in every list."""
    built = build({ZH: "---\ntitle: 甲\n---\n一", EN: "---\ndescription: A.\n---\none"})
    assert '<a href="blog/a/" lang="zh-Hans">甲</a>' in entry(built.text("en/index.html"))
    assert '<a href="../blog/a/" lang="zh-Hans">甲</a>' in built.text("en/archive/index.html")
