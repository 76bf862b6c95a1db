"""A document as lists name it."""

from __future__ import annotations

import re

import pytest

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


@pytest.mark.parametrize("mark", ["<!-- more -->", "<!--truncate-->"])
def test_an_excerpt(mark: str) -> None:
    """What an author put before the mark is the summary, code left out; a description goes before it."""
    body = f"第一段。\n\n```sh\nls\n```\n\n第二段。\n\n{mark}\n\n第三段。\n"
    assert "<p>第一段。 第二段。</p>" in entry(build({ZH: f"---\ntitle: 甲\n---\n{body}"}).text("zh/index.html"))
    described = build({ZH: f"---\ntitle: 甲\ndescription: 一句话。\n---\n{body}"})
    assert "<p>一句话。</p>" in entry(described.text("zh/index.html"))


def test_an_excerpt_in_two_languages_ends_where_the_first_does() -> None:
    """What is not translated yet does not run on in the language of the beginning."""
    files = {ZH: "---\ntitle: 甲\n---\n一\n\n二\n\n<!-- more -->", EN: "---\ntitle: A\n---\none\n\n二\n\n<!-- more -->"}
    states = (pair(0, 0, Freshness.CURRENT), pair(1, 1, Freshness.CURRENT), pair(2, 2, Freshness.UNTRANSLATED))
    assert "<p>one</p>" in entry(build(files, states={EN: states}).text("en/index.html"))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("字" * 2000, "5"),
        ("word " * 1100, "5"),
        ("字" * 1200 + " word" * 440, "5"),
        ("```text\n" + "字 " * 4000 + "\n```\n\n字", "1"),
        ("", "1"),
    ],
)
def test_the_time_it_takes_to_read(text: str, minutes: str) -> None:
    """Han by characters, 400 a minute; other scripts by words, 220 a minute; code takes none; never less than one."""
    shown = entry(build({ZH: f"---\ntitle: 甲\n---\n{text}"}).text("zh/index.html"))
    assert f"<span>约 {minutes} 分钟</span>" in shown


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
