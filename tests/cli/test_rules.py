"""`docpipe rules`, `explain` and `config show`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from docpipe.lint.registry import RULES
from tests.cli.command import Command


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
