"""What a stranger's configuration may not say: rules about security stay on, and as severe as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from docpipe.config.linting import Lint, LintLocale, PerFile
from docpipe.lint.presets import RECOMMENDED
from docpipe.lint.rule import Rule
from docpipe.lint.selection import is_about_security
from docpipe.lint.selector import strength, strongest
from docpipe.model.diagnostic import Severity

Choices = TypeVar("Choices", Lint, LintLocale, PerFile)


def guarded(lint: Lint, rules: Iterable[Rule]) -> tuple[Lint, Mapping[str, Sequence[str]]]:
    """Return the choices of a site that cannot silence a rule about security, and the words that went, by their keys.

    Args:
        lint: as a stranger wrote it.
        rules: all that there are.
    """
    guards = _Guards(rule for rule in rules if is_about_security(rule))
    always = tuple(
        str(rule.code) for rule in guards.rules if RECOMMENDED in rule.presets and not strongest(lint.select, rule)
    )
    kept = replace(
        guards.kept(lint, "lint"),
        select=(*lint.select, *always),
        locale={name: guards.kept(own, f"lint.locale.{name}") for name, own in lint.locale.items()},
        per_file=tuple(guards.kept(own, f"lint.per-file.{number}") for number, own in enumerate(lint.per_file)),
    )
    return kept, guards.gone


class _Guards:
    """The rules about security; `gone` takes what would have silenced one of them."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.gone: dict[str, list[str]] = {}

    def kept(self, choices: Choices, key: str) -> Choices:
        """Return a table without the words that reach a guard."""
        ignore = tuple(word for word in choices.ignore if self._lets(word, f"{key}.ignore"))
        severity = {
            word: level for word, level in choices.severity.items() if self._lets(word, f"{key}.severity", level)
        }
        return replace(choices, ignore=ignore, severity=severity)

    def _lets(self, word: str, key: str, level: Severity | None = None) -> bool:
        reached = [rule for rule in self.rules if strength(word, rule)]
        if not any(level is None or level.rank > rule.severity.rank for rule in reached):
            return True
        self.gone.setdefault(key, []).append(word)
        return False
