"""What is said of headings and the sections below them."""

from __future__ import annotations

import pytest

from tests.lint.posts import HEAD
from tests.lint.repairs import repaired
from tests.lint.said import lines_said, said


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("#### 甲\n\n## 乙\n", []),
        ("## 甲\n\n#### 乙\n\n#### 丙\n\n## 丁\n\n#### 戊\n", [3]),
        ("# 甲\n\n### 乙\n\n###### 丙\n", [3, 5]),
        ("## 甲\n\n> #### 乙\n", []),
        ("## 甲\n\n```\n#### 乙\n```\n", []),
        ("甲\n---\n\n#### 乙\n", [4]),
    ],
)
def test_levels_left_out(body: str, lines: list[int]) -> None:
    """Each kind of step is told once; quotes and code have levels of their own."""
    assert lines_said(body, "ST001") == lines


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# 示例\n", [(1, "warning", "示例")]),
        ("# 「示例」！\n", [(1, "warning", "「示例」！")]),
        ("# 别的\n", [(1, "info", "别的")]),
        ("# 甲\n\n# 乙\n", [(1, "info", "甲")]),
        ("## 示例\n", []),
    ],
)
def test_a_second_title(body: str, expected: list[tuple[int, str, str]]) -> None:
    """A copy of the title is a warning, sections of level 1 are a remark, said once."""
    assert said(body, "ST002") == expected


def test_a_heading_that_is_the_title() -> None:
    """Without a title in the front matter nothing is doubled; Docusaurus takes a first heading for the title."""
    assert said("# 甲\n", "ST002", head="---\ndate: 2024-05-11\n---\n") == []
    assert said("# 示例\n\n正文。\n", "ST002", layout="docusaurus") == []
    assert lines_said("前言。\n\n# 示例\n", "ST002", layout="docusaurus") == [3]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## 甲\n\n## 甲\n", [3]),
        ("## 甲\n\n### 丙\n\n## 乙\n\n### 丙\n", []),
        ("## 甲\n\n## 甲\n\n## 甲\n", []),
        ("## 甲\n\n## 乙\n\n## 甲\n\n## 乙\n", []),
        ("##### 甲\n\n##### 甲\n", []),
        ("## 甲\n\n> ## 甲\n", []),
        ("##\n\n##\n", []),
    ],
)
def test_twins(body: str, lines: list[int]) -> None:
    """Two sisters of one name are reported; labels that come again and again are not."""
    assert lines_said(body, "ST003") == lines


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("##标题\n正文。\n", "## 标题\n正文。\n"),
        ("正文\n##标题\n正文。\n", "正文\n## 标题\n正文。\n"),
        ("#标题\n\n正文。\n", "# 标题\n\n正文。\n"),
        ("＃＃标题\r\n\r\n正文。\r\n", "## 标题\r\n\r\n正文。\r\n"),
        ("＃ 标题\n", "# 标题\n"),
        ("#　标题\n\n正文。\n", "# 标题\n\n正文。\n"),
        ("###**重点**\n", "### **重点**\n"),
        ("##标题##\n", "## 标题\n"),
        ("##标题 ##\n", "## 标题 ##\n"),
        ("#甲\n正文。\n\n##乙\n正文。\n", "# 甲\n正文。\n\n## 乙\n正文。\n"),
    ],
)
def test_headings_that_are_none(body: str, mended: str) -> None:
    """The blank is put in and the mark made half-width; line endings stay."""
    assert repaired(body, "ST004") == HEAD + mended


@pytest.mark.parametrize(
    "body",
    [
        "正文。\n\n#标签\n",
        "#甲 #乙\n\n正文。\n",
        "#话题#\n\n正文。\n",
        "#1 号\n\n正文。\n",
        "#!/bin/sh\n\n正文。\n",
        "#include <a.h>\n\n正文。\n",
        "#这是一句话。\n\n正文。\n",
        "####### 七级\n",
        "```\n##标题\n```\n",
        "<pre>\n##标题\n</pre>\n",
        "<!--\n##标题\n-->\n",
        "    ##标题\n",
        "- ##标题\n",
        "\\##标题\n",
        "##\n\n正文。\n",
    ],
)
def test_marks_that_are_meant(body: str) -> None:
    """Tags, topics, numbers, code and comments are no headings."""
    assert said(body, "ST004") == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## 甲\n\n## 乙\n\n正文。\n", [1]),
        ("## 甲\n## 乙\n\n正文。\n", [1]),
        ("甲\n---\n乙\n---\n正文。\n", [1]),
        ("## 甲\n\n### 乙\n\n## 丙\n\n正文。\n", [3]),
        ("## 甲\n\n<!-- 以后写 -->\n\n## 乙\n\n正文。\n", []),
        ("## 甲\n\n![图](a.png)\n\n## 乙\n\n正文。\n", []),
        ("## ![图](a.png)\n\n## 乙\n\n正文。\n", []),
        ("## [甲](https://example.org)\n\n## [乙](https://example.org)\n", []),
        ("## 甲\n\n---\n\n## 乙\n\n正文。\n", []),
        ("## 甲\n\n[a]: https://example.org\n\n## 乙\n\n正文。\n", []),
        ("## 1\n## 2\n## 3\n## 4\n## 5\n\n正文。\n", [1]),
    ],
)
def test_sections_without_text(body: str, lines: list[int]) -> None:
    """Whatever is written there counts as text; an outline is told once what it is."""
    assert lines_said(body, "ST005") == lines


def test_headings_that_are_the_title() -> None:
    """Where the front matter has no title, the headings at the top are one."""
    body = "## 协议\n\n## 个人版\n\n正文。\n\n## 甲\n\n## 乙\n\n正文。\n"
    assert lines_said(body, "ST005", head="") == [7]
