"""The Markdown beside a page."""

from __future__ import annotations

import re

import msgspec
import pytest
import yaml

from docpipe.config.building import Build
from docpipe.model.translation import Freshness
from tests.publish.factory import Built, build, configured, pair

ZH, EN = "content/zh/blog/2026-01-01-a.md", "content/en/blog/2026-01-01-a.md"
POST = """---
title: "甲: 一"
secret: 不要公开
authors: [{name: 林舟}]
date: 2026-01-01 08:00
updated: 2026-02-03
---

<!-- 待办：问问编辑 -->

第一段，见[乙](b.md#节)和[外面](https://a.example/b.md)。 <!-- 行内 -->

![图](a.png "说明")，`<!-- 代码 -->`，[上面](#节)

[乙二][b] <a href="b.md">乙三</a> [没有](gone.md)

[b]: b.md
"""
OTHERS = {"content/zh/blog/b.md": "---\ntitle: 乙\ndate: 2026-01-02\n---\n## 节\n\n文"}


def site(base_url: str = "https://example.org/") -> Built:
    """Return a site of two posts."""
    return build({ZH: POST} | OTHERS, assets=["content/zh/blog/a.png"], config=configured(base_url=base_url))


def divided(text: str) -> tuple[dict[str, object], str]:
    """Return what the front matter says, and the rest."""
    _, front, rest = text.split("---\n", 2)
    found = yaml.safe_load(front)
    assert isinstance(found, dict)
    return found, rest


def test_what_readers_see_and_no_more() -> None:
    """The front matter is written anew; comments are gone unless they are shown; addresses are those of the page."""
    front, text = divided(site().text("zh/blog/a/index.md"))
    assert front == {
        "title": "甲: 一",
        "lang": "zh-Hans",
        "date": "2026-01-01T08:00:00+08:00",
        "updated": "2026-02-03T00:00:00+08:00",
        "authors": ["林舟"],
        "canonical": "https://example.org/zh/blog/a/",
    }
    assert text == (
        "\n# 甲: 一\n\n"
        "第一段，见[乙](https://example.org/zh/blog/b/#节)和[外面](https://a.example/b.md)。 \n\n"
        '![图](https://example.org/zh/blog/a/a.png "说明")，`<!-- 代码 -->`，[上面](#节)\n\n'
        '[乙二][b] <a href="https://example.org/zh/blog/b/">乙三</a> [没有](gone.md)\n\n'
        "[b]: https://example.org/zh/blog/b/\n"
    )


def test_without_a_base_addresses_are_relative() -> None:
    """They lead from the file itself to others of the site."""
    front, text = divided(site(base_url="").text("zh/blog/a/index.md"))
    assert "canonical" not in front
    assert "](../b/#节)" in text
    assert "](a.png " in text


def test_a_translation_says_what_it_is() -> None:
    """Its source, and how much of that it has."""
    states = {EN: (pair(0, 0, Freshness.CURRENT), pair(1, 1, Freshness.CURRENT))}
    built = build({ZH: "---\ntitle: 甲\n---\n文", EN: "---\ntitle: A\n---\ntext"}, states=states)
    front, text = divided(built.text("en/blog/a/index.md"))
    assert front["lang"] == "en"
    assert front["date"] == "2026-01-01"
    assert front["translated_from"] == "zh-Hans"
    assert front["original"] == "https://example.org/zh/blog/a/"
    assert front["translated_percent"] == 100
    assert text == "\n# A\n\ntext\n"


def test_a_title_in_the_text_is_not_repeated() -> None:
    """A first heading that serves as the title stays the only one."""
    text = build({"content/zh/about.md": "# 关于\r\n\r\n我们。\r\n"}).text("zh/about/index.md")
    assert divided(text)[1] == "\n# 关于\r\n\r\n我们。\n"


def test_what_has_none() -> None:
    """Drafts, unlisted posts, pages that stand in and lists; and none where the site wants none."""
    files = {
        ZH: "---\ntitle: 甲\n---\n文",
        "content/zh/c.md": "---\ntitle: 丙\ndraft: true\n---\n文",
        "content/zh/d.md": "---\ntitle: 丁\nunlisted: true\n---\n文",
    }
    built = build(files, routes={("en", "blog/2026-01-01-a"): "/en/blog/a/"})
    assert [path for path in built.outputs if path.endswith(".md")] == ["zh/blog/a/index.md"]
    assert "text/markdown" not in built.text("zh/d/index.html")
    assert "text/markdown" not in built.text("en/blog/a/index.html")
    config = msgspec.structs.replace(configured(), build=Build(markdown=False))
    without = build(files, config=config)
    assert not [path for path in without.outputs if path.endswith(".md")]
    assert "text/markdown" not in without.text("zh/blog/a/index.html")


def test_every_page_names_its_own() -> None:
    """The head of a page leads to its Markdown, that of a home with a text of its own, too."""
    built = build({ZH: POST, "content/zh/index.md": "# 首页\n\n欢迎。"} | OTHERS)
    for page in ("zh/blog/a/", "zh/"):
        assert re.search('<link rel="alternate" type="text/markdown" href="index.md">', built.text(f"{page}index.html"))
        assert f"{page}index.md" in built.outputs


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("一\n\n<!-- c -->\n\n二", "一\n\n二"),
        ("一\n\n<!-- c -->\n二", "一\n\n二"),
        ("一\n<!-- c -->\n二", "一\n\n二"),
        ("一\n<!-- c -->\n\n二", "一\n\n\n二"),
        ("<!-- c -->\n\n二", "二"),
        ("一 <!-- c --> 二", "一  二"),
        ("> 一\n> <!-- c -->\n> 二", "> 一\n> \n> 二"),
        ("```\n<!-- c -->\n```", "```\n<!-- c -->\n```"),
    ],
)
def test_what_a_comment_leaves(written: str, published: str) -> None:
    """Nothing where it stood alone, and a line where it kept two paragraphs apart."""
    built = build({"content/zh/a.md": f"---\ntitle: 甲\n---\n{written}\n"})
    assert divided(built.text("zh/a/index.md"))[1] == f"\n# 甲\n\n{published}\n"
