"""Values that are worked out when they are asked for."""

from __future__ import annotations

from functools import partial

import pytest

from docpipe.model.asked import WhenAsked


def test_a_value_is_worked_out_once_and_no_other_is() -> None:
    """Whether there is one can be asked for nothing."""
    asked: list[str] = []

    def doubled(name: str) -> str:
        asked.append(name)
        return name * 2

    found = WhenAsked({name: partial(doubled, name) for name in ("a", "b")})
    assert "a" in found
    assert list(found) == ["a", "b"]
    assert len(found) == 2
    assert asked == []
    assert (found["a"], found.get("a"), found.get("c")) == ("aa", "aa", None)
    assert asked == ["a"]
    with pytest.raises(KeyError):
        found["c"]


def test_it_equals_what_it_holds() -> None:
    """As any mapping does."""
    assert WhenAsked({"a": lambda: 1}) == {"a": 1}
