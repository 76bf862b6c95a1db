"""What can be found in a locale, and how well it fits."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.taxonomy import Registries, Term
from docpipe.publish.search.terms import terms
from tests.publish.factory import Built, build, configured

POST = """---
title: 水位站
date: 2026-01-02
tags: [gauge]
authors: [{{name: 林舟}}]
description: 河边的一根木尺
---

## 雷达测距

{text}
"""


def index_of(built: Built, locale: str = "zh") -> dict[str, dict[int, int]]:
    """Return the scores of pages by term, as a browser reads them."""
    found: dict[str, dict[int, int]] = {}
    for name in json.loads(built.text(f"{locale}/search/index.json"))["files"]:
        for term, pairs in json.loads(built.text(f"{locale}/search/{name}")).items():
            page = 0
            for step, score in zip(pairs[::2], pairs[1::2], strict=True):
                page += step
                found.setdefault(term, {})[page] = score
    return found


def listed(built: Built, locale: str = "zh") -> list[str]:
    """Return the titles on the search page."""
    return re.findall(r"<h2><a [^>]*>(.*?)</a>", built.text(f"{locale}/search/index.html"))


@pytest.mark.parametrize(
    "shown",
    [
        "浮子升降",
        "`代码`",
        "- 条目一",
        "| 表头 |\n|---|\n| 格子 |",
        "![桥的侧影](a.png)",
        "[^1]\n\n[^1]: 脚注文字",
        '```py title="文件名"\n代码\n```',
    ],
)
def test_whatever_a_page_shows_is_found(shown: str) -> None:
    """Text, code, lists, tables, what pictures show and notes; titles, headings, summaries, names and tags."""
    index = index_of(build({"content/zh/2026-01-02-a.md": POST.format(text=shown)}))
    wanted = "水位站 雷达测距 河边的一根木尺 林舟 gauge " + re.sub(r"[^\u4e00-\u9fff]", " ", shown)
    assert set(terms(wanted)) <= index.keys()


@given(st.text("桥河水石拱站力算数据ab C1，。\n", min_size=4, max_size=60), st.data())
def test_every_string_finds_its_page(text: str, data: st.DataObject) -> None:
    """Any two or more characters in a row of a published text find its page, by their pairs."""
    runs = re.findall(r"[桥河水石拱站力算数据]{2,}|(?<![a-zA-Z0-9])[a-zA-Z0-9]+", text)
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, max(0, len(run) - 2)))
    part = run[start : data.draw(st.integers(start + 2, max(len(run), start + 2)))] if run > "一" else run
    index = index_of(build({"content/zh/2026-01-02-a.md": f"---\ntitle: 题\n---\n文 {text}"}))
    pairs = [part[at : at + 2] for at in range(len(part) - 1)] if run > "一" else [part.lower()]
    assert all(0 in index[pair] for pair in pairs)


def test_titles_say_more_than_headings_and_those_more_than_text() -> None:
    """A page about something comes before one that names it in a heading, and that before one that mentions it."""
    posts = {
        "content/zh/2026-01-03-a.md": "---\ntitle: 甲\n---\n算力，算力，算力，算力，算力，算力。",
        "content/zh/2026-01-02-b.md": "---\ntitle: 乙\n---\n## 算力\n\n文。",
        "content/zh/2026-01-01-c.md": "---\ntitle: 算力\n---\n文。",
        "content/zh/2026-01-04-d.md": "---\ntitle: 丁\n---\n算力。",
    }
    built = build(posts)
    scores = index_of(built)["算力"]
    titles = listed(built)
    assert sorted(titles, key=lambda title: -scores[titles.index(title)]) == ["算力", "乙", "甲", "丁"]


def test_passages_that_stand_in_are_found() -> None:
    """A half-translated page is found by what it shows in the original's language."""
    zh = "---\ntitle: 题\ndate: 2026-01-01\n---\n第一段。\n\n第二段。\n\n第三段。\n\n## 浮子\n\n第四段。"
    en = "---\ntitle: A title\n---\nThe first one.\n\nThe second one.\n\nThe third one."
    built = build({"content/zh/a.md": zh, "content/en/a.md": en})
    assert {"first", "浮子"} <= index_of(built, "en").keys()
    assert "first" not in index_of(built, "zh")


def test_only_what_lists_name_is_found() -> None:
    """Unlisted pages and pages that stand in for translations are not found; pages come after posts."""
    config = configured("zh", "en")
    built = build(
        {
            "content/zh/about.md": "# 关于",
            "content/zh/2026-01-01-a.md": "---\ntitle: 甲\n---\n文。",
            "content/zh/2026-01-02-b.md": "---\ntitle: 乙\nunlisted: true\n---\n隐。",
            "content/en/about.md": "# About",
        },
        config=config,
    )
    assert listed(built) == ["甲", "关于"]
    assert "隐" not in index_of(built)
    assert listed(built, "en") == ["About"]


def test_a_document_keeps_its_address() -> None:
    """Where a document of the site's own stands at /search/, the search is found elsewhere."""
    built = build({"content/zh/search.md": "# 我们自己的页面\n\n文。"})
    assert "我们自己的页面" in built.text("zh/search/index.html")
    assert 'href="../find/"' in built.text("zh/search/index.html")
    assert 'class="found"' in built.text("zh/find/index.html")
    assert "zh/find/index.json" in built.outputs


def test_labels_are_in_the_language_of_the_page() -> None:
    """A tag is found by its label in the locale."""
    registries = Registries(tags={"gauge": Term("gauge", {"zh": "水文", "en": "Hydrology"})})
    built = build({"content/zh/2026-01-02-a.md": POST.format(text="文")}, registries=registries)
    assert "水文" in index_of(built)
    assert "hydrology" not in index_of(built)
