"""Presets are sets of rules."""

from __future__ import annotations

import pytest

from docpipe.lint.presets import PRESETS, holds
from docpipe.lint.registry import RULES
from docpipe.lint.selector import strength


def _in(preset: str) -> set[str]:
    return {rule.code for rule in RULES if strength(preset, rule)}


def test_every_rule_declares_presets_that_exist() -> None:
    """No preset is misspelt."""
    assert {preset for rule in RULES for preset in rule.presets} <= set(PRESETS)


def test_strict_holds_recommended_and_publish() -> None:
    """Whoever wants it strict misses nothing that others get."""
    assert _in("recommended") | _in("publish") < _in("strict")


def test_recommended_leaves_publishing_and_missing_translations_out() -> None:
    """The default says what is wrong, not what is still to be done."""
    assert not {code for code in _in("recommended") if code.startswith("PB")}
    assert "QA001" in _in("strict") - _in("recommended")


@pytest.mark.parametrize("preset", PRESETS)
def test_preview_rules_are_in_no_preset(preset: str) -> None:
    """A rule on trial runs only where somebody names it."""
    on_trial = [rule for rule in RULES if rule.preview]
    assert not {rule.code for rule in on_trial} & _in(preset)
    assert all(strength(rule.code, rule) and strength(rule.name, rule) for rule in on_trial)


def test_a_style_is_in_its_preset_only() -> None:
    """A rule that no general preset names is held by its own and by `all`."""
    assert holds("all", ("zh-copywriting",))
    assert holds("zh-copywriting", ("zh-copywriting",))
    assert not holds("strict", ("zh-copywriting",))
