"""What is said of lists, tables, containers, code fences and leftovers of git."""

from __future__ import annotations

import pytest

from tests.lint.posts import HEAD
from tests.lint.repairs import repaired
from tests.lint.said import lines_said, said


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":::tip\n正文。\n", [(1, "error", ":::tip")]),
        ("::::tip\n:::note\n正文。\n::::\n", [(2, "error", ":::note")]),
        (":::tip\n正文。\n::::\n", []),
        (":::tip\r\n正文。\r\n:::\r\n", []),
        (":::tip\r\n正文。\r\n", [(1, "error", ":::tip")]),
        ("::::tip\n:::note\n正文。\n:::\n::::\n", []),
        ("- 甲\n\n  :::tip\n  正文。\n  :::\n", []),
        ("> :::tip\n> 正文。\n> :::\n", []),
        ("```\n:::tip\n```\n", []),
        ("::: tip 正文 :::\n", []),
        (":::\n正文。\n", []),
        (":::details 更多\n正文。\n:::\n", [(1, "info", ":::details")]),
        (":::details\n正文。\n", [(1, "error", ":::details")]),
        ("<!-- 甲\n\n乙\n", [(1, "error", "<!--")]),
        ("<!-- 甲 --> <!-- 乙\n\n丙\n", [(1, "error", "<!--")]),
        ("<!-->\n\n正文。\n", []),
        ("<!---->\n\n正文。\n", []),
    ],
)
def test_what_stays_open(body: str, expected: list[tuple[int, str, str]]) -> None:
    """A container needs as many colons to end, and inner ones end first; an unknown kind is a remark."""
    assert said(body, "ST008") == expected


def test_kinds_that_others_know() -> None:
    """Where another generator makes the pages, any kind may be known."""
    assert said(":::details\n正文。\n:::\n", "ST008", layout="docusaurus") == []
    assert said("::: moniker x\n正文。\n::: moniker-end\n", "ST008", layout="docusaurus") == []
    assert lines_said("::: zone x\n:::tip\n正文。\n::: zone-end\n", "ST008", layout="docusaurus") == [2]
    assert said("::::: {.columns}\n::: {.a}\n正文。\n:::\n:::\n", "ST008", layout="docusaurus") == []
    assert said(":::image src='a.png':::\n", "ST008", layout="docusaurus") == []
    assert lines_said(":::details\n正文。\n", "ST008", layout="docusaurus") == [1]


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("1、甲\n2、乙\n", "1. 甲\n2. 乙\n"),
        ("说明：\r\n1、甲\r\n2、乙\r\n", "说明：\r\n1. 甲\r\n2. 乙\r\n"),
        ("1)甲\n2)乙\n", "1) 甲\n2) 乙\n"),
        ("1．甲\n2．乙\n", "1. 甲\n2. 乙\n"),
        ("-甲\n-乙\n", "- 甲\n- 乙\n"),
        ("- 甲\n-乙\n", "- 甲\n- 乙\n"),
        ("-**甲**：一\n-**乙**：二\n", "- **甲**：一\n- **乙**：二\n"),
        ("-[ ] 甲\n-[x] 乙\n", "- [ ] 甲\n- [x] 乙\n"),
        ("-甲\n-URL\n-乙\n", "- 甲\n- URL\n- 乙\n"),
        ("1.甲\n2.Maven\n", "1. 甲\n2. Maven\n"),
    ],
)
def test_lists_that_are_none(body: str, mended: str) -> None:
    """The mark is made one, or the blank put in."""
    assert repaired(body, "ST009") == HEAD + mended


@pytest.mark.parametrize("body", ["1、甲\n3、乙\n", "说明：\n2、甲\n3、乙\n", "1. 甲\n2.乙\n", "1、甲\n-乙\n"])
def test_lists_whose_numbers_would_change(body: str) -> None:
    """They are reported and left to the author."""
    assert len(said(body, "ST009")) == 1
    assert repaired(body, "ST009") is None


@pytest.mark.parametrize(
    "body",
    [
        "1、甲  \n2、乙\n",
        "1、甲\\\n2、乙\n",
        "1、甲<br>\n2、乙\n",
        "1、甲\n\n2、乙\n",
        "-甲\n",
        "正文\n-张三\n",
        "-5 度\n-6 度\n",
        "-v 参数\n-f 参数\n",
        "2019、2020 年\n2021、2022 年\n",
        "1.2 版\n1.3 版\n",
        "2.x 版\n3.x 版\n",
        "```\n1、甲\n2、乙\n```\n",
    ],
)
def test_lines_that_read_well(body: str) -> None:
    """Hard breaks, paragraphs, numbers, signatures and code are no lists."""
    assert said(body, "ST009") == []


def test_line_breaks_that_show() -> None:
    """Hexo keeps the lines of a paragraph apart."""
    assert said("1、甲\n2、乙\n", "ST009", layout="hexo") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", [(3, "warning", "3")]),
        ("a | b\n---|---\n1 | 2 | 3\n", [(3, "warning", "3")]),
        ("> | a | b |\r\n> |---|---|\r\n> | 1 | 2 | 3 |\r\n", [(3, "warning", "3")]),
        ("- | a | b |\n  |---|---|\n  | 1 | 2 | 3 |\n", [(3, "warning", "3")]),
        ("| a | b |\n|---|---|\n| `x|y` | 2 |\n", [(3, "warning", "2")]),
        ("| a | b |\n|---|---|\n| `x\\|y` | 2 |\n", []),
        ("| a | b |\n|---|---|\n| 1 | 2 ||\n| 3 |\n|  |  |\n", []),
        ("| a |\n|---|---|\n| 1 | 2 |\n", [(2, "warning", "|---|---|")]),
        ("正文。\n\n---|---\n", []),
        ("```\n| a |\n|---|---|\n```\n", []),
    ],
)
def test_cells_without_a_column(body: str, expected: list[tuple[int, str, str]]) -> None:
    """The first surplus cell with text is reported, and a head that fits no line of dashes."""
    assert said(body, "ST010") == expected


def test_rows_of_any_length() -> None:
    """Jekyll's kramdown shows every cell."""
    assert said("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "ST010", layout="jekyll") == []


_CONFLICT = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (_CONFLICT, [1]),
        (_CONFLICT + _CONFLICT, [1, 6]),
        (_CONFLICT.replace("\n", "\r\n"), [1]),
        (f"```\n{_CONFLICT}```\n", []),
        ("```\n<<<<<<< HEAD\n甲\n```\n=======\n```\n乙\n>>>>>>> b\n```\n", [2]),
        ("正文。\n>>>>>>> b\n", [2]),
        ("> > > > > > > 甲\n", []),
        ("<<<<<<<<<< 甲\n", []),
    ],
)
def test_conflicts(body: str, lines: list[int]) -> None:
    """Each is reported once; one that stands in a code block as a whole is an example."""
    assert lines_said(body, "ST011") == lines


def test_a_conflict_in_the_front_matter() -> None:
    """It makes the file unreadable, and is named all the same."""
    head = "---\n<<<<<<< HEAD\ntitle: 甲\n=======\ntitle: 乙\n>>>>>>> b\n---\n"
    assert lines_said("正文。\n", "ST011", head=head) == [2 - head.count("\n")]


@pytest.mark.parametrize(
    ("body", "lines"),
    [("```\na\n```\n", [1]), ("- 甲\n\n  ~~~~ \n  a\n  ~~~~\n", [3]), ("```sh\na\n```\n", []), ("    a\n", [])],
)
def test_fences_without_a_language(body: str, lines: list[int]) -> None:
    """A bare fence is reported at its marks, indented code has no place for a word."""
    assert lines_said(body, "ST015") == lines
