"""Emphasis that does not work everywhere is found, with what to write instead."""

from __future__ import annotations

import pytest

from docpipe.parse.options import ParseOptions
from tests.parse.posts import parsed

COMMONMARK = ParseOptions(renderer="commonmark")


def _found(text: str, options: ParseOptions | None = None) -> list[tuple[str, bool, str]]:
    emphases = parsed(text, options=options).emphases
    return [(each.span.of(text), each.rendered, each.fix) for each in emphases]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**注意：**请", ["**注意：**"]),
        ("> 甲\n> 看**“乙”**的", ["**“乙”**"]),
        ("~~删（x）~~后 **乙**", ["~~删（x）~~"]),
        ("|甲|**乙：**丙|\n|-|-|\n|**丁：**戊|\\|**己：**庚|", ["**乙：**", "**丁：**", "**己：**"]),
        ("中*「甲」*文", ["*「甲」*"]),
        ("**甲[乙](c)：**丁", ["**甲[乙](c)：**"]),
        ("中***「甲」***文", ["**「甲」**", "***「甲」***"]),
        ("**甲\n乙：**丙", ["**甲\n乙：**"]),
        ("**甲** *乙* ~~丙~~", []),
        ("**a:** b", []),
    ],
)
def test_emphasis_that_commonmark_leaves_as_text_is_named(text: str, found: list[str]) -> None:
    """Our renderer makes it; elsewhere the markers would stay. From the opening to the closing markers."""
    assert _found(text) == [(source, True, "") for source in found]


@pytest.mark.parametrize(
    ("text", "source", "fix"),
    [
        ("**注意：**请", "**注意：**", "**注意**："),
        ("**好。！**请", "**好。！**", "**好**。！"),
        ("请**“甲”**的", "**“甲”**", ""),
        ("**甲（乙）**丙", "**甲（乙）**", ""),
        ("~~删：~~后", "~~删：~~", "~~删~~："),
        ("**a.**中", "**a.**", "**a**."),
    ],
)
def test_by_commonmarks_rules_it_stays_in_the_page(text: str, source: str, fix: str) -> None:
    """The fix moves closing punctuation outside; where the marks are a pair, there is no safe way."""
    assert _found(text, COMMONMARK) == [(source, False, fix)]


@pytest.mark.parametrize(
    ("text", "source", "fix"),
    [
        ("是** 重点 **的", "** 重点 **", "**重点**"),
        ("是**重点 **的", "**重点 **", "**重点**"),
        ("是** 重点： **的", "** 重点： **", "**重点**："),
        ("是** （甲） **的", "** （甲） **", ""),
        ("是** 甲\n乙 **的", "** 甲\n乙 **", ""),
        ("是~~ 甲 ~~的", "~~ 甲 ~~", "~~甲~~"),
    ],
)
@pytest.mark.parametrize("options", [None, COMMONMARK])
def test_markers_with_blanks_inside_are_meant_where_han_stand_beside_them(
    text: str, source: str, fix: str, options: ParseOptions | None
) -> None:
    """No renderer makes emphasis of them, though the author meant it."""
    assert _found(text, options) == [(source, False, fix)]


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3 ** 4",
        "a ** b ** c",
        "乘 * 号 * 好",
        "中_文_字",
        "指针 **p 与",
        "是**\u3000**的",
        "是** **的",
        "`**注意：**请`",
        "\\*\\*注意：\\*\\*请",
        "![**注意：**请](a.png)",
        "甲** 乙 *丙",
    ],
)
@pytest.mark.parametrize("options", [None, COMMONMARK])
def test_other_markers_are_text(text: str, options: ParseOptions | None) -> None:
    """Arithmetic, code, escapes, lone and unequal markers were never meant as emphasis."""
    assert _found(text, options) == []


def test_each_pair_is_named_once() -> None:
    """Markers that closed one pair open no other."""
    text = "是** 甲 **的** 乙 **好** 丙 **"
    assert [source for source, _, _ in _found(text, COMMONMARK)] == ["** 甲 **", "** 乙 **", "** 丙 **"]


def test_pairs_do_not_reach_over_blocks() -> None:
    """Markers in two cells or paragraphs have nothing to do with each other."""
    assert _found("|是** 甲|乙 **的|\n|-|-|\n\n是** 甲\n\n乙 **的") == []
