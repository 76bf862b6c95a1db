"""A rule's page as Markdown."""

from __future__ import annotations

import pytest

from docpipe.lint.explain import explain, page_of
from docpipe.lint.registry import RULES
from docpipe.lint.rule import issue_rule
from docpipe.model.errors import ConfigError


def test_a_page_says_what_the_rule_is() -> None:
    """Code, name, sentence, severity, scope, fix and all sections are there."""
    text = explain("ST006")
    assert text.startswith("# ST006 emphasis-not-rendered\n\nEmphasis that stays")
    assert "severity: error · looks at: one file · fix: safe" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Why",
        "## Bad",
        "## Good",
        "## Sources",
    ]


@pytest.mark.parametrize(
    ("word", "scope"),
    [("TR001", "one file"), ("qa-outline-mismatch", "a translation and its source"), ("LK001", "the whole site")],
)
def test_the_scope_is_said(word: str, scope: str) -> None:
    """It tells how much of a site the rule must know."""
    assert f"looks at: {scope}" in explain(word)


def test_every_rule_can_be_explained() -> None:
    """Each page ends in one line feed."""
    assert all(explain(rule.code).endswith("\n") and not explain(rule.code).endswith("\n\n") for rule in RULES)


def test_an_unknown_code_is_answered() -> None:
    """A slip gets a suggestion."""
    with pytest.raises(ConfigError, match="Did you mean 'LK0"):
        explain("LK01")


def test_headings_in_examples_are_no_sections() -> None:
    """An example may hold a heading of its own."""
    page = page_of(
        issue_rule("XY001", "x", message="m", page="Title.\n\n## Bad\n```markdown\n## 标题\n```\n\n## Good\nb\n")
    )
    assert list(page.sections) == ["Bad", "Good"]


def test_a_rule_without_a_page_shows_its_message() -> None:
    """Optimised Python strips docstrings; something is said all the same."""
    assert page_of(issue_rule("XY001", "x", message="m", page=None)).title == "m"
