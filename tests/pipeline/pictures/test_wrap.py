"""Titles cut into lines."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.pipeline.pictures.wrap import phrase_ends, shortened, wrapped

CLOSING = "、，。！？；：）」』】》…—"
OPENING = "（「『【《"


def measure(text: str) -> float:
    """Return a width: Han characters are as wide as two others."""
    return float(sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("短", ("短",)),
        ("", ()),
        ("去中心化人工智能概览：算力、模型与开放网络", ("去中心化人工智", "能概览：算力、", "模型与开放网络")),
        ("一二三四五六七八九十。", ("一二三四五六", "七八九十。")),
        ("一二三四五六七八九「十」", ("一二三四五六", "七八九「十」")),
        ("用 docpipe 写一篇博客文章", ("用 docpipe 写", "一篇博客文章")),
        ("Publishing to many places", ("Publishing to", "many places")),
        ("a" * 45, ("a" * 15, "a" * 15, "a" * 15)),
    ],
)
def test_lines(text: str, expected: tuple[str, ...]) -> None:
    """Han is cut between characters and Latin between words, into lines of about the same width."""
    assert wrapped(text, measure, 20) == expected


def test_phrases_stay_whole() -> None:
    """Where a language has a model of its phrases, they are not cut, but for one that is wider than a line."""
    text = "去中心化人工智能概览：算力、模型与开放网络"
    ends = phrase_ends(text, "zh-Hans")
    assert ends is not None
    assert wrapped(text, measure, 22, ends) == ("去中心化人工智能概览：", "算力、模型与开放网络")
    assert wrapped("一二三四五六七八", measure, 10, frozenset({8})) == ("一二三四", "五六七八")
    assert phrase_ends("Some words", "en") is None
    assert phrase_ends("", "zh-Hans") is None


@given(st.text(alphabet="去中心化网络ab c" + CLOSING + OPENING, max_size=60), st.integers(20, 40))
def test_no_mark_stands_where_it_may_not(text: str, width: int) -> None:
    """No line begins with a mark that closes or ends with one that opens, unless nothing but marks would fit."""
    lines = wrapped(" ".join(text.split()), measure, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(measure(line) <= width for line in lines)
    for first, second in itertools.pairwise(lines):
        if sum(map(text.count, CLOSING + OPENING)) < 4:
            assert second[0] not in CLOSING
            assert first[-1] not in OPENING


def test_what_is_left_out_is_said() -> None:
    """The last line that is shown ends in an ellipsis, and is no wider for it."""
    assert shortened(("一二", "三四，", "五"), 2, measure, 20) == ("一二", "三四…")
    assert shortened(("一二三四五", "六"), 1, measure, 10) == ("一二三四…",)
    assert shortened(("一", "二"), 2, measure, 10) == ("一", "二")
