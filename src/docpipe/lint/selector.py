"""Words that name rules: a code, a name, the beginning of codes, or a preset."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from docpipe.lint.presets import PRESETS, holds
from docpipe.lint.rule import Rule
from docpipe.model.errors import ConfigError

_PREFIX = re.compile(r"[A-Z]{2}\d{0,2}")
# A code with too few or too many noughts, or with the letter for one: TR1, TR01, TROO1.
_SLIP = re.compile(r"([A-Z]{2,4}?)([0-9O]{1,4})")
_EXACT = 100


def strength(selector: str, rule: Rule) -> int:
    """Return how closely `selector` names `rule`: 0 not at all, more for what is more specific.

    A rule in preview is named by its own code or name only.
    """
    word = selector.strip()
    if word.lower() == rule.name or word.upper() == rule.code:
        return _EXACT
    if rule.preview:
        return 0
    if word in PRESETS:
        return 1 if holds(word, rule.presets) else 0
    return len(word) if _PREFIX.fullmatch(word.upper()) and rule.code.startswith(word.upper()) else 0


def strongest(selectors: Iterable[str], rule: Rule) -> int:
    """Return how closely the most specific of `selectors` names `rule`."""
    return max((strength(selector, rule) for selector in selectors), default=0)


def check_selectors(selectors: Iterable[str], rules: tuple[Rule, ...], *, where: str) -> None:
    """Make sure that every word names a rule.

    Args:
        selectors: the words, as somebody wrote them.
        rules: all that there are.
        where: what the words were written in, `lint.select` or `--ignore`.

    Raises:
        ConfigError: a word names nothing; the message says which word may have been meant.
    """
    for selector in selectors:
        if selector in PRESETS or any(strength(selector, rule) for rule in rules):
            continue
        raise ConfigError(f"{where}: no rule is called '{selector}'", hint=_advice(selector, rules))


def find_rule(word: str, rules: tuple[Rule, ...]) -> Rule:
    """Return the rule with the code or name `word`.

    Raises:
        ConfigError: there is none; the message says which may have been meant.
    """
    for rule in rules:
        if strength(word, rule) == _EXACT:
            return rule
    raise ConfigError(f"no rule is called '{word}'", hint=_advice(word, rules))


def suggestion(word: str, rules: tuple[Rule, ...], *, presets: tuple[str, ...] = ()) -> str:
    """Return the code, name or preset that `word` may have been meant for, or ""."""
    by_word = {name: name for name in presets} | {rule.code.lower(): rule.code for rule in rules}
    by_word |= {rule.name: rule.name for rule in rules}
    slip = _SLIP.fullmatch(word.strip().upper())
    if slip is not None:
        code = f"{slip[1]}{int(slip[2].replace('O', '0')):03}".lower()
        if code in by_word:
            return by_word[code]
    near = difflib.get_close_matches(word.strip().lower(), list(by_word), n=1, cutoff=0.6)
    return by_word[near[0]] if near else ""


def _advice(word: str, rules: tuple[Rule, ...]) -> str:
    meant = suggestion(word, rules, presets=PRESETS)
    if meant:
        return f"Did you mean '{meant}'?"
    presets = f"{', '.join(PRESETS[:-1])} or {PRESETS[-1]}"
    return f"Write a code (TR001), a name (truncated-ending), the beginning of codes (TR), or a preset: {presets}"
