"""Pairs that nothing else could pair with, and runs that have to wait for the rest."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.parse.fast import emphasis
from docpipe.parse.markdown import make_parser
from tests.parse.fast.comparing import OPTIONS, difference

_PIECES = (
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "a",
    "b ",
    "中",
    "，",
    "（",
    " ",
    "\n",
    "[",
    "](x)",
    "`",
    "\\",
    "**a**",
    "_b_",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.sampled_from(OPTIONS))
def test_any_marks(text: str, options: dict[str, object]) -> None:
    """Whatever marks stand together, the tokens are those of the long way."""
    assert difference(text, options) == ""


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a **b** *c* __d__ _e_", 4),
        ("**注意：**请 **好**", 2),
        ("甲**乙**丙", 1),
        ("***a*** **b*", 0),
        ("甲**乙**丙**", 1),
        ("*甲**乙**丙*", 0),
        ("**a `b` c**", 0),
    ],
)
def test_which_pairs_are_made_at_once(text: str, pairs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that could close too is left where marks before it are open, and so is one with other marks in it."""
    push = Mock(wraps=emphasis.push_pair)
    monkeypatch.setattr(emphasis, "push_pair", push)
    make_parser("docpipe").parse(text)
    assert push.call_count == pairs
    assert difference(text) == ""
