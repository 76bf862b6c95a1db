"""Lists that are plain enough for the short way, and those that are not."""

from __future__ import annotations

import pytest

from docpipe.parse.fast import lists
from docpipe.parse.markdown import make_parser
from tests.parse.fast.comparing import difference


def _is_short(text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    long: list[str] = []

    def list_block(*_: object) -> bool:
        long.append(text)
        return False

    monkeypatch.setattr(lists, "list_block", list_block)
    make_parser("docpipe").parse(text)
    return not long


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n",
        "* **a**：b\n* `c`\n* [d](e)\n\n# f",
        "1. a\n2. 2024 b\n\nc",
        "  + 甲\n  +   乙\n\n\n",
    ],
)
def test_plain_lists_take_the_short_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line an item, no blank line between them, text in each."""
    assert difference(text) == ""
    assert _is_short(text, monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n- b",
        "- a\n  b",
        "- a\nb",
        "- a\n  - b",
        "- a\n* b",
        "- # a",
        "- [ ] a",
        "- [a]: b",
        "-\n- a",
        "- a\n\n  b",
        "- a\n\n- - -",
        "-\ta",
        "-     a",
        "- 1. a",
        "- ***",
    ],
)
def test_others_go_the_long_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loose and nested lists, items of several lines, and items that are no plain text."""
    assert difference(text) == ""
    assert not _is_short(text, monkeypatch)
