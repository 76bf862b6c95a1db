"""Rules named on the command line."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpipe.config.schema import Config
from docpipe.config.validate import Origin
from docpipe.model.diagnostic import RuleCode


class Selectors(msgspec.Struct, frozen=True):
    """Words that name rules; `select` and `ignore` replace those of the configuration, the others add to them.

    Attributes:
        leads: whether only such rules run that are about where something leads, and those that are named by themselves.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    leads: bool = False

    @classmethod
    def of(cls, *options: tuple[str, ...]) -> Selectors:
        """Take the four options, each perhaps given several times, with commas inside."""
        select, ignore, extend_select, extend_ignore = map(_words, options)
        return cls(select, ignore, extend_select, extend_ignore)

    def applied(self, config: Config, origins: Mapping[str, Origin] | None = None) -> Config:
        """Return the configuration as this call sees it.

        Args:
            config: of the site.
            origins: where its values are written.

        Raises:
            ConfigError: a word names no rule.
        """
        from docpipe.lint.registry import load_rules
        from docpipe.lint.selection import check_words
        from docpipe.lint.selector import check_selectors

        lint = config.lint
        rules = load_rules(lint.plugins)
        check_words(config, rules, origins)
        check_selectors(self.select, rules, where="--select")
        check_selectors(self.ignore, rules, where="--ignore")
        if self.select:
            locales = {name: msgspec.structs.replace(own, select=()) for name, own in lint.locale.items()}
            lint = msgspec.structs.replace(lint, select=self.select, ignore=(), locale=locales)
        if self.ignore:
            lint = msgspec.structs.replace(lint, ignore=self.ignore)
        return msgspec.structs.replace(config, lint=lint)

    def only(self, config: Config) -> frozenset[RuleCode] | None:
        """Return the rules besides which none may run, or None where any may."""
        if not self.leads:
            return None
        from docpipe.lint.presets import PRESETS
        from docpipe.lint.registry import load_rules
        from docpipe.lint.selector import strongest

        words = [word for word in (*self.select, *self.extend_select) if word not in PRESETS]
        return frozenset(rule.code for rule in load_rules(config.lint.plugins) if rule.leads or strongest(words, rule))


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for text in given for word in text.split(",") if word.strip())
