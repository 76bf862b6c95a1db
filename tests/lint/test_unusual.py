"""The signs that a text ends unlike the rest of its post, one by one."""

from __future__ import annotations

import pytest

from docpipe.lint.unusual import broken_word, unlikely_word, unusual_ending
from tests.lint.posts import read

_FULL = "这是完整的一段文字，它以句号结束。\n\n"


@pytest.mark.parametrize(
    ("body", "counted"),
    [
        (f"{_FULL * 2}最后这一段没有写\n", (2, 2)),
        (f"{_FULL * 4}没有\n", (4, 4)),
        (f"{_FULL * 2}没有\n", None),
        (f"{_FULL * 2}这一段没有句号\n\n最后这一段没有写\n", None),
        ("- 第一项写完了。\n- 第二项写完了。\n- 第三项写完了。\n- 第四项没有写\n", (3, 3)),
        ("- 第一项写完了。\n- 第二项写完了。\n- 第三项没有写\n", None),
        ("第一句写完了。第二句没有写\n", (0, 0)),
        ("只有这一段，它很长，里面有很多的逗号，但是没有写\n", (0, 0)),
        (f"{_FULL * 3}- 一\n- 二\n", None),
    ],
)
def test_habits(body: str, counted: tuple[int, int] | None) -> None:
    """Others of the kind are counted; where they are few, the marks inside the block tell."""
    found = unusual_ending(read(body))
    assert (found and (found.ended, found.others)) == counted


def test_the_span_is_the_end() -> None:
    """The span holds the last characters, on one line."""
    parsed = read(f"{_FULL * 3}前面的一行，\n最后这一段没有写完就停了\n")
    found = unusual_ending(parsed)
    assert found is not None
    assert found.span.of(parsed.text) == "最后这一段没有写完就停了"


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        ("The configuration is read. See confi\n", "configuration"),
        ("打开 PowerShell 窗口\n\n再打开 powersh\n", "PowerShell"),
        ("The file and the files. A file\n", None),
        ("The config and the configuration. The config\n", None),
        ("用 PageRankWith 算\n\n再用 PageRank\n", None),
        ("The configuration is read, see /etc/confi\n", None),
    ],
)
def test_pieces_of_words(body: str, whole: str | None) -> None:
    """A piece stands nowhere as a word, and what it belongs to is no mere form of it."""
    found = broken_word(read(body))
    assert (found.whole if found else None) == whole


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("保存以后它就会\n", "就会"),
        ("这里一共需要\n", "需要"),
        ("這裡的內容還\n", "還"),
        ("下面先说说为什么这个算法对\n", "对"),
        ("This part of the system is of\n", "of"),
        ("没有办法面对\n", None),
        ("这些都是归还\n", None),
        ("有需要\n", None),
        ("Used for\n", None),
        ("The part that it is made from stone\n", None),
    ],
)
def test_unlikely_words(body: str, word: str | None) -> None:
    """Function words are unlikely ends, and longer words that merely end in one are not."""
    parsed = read(body)
    found = unlikely_word(parsed)
    assert (found.of(parsed.text) if found else None) == word
