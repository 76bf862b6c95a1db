"""Texts that are nested too deeply are refused with a place, before they cost time."""

from __future__ import annotations

import pytest

from docpipe.model.diagnostic import Issue
from docpipe.model.text import Span
from tests.parse.posts import document, parsed


def _refusal(text: str) -> Issue:
    found = parsed(text)
    assert found.document is None
    assert found.body is None
    (issue,) = [issue for issue in found.issues if issue.code == "ST017"]
    assert issue.blocking
    return issue


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("好\n\n" + ">" * 200 + " a", 3 + 50),
        ("- " * 3000 + "a", 50),
        ("---\ntitle: 题\n---\n" + "> " * 60 + "a", 17 + 100),
        ("\n".join("  " * level + "- a" for level in range(40)), None),
        (":::tip\n" * 60, None),
    ],
)
def test_containers_deeper_than_any_author_means_are_refused(text: str, place: int | None) -> None:
    """The issue stands where the limit is passed and says what to do."""
    issue = _refusal(text)
    assert str(issue.message) == "nested too deeply: 50 levels is the limit"
    assert issue.hint is not None
    assert issue.span is not None
    assert place is None or issue.span == Span(place, place + 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("---\ntitle: 题\n---\n\n甲 [乙](c)\r\n\r\n> 丙 \\[ [丁]\r\n> ", ""),
        ("# ", " ##"),
        ("|[a]|\n|-|\n|", "|"),
        ("[^1]: ", ""),
        ("> [!NOTE]\n> a\n> ", ""),
        (":::tip ", "\n:::"),
    ],
)
def test_brackets_that_nobody_closes_are_refused_at_the_one_too_many(before: str, after: str) -> None:
    """The bracket pointed at is the sixty-first that is open."""
    text = before + "[" * 100 + after
    issue = _refusal(text)
    assert str(issue.message) == "61 square brackets are open here"
    assert issue.span == Span(len(before) + 60, len(before) + 61)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60,
        "[a]" * 500,
        "\\[" * 500,
        ("[" * 50 + "\n\n") * 20,
        "```\n" + "[" * 500 + "\n```",
        "    " + "[" * 500,
        "- ```\n  " + "[" * 500 + "\n  ```",
        "<div>\n" + "[" * 500,
        "[[" * 29 + "]]" * 29,
    ],
)
def test_brackets_in_code_or_closed_are_no_matter(text: str) -> None:
    """Only what is open in one paragraph costs time, so only that counts."""
    document(text)


@pytest.mark.parametrize("text", ["- " * 60, "* " * 300, "```\n" + "> " * 300 + "a\n```", "    " + "- " * 80 + "a"])
def test_rules_and_code_only_look_nested(text: str) -> None:
    """A thematic break of many hyphens opens no list, and what stands in code opens nothing."""
    document(text)


@pytest.mark.parametrize("head", ["", "---\ntitle: 题\n---\n"])
def test_more_lines_than_any_author_writes_are_refused(head: str) -> None:
    """The place is the end of the last line that is allowed; as many lines are read."""
    issue = _refusal(head + "- a\n" * 80_001)
    assert str(issue.message) == "more than 80,000 lines"
    assert issue.span is not None
    assert issue.span.start == len(head) + 4 * 80_000 - 1
    assert parsed("```\n" + "a\n" * 70_000 + "```\n").document is not None


def test_more_marks_than_any_author_writes_are_refused() -> None:
    """They are counted by paragraph, and marks in code are no matter."""
    issue = _refusal("好\n\n" + "*a " * 100_001)
    assert str(issue.message) == "more than 100,000 marks of emphasis in one paragraph"
    assert issue.span == Span(3, 4)
    assert document("*a*\n\n" * 20_000)
    assert document("```\n" + "*" * 100_001 + "\n```\n")
