"""Where Han and Latin meet."""

from __future__ import annotations

import pytest

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.han_latin import Boundaries, boundaries, unlike
from tests.lint.posts import config, read


def _facts(body: str) -> DocumentFacts:
    return DocumentFacts(read(body), config())


@pytest.mark.parametrize(
    ("body", "spaced", "close"),
    [
        ("用 Python 写", 2, 0),
        ("用Python写", 0, 2),
        ("自2024年起，共5个，第3 章，第 3 章", 0, 0),
        ("约80%，约 80 %", 1, 1),
        ("用**Python**写，用`Python`写，用[Python写](a.md)写", 0, 0),
        ("2.1 安装", 0, 0),
        ("使用\nPython", 0, 0),
    ],
)
def test_gaps_are_counted(body: str, spaced: int, close: int) -> None:
    """Units, ordinals, numbers of headings, links, and the edges of markup and lines count for nothing."""
    found = boundaries(_facts(body))
    assert (found.spaced, found.close) == (spaced, close)


@pytest.mark.parametrize(
    ("spaced", "close", "habit"),
    [
        (0, 0, None),
        (4, 0, None),
        (5, 0, True),
        (0, 5, False),
        (6, 2, True),
        (5, 2, None),
        (20, 3, None),
        (57, 3, True),
        (3, 57, False),
        (50, 50, None),
    ],
)
def test_a_habit_is_a_clear_majority(spaced: int, close: int, habit: bool | None) -> None:  # noqa: FBT001 - expected
    """95 % of the places, in short posts all but two; else there is none."""
    assert Boundaries("", spaced, close).habit is habit


def test_a_word_is_one_finding() -> None:
    """A word with both sides wrong is shown whole, and its fix mends both."""
    facts = _facts("这里使用Python编写，也用 Go写。")
    found = list(unlike(facts, boundaries(facts), spaced=True))
    assert [finding.arguments["found"] for finding in found] == ["用Python编", "Go写"]
    assert [str(finding.hint) for finding in found] == ["Write `用 Python 编`", "Write `Go 写`"]


def test_terms_at_the_start_of_a_line_keep_their_blank() -> None:
    """In a post without blanks, `commit 提交` at the start of an item is a term and what it means."""
    facts = _facts("- commit 提交事务\n- 用 Git 提交\n")
    found = list(unlike(facts, boundaries(facts), spaced=False))
    assert [finding.arguments["found"] for finding in found] == ["用 Git 提"]
