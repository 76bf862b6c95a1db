"""Every rule's fixes hold: what its page calls bad is mended, and the rule has declared what that changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.lint.explain import BAD
from docpipe.lint.registry import RULES
from docpipe.lint.rule import Rule
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.fixing import fix_all
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.lint.examples import Example, answers_in, examples_of


def cases() -> Iterator[object]:
    """Yield every Bad example of the rules that have fixes."""
    for rule in RULES:
        if rule.fixable is not None:
            for number, example in enumerate(examples_of(rule, BAD), start=1):
                yield pytest.param(rule, example, id=f"{rule.code}-{number}")


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_the_fixes_of_a_bad_example_hold(rule: Rule, example: Example, tmp_path: Path) -> None:
    """No fix of the rule is withheld, none is offered any more, and a second run finds nothing to do."""
    for path, content in example.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    request = Request(root=tmp_path, config=load(tmp_path).config, now=now, extra_select=(rule.code,))
    session = Session(request, Serial())
    answers = answers_in(tmp_path, session.site)
    fixed = fix_all(session.with_answers(answers) if answers else session, lambda _: True, unsafe=True)
    assert [(one.proposal.rule.code, one.reason) for known in fixed.withheld.values() for one in known] == []
    left = [found for found in fixed.session.diagnostics() if found.code == rule.code and found.fix is not None]
    assert left == []
    assert fix_all(fixed.session, lambda _: True, unsafe=True).changes == ()
