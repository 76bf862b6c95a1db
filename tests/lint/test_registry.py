"""The registry holds every rule there is, and every rule is whole."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import msgspec
import pytest

import docpipe.lint.rules as package
from docpipe.lint import registry
from docpipe.lint.explain import REQUIRED, SECTIONS, page_of
from docpipe.lint.registry import RULES, load_rules
from docpipe.lint.rule import Rule
from docpipe.plugins import Plugin, PluginError
from tests.lint.examples import examples_of

_FOLDER = Path(package.__file__).parent
_LEAVES = sorted(_FOLDER.glob("*/[a-z][a-z][0-9]*.py"))
_EACH = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in RULES])


@pytest.mark.parametrize("leaf", [pytest.param(leaf, id=leaf.stem) for leaf in _LEAVES])
def test_every_leaf_is_registered_under_its_file_name(leaf: Path) -> None:
    """A rule's file is called after its code and name, and its rule stands in the registry."""
    rule = importlib.import_module(f"docpipe.lint.rules.{leaf.parent.name}.{leaf.stem}").RULE
    assert rule in RULES
    assert leaf.stem == f"{rule.code}_{rule.name}".lower().replace("-", "_")


def test_nothing_else_is_registered() -> None:
    """There are as many rules as files."""
    assert len(RULES) == len(_LEAVES)


def test_codes_and_names_are_unique() -> None:
    """No two rules share a code or a name."""
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@_EACH
def test_every_rule_has_a_page(rule: Rule) -> None:
    """A page has one sentence, the required sections in their order, and examples of both kinds."""
    page = page_of(rule)
    assert page.title.endswith(".")
    assert list(page.sections) == [name for name in SECTIONS if name in page.sections]
    assert set(REQUIRED) <= set(page.sections)
    assert examples_of(rule, "Bad")
    assert examples_of(rule, "Good")


@_EACH
def test_every_message_is_a_clause(rule: Rule) -> None:
    """A message begins small and has no full stop, so that it can stand anywhere."""
    assert rule.message[0] == rule.message[0].lower() or rule.message.startswith("HTML")
    assert not rule.message.endswith(".")


def test_every_issue_has_its_rule() -> None:
    """Each code that reading and parsing report under is that of a registered rule."""
    source = _FOLDER.parent.parent
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for floor in ("sources", "parse")
        for path in sorted((source / floor).rglob("*.py"))
    )
    reported = set(re.findall(r'RuleCode\("([A-Z]{2}\d{3})"\)', written))
    assert reported
    assert reported <= {rule.code for rule in RULES}


def _plug_in(value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_group: str, _enabled: tuple[str, ...]) -> tuple[Plugin, ...]:
        return (Plugin("house", "docpipe-house", "1.0", value),)

    monkeypatch.setattr(registry, "load_plugins", load)


def _copy(code: str, name: str) -> Rule:
    return msgspec.structs.replace(RULES[0], code=code, name=name)


def test_plug_ins_add_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """An enabled plug-in's rule comes behind docpipe's own."""
    own = _copy("XY001", "house-style")
    _plug_in((own,), monkeypatch)
    assert load_rules(("house",)) == (*RULES, own)


def test_nothing_is_loaded_unasked() -> None:
    """Without enabled plug-ins the rules are docpipe's own."""
    assert load_rules() == RULES


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a text", "no rule"),
        (_copy("TR001", "house-style"), "in use"),
        (_copy("XY001", "truncated-ending"), "in use"),
        (_copy("xy1", "house-style"), "needs a code"),
    ],
)
def test_bad_plug_ins_are_named(value: object, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plug-in that holds no rule, or one with a wrong or taken code or name, is refused with its package."""
    _plug_in(value, monkeypatch)
    with pytest.raises(PluginError, match=said) as caught:
        load_rules(("house",))
    assert "docpipe-house" in str(caught.value)
