"""Emphasis and line breaks where no blanks stand between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.parse.extensions.cjk import is_quote, is_wide, joins
from docpipe.parse.options import ParseOptions
from tests.parse.posts import markup


@pytest.mark.parametrize("character", [*"中𠀀々〇ーかカ한，。：！？（）「」『』《》、", "\u3000", "Ａ", "１"])
def test_cjk_characters_and_marks_are_wide(character: str) -> None:
    """Han, kana, hangul, full-width forms and their punctuation belong to CJK writing."""
    assert is_wide(character)


@pytest.mark.parametrize("character", ["a", "1", ",", " ", "é", "“", "—", "…", "·", "😀", "✅", "☀", "🀄", "ｱ", "я"])
def test_other_characters_are_not_wide(character: str) -> None:
    """Emoji are wide in a terminal, but stand between Chinese words like any symbol."""
    assert not is_wide(character)


def test_marks_shared_with_latin_are_told_apart() -> None:
    """Curly quotes, dash, ellipsis and middle dot belong to the script beside them."""
    assert all(map(is_quote, "“”‘’—…·"))
    assert not any(map(is_quote, "\"'「」-中a"))


@pytest.mark.parametrize(
    ("before", "behind", "joined"),
    [
        ("中", "文", True),
        ("。", "中", True),
        ("中", "（", True),
        ("，", "a", True),
        ("a", "（", True),
        ("か", "カ", True),
        ("“", "中", True),
        ("中", "”", True),
        ("—", "中", True),
        ("中", "a", False),
        ("a", "中", False),
        ("a", "b", False),
        ("1", "中", False),
        ("한", "국", False),
        ("中", "한", False),
        ("한", "中", False),
        ("中", "😀", False),
        ("“", "a", False),
        ("", "中", False),
        ("中", "", False),
    ],
)
def test_a_line_break_is_no_space_between_wide_characters(
    before: str,
    behind: str,
    joined: bool,  # noqa: FBT001 - a table's column
) -> None:
    """As browsers do it for Chinese and Japanese; Korean parts its words with spaces."""
    assert joins(before, behind) is joined


def _emphasised(text: str) -> tuple[str, str]:
    """Return the content of the paragraph by docpipe's rules and by CommonMark's."""
    ours, theirs = (
        markup(text, options=ParseOptions(renderer=renderer)).removeprefix("<p{block 0}>").removesuffix("</p>\n")
        for renderer in ("docpipe", "commonmark")
    )
    return ours, theirs


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("**注意：**请", "<strong>注意：</strong>请"),
        ("请看**“重点”**的", "请看<strong>“重点”</strong>的"),
        ("中文**（说明）**中文", "中文<strong>（说明）</strong>中文"),
        ("~~删除（x）~~后", "<s>删除（x）</s>后"),
        ("中*「重」*文", "中<em>「重」</em>文"),
        ("**a.**中", "<strong>a.</strong>中"),
        ("中**(a)**文", "中<strong>(a)</strong>文"),
        ("**`code`**中", "<strong><code>code</code></strong>中"),
        ("中**[链接](a)**文", "中<strong><a{link 0}>链接</a></strong>文"),
    ],
)
def test_emphasis_beside_chinese_is_what_its_author_meant(text: str, ours: str) -> None:
    """CommonMark leaves these as text, as no blank stands beside the markers; docpipe does not."""
    found, commonmark = _emphasised(text)
    assert found == ours
    assert commonmark != ours


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("**中文**中文", "<strong>中文</strong>中文"),
        ("中_文_字", "中_文_字"),
        ("是** 重点 **的", "是** 重点 **的"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("a**.b**c", "a**.b**c"),
        ("snake_case_name", "snake_case_name"),
        ("**中\u3000**文", "**中\u3000**文"),
        ("*中*，*文*。", "<em>中</em>，<em>文</em>。"),
    ],
)
def test_other_emphasis_is_commonmarks(text: str, both: str) -> None:
    """What works everywhere works the same here, and what is no emphasis stays text."""
    assert _emphasised(text) == (both, both)


@given(st.text(st.sampled_from('ab ,.()*_~"é“😀'), max_size=25))
def test_without_cjk_the_rules_are_commonmarks(text: str) -> None:
    """A text without CJK characters renders the same by both rules."""
    options = [ParseOptions(renderer=renderer) for renderer in ("docpipe", "commonmark")]
    assert markup(text, options=options[0]) == markup(text, options=options[1])


@given(st.text(st.sampled_from("a中，*_ （"), max_size=25))
def test_friendly_emphasis_is_balanced(text: str) -> None:
    """Whatever the markers, start and end tags come in pairs."""
    found = markup(text)
    assert found.count("<em>") == found.count("</em>")
    assert found.count("<strong>") == found.count("</strong>")
