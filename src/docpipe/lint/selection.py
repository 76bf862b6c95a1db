"""Which rules speak of which file, and how severe their findings are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docpipe.config.linting import Lint, LintLocale, PerFile
from docpipe.config.schema import Config
from docpipe.config.validate import Origin
from docpipe.lint.globs import path_matches
from docpipe.lint.rule import Rule
from docpipe.lint.selector import check_selectors, strength, strongest
from docpipe.model.diagnostic import RuleCode, Severity
from docpipe.model.errors import ConfigError
from docpipe.model.source import LocaleName
from docpipe.model.text import Position

Decisions = Mapping[RuleCode, Severity]
"""The severity of every rule that is on; the others have no entry."""

_SECURITY = "SE"


class Selection:
    """Decides for every file which rules are on; one decision per locale and set of `per-file` tables.

    `[lint]` comes first, then the table of the file's locale, then each `[[lint.per-file]]` that fits,
    in their order; a later layer wins. Within one layer the more specific word wins, and `ignore` where
    both are equally specific. A severity set for a rule holds for its findings that are not milder themselves.

    Attributes:
        trusted: whether the files are: in strangers' posts no comment silences a rule about security.
    """

    __slots__ = ("_base", "_decided", "_only", "config", "rules", "trusted")

    def __init__(
        self,
        config: Config,
        rules: tuple[Rule, ...],
        *,
        extra_select: tuple[str, ...] = (),
        extra_ignore: tuple[str, ...] = (),
        only: frozenset[RuleCode] | None = None,
        trusted: bool = True,
    ) -> None:
        """Take the choices of a site.

        Args:
            config: with its `[lint]` tables.
            rules: all that there are, plug-ins included.
            extra_select: rules that run besides.
            extra_ignore: rules that do not run after all.
            only: rules besides which none is on, whatever is chosen; None for no such limit.
            trusted: whether the files are.

        Raises:
            ConfigError: a word in the configuration names no rule, or a locale the site does not have.
        """
        check_words(config, rules)
        check_selectors((*extra_select, *extra_ignore), rules, where="--select and --ignore")
        self.config = config
        self.rules = rules
        self.trusted = trusted
        self._only = only
        self._base = _layer(
            {},
            rules,
            select=(*config.lint.select, *extra_select),
            ignore=(*config.lint.ignore, *extra_ignore),
            severity=config.lint.severity,
        )
        self._decided: dict[tuple[LocaleName, tuple[int, ...]], Decisions] = {}

    def severity(self, code: RuleCode, path: str, locale: LocaleName) -> Severity | None:
        """Return how severe findings of a rule are in a file, or None where the rule is off."""
        return self.decisions(path, locale).get(code)

    def decisions(self, path: str, locale: LocaleName) -> Decisions:
        """Return the severity of every rule that is on for a file."""
        tables = self.config.lint.per_file
        fitting = tuple(index for index, table in enumerate(tables) if path_matches(path, table.glob))
        known = self._decided.get((locale, fitting))
        if known is None:
            known = self._decided[locale, fitting] = self._decide(locale, fitting)
        return known

    def can_be_silenced(self, rule: Rule) -> bool:
        """Tell whether a post may silence a rule."""
        return self.trusted or not is_about_security(rule)

    def _decide(self, locale: LocaleName, fitting: tuple[int, ...]) -> Decisions:
        lint = self.config.lint
        decided = self._base
        if locale in lint.locale:
            own = lint.locale[locale]
            decided = _layer(decided, self.rules, select=own.select, ignore=own.ignore, severity=own.severity)
        for index in fitting:
            table = lint.per_file[index]
            decided = _layer(decided, self.rules, select=(), ignore=table.ignore, severity=table.severity)
        only = self._only
        return decided if only is None else {code: decided[code] for code in decided if code in only}


def _layer(
    below: Decisions,
    rules: tuple[Rule, ...],
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: Mapping[str, Severity],
) -> dict[RuleCode, Severity]:
    decided: dict[RuleCode, Severity] = {}
    for rule in rules:
        selected, ignored = strongest(select, rule), strongest(ignore, rule)
        is_on = selected > ignored if selected or ignored else rule.code in below
        if is_on:
            decided[rule.code] = _severity(rule, severity) or below.get(rule.code, rule.severity)
    return decided


def is_about_security(rule: Rule) -> bool:
    """Tell whether a rule is there to protect readers, reviewers and secrets."""
    return rule.code.startswith(_SECURITY)


def _severity(rule: Rule, table: Mapping[str, Severity]) -> Severity | None:
    word = max(table, key=lambda selector: strength(selector, rule), default="")
    return table[word] if strength(word, rule) else None


def check_words(config: Config, rules: tuple[Rule, ...], origins: Mapping[str, Origin] | None = None) -> None:
    """Make sure that every word of `[lint]` names a rule, and every table of it a locale of the site.

    Args:
        config: with its `[lint]` tables.
        rules: all that there are, plug-ins included.
        origins: where the values of the configuration are written, so that an error can name the line.

    Raises:
        ConfigError: a word names no rule, or a locale the site does not have.
    """
    for key, where, words in _written(config):
        try:
            check_selectors(words, rules, where=where)
        except ConfigError as error:
            origin = (origins or {}).get(key)
            if origin is None or not origin.line:
                raise
            position = Position(origin.line, 1)
            raise ConfigError(error.message, hint=error.hint, path=origin.path, position=position) from error
    known = {locale.name for locale in config.site.locales}
    for name in config.lint.locale:
        if name not in known:
            raise ConfigError(
                f"lint.locale.{name}: the site has no locale '{name}'",
                hint=f"Its locales are {', '.join(sorted(known))}",
            )


def _written(config: Config) -> Iterable[tuple[str, str, Iterable[str]]]:
    """Yield the key of each list of words, what a message calls it, and the words."""
    lint = config.lint
    tables: list[tuple[str, str, LintLocale | Lint | PerFile]] = [("lint", "lint.", lint)]
    tables += [(f"lint.locale.{name}", f"lint.locale.{name}.", own) for name, own in lint.locale.items()]
    tables += [
        (f"lint.per-file.{number}", f"lint.per-file '{table.glob}' ", table)
        for number, table in enumerate(lint.per_file)
    ]
    for key, where, table in tables:
        for name in ("select", "ignore", "severity"):
            if hasattr(table, name):
                yield f"{key}.{name}", f"{where}{name}", getattr(table, name)
