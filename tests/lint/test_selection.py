"""Which rules are on where, and how severe they are."""

from __future__ import annotations

import pytest

from docpipe.config.linting import Lint, LintLocale, PerFile
from docpipe.lint.presets import RECOMMENDED
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.diagnostic import RuleCode, Severity
from docpipe.model.errors import ConfigError
from docpipe.model.source import LocaleName
from tests.lint.posts import config

ZH, EN = LocaleName("zh"), LocaleName("en")


def _severity(lint: Lint, code: str, path: str = "content/zh/a.md", locale: LocaleName = ZH) -> Severity | None:
    return Selection(config(lint), RULES).severity(RuleCode(code), path, locale)


def test_recommended_is_the_default() -> None:
    """Without a choice every recommended rule is on with its own severity."""
    decisions = Selection(config(), RULES).decisions("content/zh/a.md", ZH)
    assert decisions == {rule.code: rule.severity for rule in RULES if RECOMMENDED in rule.presets and not rule.preview}


@pytest.mark.parametrize("word", ["TR001", "tr001", "truncated-ending", "TR", "TR00", "all", "recommended"])
def test_rules_are_selected_by_code_name_beginning_and_preset(word: str) -> None:
    """All spellings turn the rule on."""
    assert _severity(Lint(select=(word,)), "TR001") is Severity.ERROR


def test_what_is_not_selected_is_off() -> None:
    """A selection leaves the other rules out."""
    assert _severity(Lint(select=("TR",)), "LK001") is None


def test_the_more_specific_word_wins() -> None:
    """A named rule runs in an ignored family, and an ignored one does not in a selected family."""
    assert _severity(Lint(select=("recommended", "TR001"), ignore=("TR",)), "TR001") is Severity.ERROR
    assert _severity(Lint(select=("recommended", "TR001"), ignore=("TR",)), "TR002") is None
    assert _severity(Lint(select=("TR",), ignore=("TR001",)), "TR001") is None


def test_ignore_wins_a_tie() -> None:
    """A rule that is selected and ignored by equally specific words is off."""
    assert _severity(Lint(select=("TR001",), ignore=("truncated-ending",)), "TR001") is None


def test_severities_are_set_by_any_word() -> None:
    """The more specific word decides."""
    lint = Lint(severity={"TR": Severity.WARNING, "TR002": Severity.INFO})
    assert _severity(lint, "TR001") is Severity.WARNING
    assert _severity(lint, "TR002") is Severity.INFO
    assert _severity(lint, "LK001") is Severity.ERROR


def test_a_locale_differs() -> None:
    """The table of a locale holds for its files only."""
    lint = Lint(locale={"en": LintLocale(ignore=("TR",), severity={"LK001": Severity.INFO})})
    assert _severity(lint, "TR001", "content/en/a.md", EN) is None
    assert _severity(lint, "LK001", "content/en/a.md", EN) is Severity.INFO
    assert _severity(lint, "TR001") is Severity.ERROR


def test_a_locale_adds_rules() -> None:
    """What a locale selects runs there besides the rest."""
    lint = Lint(select=("LK",), locale={"en": LintLocale(select=("TR001",))})
    assert _severity(lint, "TR001", "content/en/a.md", EN) is Severity.ERROR
    assert _severity(lint, "LK001", "content/en/a.md", EN) is Severity.ERROR
    assert _severity(lint, "TR001") is None


def test_files_differ_and_the_last_table_wins() -> None:
    """Tables for files come last, in their order."""
    lint = Lint(
        per_file=(
            PerFile(glob="content/*/drafts/**", ignore=("TR",), severity={"LK001": Severity.WARNING}),
            PerFile(glob="**/notes.md", severity={"LK001": Severity.INFO}),
        )
    )
    assert _severity(lint, "TR001", "content/zh/drafts/deep/a.md") is None
    assert _severity(lint, "LK001", "content/zh/drafts/a.md") is Severity.WARNING
    assert _severity(lint, "LK001", "content/zh/drafts/notes.md") is Severity.INFO
    assert _severity(lint, "TR001") is Severity.ERROR


def test_the_command_line_adds_words() -> None:
    """Further words for one run are taken with those of the file."""
    selection = Selection(config(Lint(select=("LK",))), RULES, extra_select=("TR",), extra_ignore=("TR002",))
    on = selection.decisions("content/zh/a.md", ZH)
    assert {"LK001", "TR001"} <= set(on)
    assert "TR002" not in on


def test_decisions_are_made_once() -> None:
    """Files that the same tables fit share one decision."""
    selection = Selection(config(), RULES)
    assert selection.decisions("content/zh/a.md", ZH) is selection.decisions("content/zh/b.md", ZH)


@pytest.mark.parametrize(
    ("lint", "said"),
    [
        (
            Lint(select=("truncated-endin",)),
            "lint.select: no rule is called 'truncated-endin'. Did you mean 'truncated-ending'",
        ),
        (Lint(ignore=("TR91",)), "lint.ignore: no rule is called 'TR91'"),
        (Lint(severity={"XX": Severity.INFO}), "lint.severity: no rule is called 'XX'. Write a code"),
        (Lint(locale={"en": LintLocale(ignore=("nope",))}), "lint.locale.en.ignore: no rule"),
        (Lint(locale={"fr": LintLocale()}), "the site has no locale 'fr'"),
        (Lint(per_file=(PerFile(glob="*.md", ignore=("nope",)),)), r"lint.per-file '\*.md' ignore: no rule"),
    ],
)
def test_unknown_words_are_named(lint: Lint, said: str) -> None:
    """A word that names nothing is a mistake, said with its place and what may have been meant."""
    with pytest.raises(ConfigError, match=said):
        Selection(config(lint), RULES)
