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
