"""Tests of what a stranger's configuration may say of rules about security."""

from __future__ import annotations

import pytest

from docpipe.config.linting import Lint, LintLocale, PerFile
from docpipe.lint.guarded import guarded
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection, is_about_security
from docpipe.model.diagnostic import RuleCode, Severity
from docpipe.model.source import LocaleName
from tests.lint.posts import config

RULE = RuleCode("SE001")
WORDS = ("SE", "SE0", "SE001", "html-unsafe", "all", "recommended", "strict", " SE001", "se001")


def severity(lint: Lint) -> Severity | None:
    """Return how severe SE001 is after a stranger chose."""
    kept, _ = guarded(lint, RULES)
    return Selection(config(kept), RULES, trusted=False).severity(RULE, "content/zh/a.md", LocaleName("zh"))


@pytest.mark.parametrize("word", WORDS)
def test_nothing_silences_them(word: str) -> None:
    """No word of any table takes a rule about security away, or makes it milder; which word tried is told."""
    milder = {word: Severity.INFO}
    tables = {
        "lint.ignore": Lint(ignore=(word,)),
        "lint.severity": Lint(severity=milder),
        "lint.locale.zh.ignore": Lint(locale={"zh": LintLocale(ignore=(word,))}),
        "lint.locale.zh.severity": Lint(locale={"zh": LintLocale(severity=milder)}),
        "lint.per-file.0.ignore": Lint(per_file=(PerFile(glob="**", ignore=(word,)),)),
        "lint.per-file.0.severity": Lint(per_file=(PerFile(glob="**", severity=milder),)),
    }
    for key, lint in tables.items():
        assert severity(lint) is Severity.ERROR
        assert guarded(lint, RULES)[1] == {key: [word]}


@pytest.mark.parametrize("select", [(), ("ZH",), ("publish",), ("SE001",)])
def test_they_need_not_be_chosen(select: tuple[str, ...]) -> None:
    """Whatever a site selects, they run besides."""
    kept, gone = guarded(Lint(select=select), RULES)
    on = Selection(config(kept), RULES).decisions("content/zh/a.md", LocaleName("zh"))
    assert {rule.code for rule in RULES if is_about_security(rule) and "recommended" in rule.presets} <= on.keys()
    assert not gone


def test_other_choices_count() -> None:
    """All that is not about security is the site's to choose, and stricter is always welcome."""
    lint = Lint(
        select=("recommended", "ZH008"),
        ignore=("ZH001",),
        severity={"FM001": Severity.INFO, "SE002": Severity.ERROR},
        per_file=(PerFile(glob="**", ignore=("TR",)),),
    )
    assert guarded(lint, RULES) == (lint, {})
