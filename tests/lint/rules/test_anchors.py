"""Links to places: letter case, encodings, and ids that will not last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.linting import Lint
from docpipe.model.diagnostic import Severity
from tests.lint.examples import lint_site
from tests.lint.posts import HEAD, findings
from tests.lint.repairs import repaired

Write = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("#API-参考", "#api-参考"),
        ("./b.md#API-%E5%8F%82%E8%80%83", "./b.md#api-参考"),
        ("#api-参考", None),
        ("#Top", None),
    ],
)
def test_an_id_in_other_letters(target: str, written: str | None, write_site: Write) -> None:
    """It is AN002 and not AN001 too, and the fix writes the id as it is."""
    body = f"见[甲]({target})。\n\n## API 参考\n\n正文。\n"
    root = write_site({"content/zh/a.md": HEAD + body, "content/zh/b.md": HEAD + "## API 参考\n\n正文。\n"})
    found = lint_site(root)
    assert [each.code for each in found] == ([] if written is None else ["AN002"])
    text = HEAD + body
    for edit in (edit for each in found if each.fix for edit in each.fix.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == HEAD + body.replace(target, written or target)


def test_a_missing_place_is_told_in_letters(write_site: Write) -> None:
    """Percent-encoded Han is nothing to read; what is no text stays as it is."""
    root = write_site({"content/zh/a.md": HEAD + "见[甲](#519-%E5%90%AF%E5%8A%A8)和[乙](#%E5%90%20)。\n"})
    assert [str(each.message) for each in lint_site(root) if each.code == "AN001"] == [
        "`#519-启动`: content/zh/a.md has no place called `519-启动`",
        "`#%E5%90%20`: content/zh/a.md has no place called `%E5%90%20`",
    ]


def test_two_ids_of_the_same_letters(write_site: Write) -> None:
    """Which of them is meant nobody can tell, so the place is missing."""
    body = "见[甲](#ABC)。\n\n## 甲 {#abc}\n\n正文。\n\n## 乙 {#Abc}\n\n正文。\n"
    assert [each.code for each in lint_site(write_site({"content/zh/a.md": HEAD + body}))] == ["AN001"]


def test_a_place_in_a_file_that_cannot_be_read(write_site: Write) -> None:
    """It cannot be checked, and that is said as a remark."""
    root = write_site(
        {"content/zh/a.md": HEAD + "见[乙](./b.md#x)和[乙](./b.md)。\n", "content/zh/b.md": "---\n- 一\n---\n"}
    )
    found = [each for each in lint_site(root) if each.code == "AN001"]
    assert [(str(each.message), each.severity) for each in found] == [
        ("`./b.md#x` cannot be checked: content/zh/b.md cannot be read as a post", Severity.INFO)
    ]


_PLACES = "\n\n## 安装\n\n正文。\n\n## 用法\n\n正文。\n"


@pytest.mark.parametrize(
    ("links", "written"),
    [
        ("[甲](#%E5%AE%89%E8%A3%85)[乙](#用法)", "[甲](#安装)[乙](#用法)"),
        ("[甲](./b.md#%E5%AE%89%E8%A3%85)[乙](#用法)", "[甲](./b.md#安装)[乙](#用法)"),
        ("[甲](#%E5%AE%89%20%E8%A3%85)[乙](#用法)", None),
        ("[甲](#%E5%AE%89%E8%A3%85)[乙](#usage)", None),
        ("[甲](https://a.example/#%E5%AE%89%E8%A3%85)[乙](#用法)", None),
        ("[甲](#安装)[乙](#用法)", None),
    ],
)
def test_two_ways_to_write_a_place(links: str, written: str | None) -> None:
    """Encoded places are found beside plain ones; what must stay encoded stays, and so do other sites."""
    after = repaired(links + _PLACES, "AN003")
    assert after == (None if written is None else HEAD + written + _PLACES)


def test_ids_that_change_with_their_heading(write_site: Write) -> None:
    """Counted are links from other posts to headings of originals; the fix writes down the id there is now."""
    files: dict[str, str | bytes] = {
        "docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n',
        "content/zh/a.md": HEAD + "见[甲](./b.md#安装)、[乙](./b.md#安装)、[丙](./b.md#usage)和[丁](./b.md#配置)。\n",
        "content/zh/b.md": HEAD
        + "见[用法](#用法)。\n\n## 安装\n\n文。\n\n## 用法\n\n文。\n\n## Usage\n\n文。\n\n## 置 {#配置}\n\n文。\n",
    }
    found = [each for each in lint_site(write_site(files), "AN006") if each.code == "AN006"]
    assert [(each.place.path, str(each.message)) for each in found] == [
        ("content/zh/b.md", "2 links lead to `#安装`, an id that changes with the words of this heading")
    ]
    assert [edit.text for each in found if each.fix for edit in each.fix.edits] == [" {#安装}"]


def test_nothing_is_said_without_links() -> None:
    """A post without fragments costs nothing."""
    assert findings("正文 100%。", lint=Lint(select=("AN003",))) == []
