"""Rules named on the command line."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpipe.config.schema import Config
from docpipe.config.validate import Origin


class Selectors(msgspec.Struct, frozen=True):
    """Words that name rules; `select` and `ignore` replace those of the configuration, the others add to them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, *options: tuple[str, ...]) -> Selectors:
        """Take the four options, each perhaps given several times, with commas inside."""
        return cls(*map(_words, options))

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


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for text in given for word in text.split(",") if word.strip())
