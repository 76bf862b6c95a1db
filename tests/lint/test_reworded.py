"""A change in a few words, as a hint quotes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.reworded import reworded

_TEXTS = st.text(alphabet="ab 甲乙。*`[]()1", max_size=60)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("每个节点保存全部数据。", "每个节点保存一部分数据。", ("每个节点保存全部数据。", "每个节点保存一部分数据。")),
        ("Every **node** keeps data", "Every node stores data", ("…node keeps data", "…node stores data")),
        ("见[手册](https://example.org/a)。", "见手册。", ("", "")),
        ("version 1.5 is out", "version 15 is out", ("…rsion 1.5 is ou…", "…rsion 15 is ou…")),
        ("甲" * 30, "甲" * 30 + "乙" * 60, ("…" + "甲" * 6, "…" + "甲" * 6 + "乙" * 33 + "…")),
        ("", "新", ("", "新")),
    ],
)
def test_only_what_differs_is_quoted(before: str, now: str, expected: tuple[str, str]) -> None:
    """Whole words, a little around them, and nothing of marks."""
    assert reworded(before, now) == expected


@given(_TEXTS, _TEXTS)
def test_it_is_short_and_says_nothing_of_equal_texts(before: str, now: str) -> None:
    """Neither part is longer than a line, and two texts that differ only in marks have no difference."""
    parts = reworded(before, now)
    assert all(len(part) <= 42 for part in parts)
    assert reworded(before, before) == ("", "")
    assert (parts[0] == parts[1]) is (parts == ("", ""))
