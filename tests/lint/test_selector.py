"""Words that name rules."""

from __future__ import annotations

import pytest

from docpipe.lint.registry import RULES
from docpipe.lint.selector import find_rule, strength
from docpipe.model.errors import ConfigError


@pytest.mark.parametrize("word", ["TR001", "tr001", "truncated-ending", "Truncated-Ending", " TR001 "])
def test_a_rule_is_found_by_code_or_name(word: str) -> None:
    """Case and blanks around do not matter."""
    assert find_rule(word, RULES).code == "TR001"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("TR01", "TR001"), ("TROO1", "TR001"), ("TR11", "TR011"), ("truncated_ending", "truncated-ending")],
)
def test_a_slip_is_answered(word: str, meant: str) -> None:
    """The nearest code or name is suggested."""
    with pytest.raises(ConfigError, match=f"Did you mean '{meant}'"):
        find_rule(word, RULES)


def test_a_beginning_is_no_rule() -> None:
    """The beginning of codes names many rules, so it does not find one."""
    with pytest.raises(ConfigError):
        find_rule("TR", RULES)


def test_one_letter_names_nothing() -> None:
    """A beginning has the letters of a family at least."""
    assert not any(strength("T", rule) for rule in RULES)
