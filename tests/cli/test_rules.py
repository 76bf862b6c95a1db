"""`docpipe rules`, `explain` and `config show`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from docpipe.lint.registry import RULES
from tests.cli.command import Command
from tests.test_plugins import install


def test_every_rule_is_listed(docpipe: Command) -> None:
    """As a table and as JSON."""
    lines = docpipe("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    listed = json.loads(docpipe("rules", "--format", "json").out)
    assert [rule["code"] for rule in listed["rules"]] == [rule.code for rule in RULES]


def test_every_rule_is_explained(docpipe: Command) -> None:
    """By code and by name."""
    for rule in RULES:
        page = docpipe("explain", rule.code)
        assert page.code == 0
        assert page.out.startswith(f"# {rule.code} {rule.name}\n")
        assert docpipe("explain", rule.name).out == page.out


def test_the_configuration_is_shown_with_origins(docpipe: Command, tmp_path: Path) -> None:
    """What `config show` prints is TOML, and says where each value is from."""
    docpipe("init", tmp_path)
    result = docpipe("config", "show", "--root", tmp_path)
    assert result.code == 0
    assert tomllib.loads(result.out)["site"]["source"] == "zh"
    assert "# docpipe.toml:5" in result.out
    assert "# default" in result.out


HOUSE = '''
"""A word that this house does not write."""

from docpipe.lint.rule import DocumentRule
from docpipe.model.diagnostic import Finding, RuleCode, Severity
from docpipe.model.text import Span


def check(facts):
    at = facts.masked.find("赋能")
    if at >= 0:
        yield Finding(Span(at, at + 2))


RULE = DocumentRule(
    code=RuleCode("OUR001"),
    name="our-word",
    severity=Severity.WARNING,
    message="we do not write this",
    page=__doc__,
    check=check,
)
'''


def test_rules_of_a_package_run_where_a_site_enables_them(
    docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are found, listed, explained and selected as docpipe's own are; installed is not enabled."""
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "house-style", "house = house_style:RULE", HOUSE)
    monkeypatch.syspath_prepend(str(packages))
    root = tmp_path / "site"
    (root / "content/zh").mkdir(parents=True)
    (root / "content/zh/a.md").write_text("# 标题\n\n为团队赋能。\n", "utf-8")
    monkeypatch.chdir(root)
    (root / "docpipe.toml").write_text("", "utf-8")
    assert "no rule is called 'OUR001'" in docpipe("lint", "--select", "OUR001").err
    (root / "docpipe.toml").write_text('[lint]\nplugins = ["house"]\n', "utf-8")
    assert "content/zh/a.md:3:4: warning OUR001 our-word we do not write this" in docpipe("lint").out
    assert "OUR001" not in docpipe("lint", "--ignore", "our-word").out
    assert "OUR001" in docpipe("rules").out
    assert docpipe("explain", "our-word").out.startswith("# OUR001 our-word\n\nA word that this house does not write.")
    sarif = docpipe("lint", "--format", "sarif").out
    assert '"A word that this house does not write."' in sarif
