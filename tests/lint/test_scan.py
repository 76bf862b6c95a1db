"""The scanners that rules share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.scan import OBJECT, block_prose, ends_sentence, holds_sentence_end, is_han, unclosed
from docpipe.model.block import BlockKind
from tests.lint.posts import read


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("没有括号", ""),
        ("（完整）", ""),
        ("（半个", "（"),
        ("（宽的) 和 (窄的）", ""),
        ("（外（内）", "（"),
        ("“引文”", ""),
        ("“引文", "“"),
        ("“两次开头“", ""),
        ("“两次开头“，再来“", "“"),
        ("「引（文」", "（"),
        ("只有关的）」", ""),
        ("区间 (0, 1]", ""),
        ("([a]", "("),
        ("[a", ""),
        ("好的 :-(", ""),
        ("好的；（", ""),
        ("《书名", "《"),
    ],
)
def test_unclosed(text: str, left_open: str) -> None:
    """The last mark that nothing closes is found; mixed widths, intervals and smileys are closed."""
    place = unclosed(text)
    assert (text[place] if place >= 0 else "") == left_open


@given(st.text("（(）)「」“”[]a字:；", max_size=60))
def test_closing_everything_leaves_nothing_open(text: str) -> None:
    """A text is closed after its open marks are closed from the inside."""
    closing = {"（": "）", "(": ")", "「": "」", "“": "”"}
    for _ in range(len(text) + 1):
        place = unclosed(text)
        if place < 0:
            break
        text += closing[text[place]]
    assert unclosed(text) == -1


def test_a_million_marks_are_scanned_in_one_go() -> None:
    """Marks that never close cost one step each."""
    assert unclosed("（" * 200_000 + "」" * 200_000) == 199_999


@pytest.mark.parametrize(
    "text", ["好。", "好。”", "好！）", "Done.", 'He said "no."', "好……", "好：", "**好。**", "好～"]
)
def test_ends_sentence(text: str) -> None:
    """Closing quotes, brackets and markers may follow the mark."""
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["好", "好，", "（好", "and", "", "”"])
def test_does_not_end_sentence(text: str) -> None:
    """A comma, a word and nothing end no sentence."""
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("好。再说", True), ("v1.5 的", False), ("Yes. No", True), ("好，再说", False)]
)
def test_holds_sentence_end(text: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """A point inside a number ends nothing."""
    assert holds_sentence_end(text) is expected


@pytest.mark.parametrize(
    ("character", "expected"), [("字", True), ("𠀀", True), ("。", False), ("a", False), ("か", False)]
)
def test_is_han(character: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """Han characters of all planes are, marks and kana are not."""
    assert is_han(character) is expected


def test_prose_keeps_the_place_of_every_character() -> None:
    """Each literal character of a block's prose slices back to itself; code and escapes stand as objects."""
    parsed = read("中文 `code` 和\n**粗体** &amp; \\*星号。\n")
    assert parsed.document is not None
    number = next(n for n, block in enumerate(parsed.document.blocks) if block.kind is BlockKind.PARAGRAPH)
    prose = block_prose(parsed, number)
    assert prose.text == f"中文 {OBJECT} 和\n粗体 & {OBJECT}星号。"
    for index, character in enumerate(prose.text):
        if character not in {"\n", OBJECT, "&"}:
            assert prose.span(index, index + 1).of(parsed.text) == character
    assert prose.span(prose.text.index("&"), prose.text.index("&") + 1).of(parsed.text) == "&amp;"
