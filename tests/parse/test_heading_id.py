"""Explicit heading ids are taken off the text."""

from __future__ import annotations

import pytest

from tests.parse.posts import document


@pytest.mark.parametrize(
    ("text", "shown", "identifier"),
    [
        ("# 标题 {#a}", "标题", "a"),
        ("# 标题{#a-b_c.d}", "标题", "a-b_c.d"),
        ("# 标题 {#到}  ##", "标题", "到"),
        ("# 标题 \\{#a}", "标题", "a"),
        ("# {#a}", "", "a"),
        ("标题 {#a}\n===", "标题", "a"),
        ("标\n题 {#a}\n---", "标题", "a"),
        ("# **标题** `x` {#a}", "标题 x", "a"),
        ("# 甲 {#a} 乙", "甲 {#a} 乙", "甲-a-乙"),
        ("# 甲 {#a b}", "甲 {#a b}", "甲-a-b"),
        ("# 甲 {.c #a}", "甲 {.c #a}", "甲-c-a"),
        ("# 甲 {#}", "甲 {#}", "甲-"),
        ("# 甲 `{#a}`", "甲 {#a}", "甲-a"),
        ("# 甲 {#a} {#b}", "甲 {#a}", "b"),
        ("# 甲 {#{#a}}", "甲 {#{#a}}", "甲-a"),
        ("# 甲 {: #a}", "甲", "a"),
        ("# 甲 {:#a .b c='d'}", "甲", "a"),
        ("# 甲 {: .b}", "甲 {: .b}", "甲--b"),
        ("# 甲\n{: #a}\n", "甲", "a"),
        ("# 甲\n{: .b #a}\n", "甲", "a"),
        ("甲\n===\n{:#a}\n正文。", "甲", "a"),
        ("# 甲\n\n{: #a}\n", "甲", "甲"),
        ("# 甲\n正文。\n{: #a}\n", "甲", "甲"),
    ],
)
def test_the_last_words_in_braces_are_the_id(text: str, shown: str, identifier: str) -> None:
    """Only `{#id}` at the very end counts; MDX has to escape its brace, and that goes too."""
    (heading,) = document(text).headings
    assert (heading.text, heading.id) == (shown, identifier)


def test_the_id_is_no_part_of_the_block() -> None:
    """The block spans the words; what follows is not translated."""
    text = "## 标题  {#a}\n\n段落 {#b}"
    assert [block.span.of(text) for block in document(text).blocks] == ["标题", "段落 {#b}"]


def test_a_line_of_attributes_is_no_paragraph() -> None:
    """The line that kramdown reads below a heading is gone, and the text below it keeps its place."""
    text = "## 标题\n{: #a}\n\n> ### 乙\n> {: #b}\n> 正文。\n"
    assert [block.span.of(text) for block in document(text).blocks] == ["标题", "乙", "正文。"]
