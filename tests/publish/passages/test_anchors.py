"""Anchors of a half-translated post into which headings of its original are put, for readers of every language."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

import pytest

from tests.publish.factory import Built, build

SOURCE = """---
title: 乙
---

## 安装步骤

先下载软件，再运行安装程序。

## 升级方法

升级之前先备份数据。

### 回退版本

找到旧的软件包，再装一次。

## 常见问题

问题写在这里，答案在后面。

## 常见问题

第二组问题写在这里。
"""
# Of five headings, two are translated, one is a copy of the original, and two are missing.
HALF = """---
title: B
---

## How to install

Download the program first, then run the installer.

## 升级方法

Back up your data before you upgrade.

## Common questions

Questions are written here, and answers follow.
"""
HEADINGS = ("安装步骤", "升级方法", "回退版本", "常见问题", "常见问题-1")


def site(links: str, locale: str) -> Built:
    """Return a site of a half-translated post and of one in two languages that links to it from one of them."""
    files = {
        "content/zh/a.md": "---\ntitle: 甲\n---\n\n从这里出发。\n",
        "content/en/a.md": "---\ntitle: A\n---\n\nThis is where we start.\n",
        "content/zh/b.md": SOURCE,
        "content/en/b.md": HALF,
    }
    return build(files | {f"content/{locale}/a.md": files[f"content/{locale}/a.md"] + f"\n{links}\n"})


def landing(built: Built, page: str, label: str) -> tuple[str, str]:
    """Return the file and the id that a link on a page leads to."""
    found = re.search(rf'<a href="([^"]*)"[^>]*>{label}</a>', built.text(page))
    assert found is not None
    path, _, fragment = found[1].partition("#")
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return (f"{folder}/index.html" if path else page), unquote(fragment)


def ids(built: Built, path: str) -> list[str]:
    """Return all ids of a page."""
    return re.findall(r'\sid="([^"]*)"', built.text(path))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("locale", ["zh", "en"])
def test_an_anchor_of_the_original(heading: str, locale: str) -> None:
    """A link that names a heading of the original leads to an id of the page that its reader is sent to."""
    built = site(f"[there](b.md#{heading})", locale)
    path, fragment = landing(built, f"{locale}/a/index.html", "there")
    assert path == f"{locale}/b/index.html"
    assert ids(built, path).count(fragment) == 1


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_paragraph_of_the_original_put_into_a_translation(heading: str) -> None:
    """A link in a paragraph that is shown in place of its translation leads on in the reader's language as well."""
    files = {
        "content/zh/a.md": f"---\ntitle: 甲\n---\n\n从这里出发。\n\n再看[there](b.md#{heading})这一节。\n",
        "content/en/a.md": "---\ntitle: A\n---\n\nThis is where we start.\n",
        "content/zh/b.md": SOURCE,
        "content/en/b.md": HALF,
    }
    built = build(files)
    path, fragment = landing(built, "en/a/index.html", "there")
    assert path == "en/b/index.html"
    assert ids(built, path).count(fragment) == 1


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_same_section(heading: str) -> None:
    """The id that a reader of English lands on is one of the same section of the Chinese page, so a switch keeps it."""
    built = site(f"[there](b.md#{heading})", "en")
    _, fragment = landing(built, "en/a/index.html", "there")
    assert fragment in ids(built, "zh/b/index.html")


@pytest.mark.parametrize("heading", HEADINGS)
def test_an_anchor_of_the_post_itself(heading: str) -> None:
    """A link within the post, copied into its translation with the original's anchor, leads on within the page."""
    files = {"content/zh/b.md": SOURCE, "content/en/b.md": f"{HALF}\nSee [there](#{heading}) once more.\n"}
    built = build(files)
    path, fragment = landing(built, "en/b/index.html", "there")
    assert path == "en/b/index.html"
    assert ids(built, path).count(fragment) == 1


def test_no_id_twice() -> None:
    """Headings put in bring no id that the page has already."""
    built = site("", "zh")
    for path in ("zh/b/index.html", "en/b/index.html"):
        found = ids(built, path)
        assert len(found) == len(set(found)), path


def test_a_translation_has_its_own_ids_and_the_neutral_ones() -> None:
    """A translated heading is found by its own words and by the id that is the same in all languages."""
    built = site("", "zh")
    found = ids(built, "en/b/index.html")
    assert {"how-to-install", "common-questions"} <= set(found)
    neutral = {one for one in ids(built, "zh/b/index.html") if one.startswith("b-")}
    assert neutral
    assert neutral <= set(found)
