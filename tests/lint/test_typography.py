"""The one pass for flaws of Chinese typography."""

from __future__ import annotations

import pytest

from docpipe.lint.scan import OBJECT
from docpipe.lint.typography import Flaw, before, behind, flaws_in, is_chinese, is_chinese_row, sentence_at
from docpipe.model.text import Span


@pytest.mark.parametrize(
    ("text", "flaw", "found"),
    [
        ("测 试", Flaw.BLANK_IN_HAN, [" "]),
        ("测  试", Flaw.BLANK_IN_HAN, ["  "]),
        ("你好 ，好", Flaw.BLANK_AT_MARK, [" "]),
        ("你好， 好", Flaw.BLANK_AT_MARK, [" "]),
        ("有１２ＧＢ和３", Flaw.WIDE_ALNUM, ["１２ＧＢ", "３"]),
        ("等...和…和……", Flaw.ELLIPSIS, ["...", "…", "……"]),
        ("好！！真的？！", Flaw.REPEATED_MARK, ["！！", "？！"]),
        ("好,坏;对:错", Flaw.NARROW_MARK, [",", ";", ":"]),
        ("好。，坏，，对", Flaw.CLASH, ["。，", "，，"]),
        ("好--坏—对", Flaw.DASH, ["--", "—"]),
        ("取1-10个", Flaw.RANGE, ["-"]),
        ("比尔•盖茨", Flaw.MIDDLE_DOT, ["•"]),
    ],
)
def test_each_flaw_is_found_where_it_stands(text: str, flaw: Flaw, found: list[str]) -> None:
    """The spans slice to the flaws, in order, and no flaw is found as another one, too."""
    flaws = flaws_in(text)
    assert [span.of(text) for span in flaws[flaw]] == found
    assert sum(map(len, flaws.values())) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "你好，世界。真的……——是“这样”（对）！",
        f"你好 {OBJECT}世界{OBJECT} ，{OBJECT} 好",
        "hello, world. 1,000; a--b ... 10-20 a  b",
        "你好\n世界，\n好",
    ],
)
def test_nothing_is_found_in_clean_text(text: str) -> None:
    """Right Chinese, Latin text, the edges of markup and the ends of lines hold no flaw but whole ellipses."""
    flaws = flaws_in(text)
    wrong = {flaw for flaw, spans in flaws.items() for span in spans if span.of(text) not in {"……", "...", "-"}}
    assert wrong == set()


def test_a_sentence_ends_at_marks_and_lines() -> None:
    """The sentence around a place is found on its own line."""
    text = "第一句。第二句，还有。\n第三句"
    assert sentence_at(text, 5).of(text) == "第二句，还有"
    assert sentence_at(text, len(text) - 1).of(text) == "第三句"
    assert sentence_at(text, 0).of(text) == "第一句"


@pytest.mark.parametrize(
    ("text", "chinese"),
    [("你好世界", True), ("用 Python 写", True), ("Say 你好 which means hello", False), ("字", False), ("", False)],
)
def test_a_sentence_is_chinese_by_what_it_holds(text: str, chinese: bool) -> None:  # noqa: FBT001 - a test's expectation
    """At least as many Han characters as Latin words, and two of them."""
    assert is_chinese(text, 0) is chinese


@pytest.mark.parametrize(
    ("text", "chinese"), [("真的!!", True), ("真的 ok!!", False), ("真的 ok！！", True), ("Yes！！", False)]
)
def test_a_row_of_marks_is_chinese(text: str, chinese: bool) -> None:  # noqa: FBT001 - a test's expectation
    """In a Chinese sentence, and half-width marks only where a Han character stands before them."""
    assert is_chinese_row(text, Span(len(text) - 2, len(text))) is chinese


def test_what_stands_beside_a_place() -> None:
    """Beyond the ends of a file stand an object and a line's end."""
    assert (before("ab", 0), before("ab", 1)) == (OBJECT, "a")
    assert (behind("ab", 1), behind("ab", 2)) == ("b", "\n")
