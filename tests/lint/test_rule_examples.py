"""Every rule's page is a test of the rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.lint.explain import BAD, GOOD
from docpipe.lint.registry import RULES
from docpipe.lint.rule import Rule
from docpipe.model.diagnostic import Severity
from tests.lint.examples import Example, examples_of, lint


def _cases(section: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(examples_of(rule, section), start=1)
    ]


@pytest.mark.parametrize(("rule", "example"), _cases(BAD))
def test_bad_gives_exactly_its_code(rule: Rule, example: Example, tmp_path: Path) -> None:
    """A Bad example gives findings of its rule, and no other rule says more than a remark."""
    found = lint(tmp_path, example, rule)
    assert rule.code in {diagnostic.code for diagnostic in found}
    serious = [diagnostic for diagnostic in found if diagnostic.severity is not Severity.INFO]
    assert {diagnostic.code for diagnostic in serious} <= {rule.code}


@pytest.mark.parametrize(("rule", "example"), _cases(GOOD))
def test_good_gives_nothing(rule: Rule, example: Example, tmp_path: Path) -> None:
    """A Good example gives no finding at all, of its own rule or another."""
    found = lint(tmp_path, example, rule)
    assert [(diagnostic.code, str(diagnostic.message)) for diagnostic in found] == [], rule.code


@pytest.mark.parametrize(("rule", "example"), _cases(BAD))
def test_places_slice_to_their_lines(rule: Rule, example: Example, tmp_path: Path) -> None:
    """Every place of a finding lies inside its file, and its line and column belong to its span."""
    for diagnostic in lint(tmp_path, example, rule):
        place = diagnostic.place
        if place.span is None or place.start is None or diagnostic.code == "ST012":
            continue
        text = (tmp_path / place.path).read_bytes().decode("utf-8")
        assert 0 <= place.span.start <= place.span.end <= len(text), rule.code
        before = text[: place.span.start]
        assert place.start.line == before.count("\n") + 1
        assert place.start.column == len(before) - before.rfind("\n")
