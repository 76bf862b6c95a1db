"""How much work a translation is."""

from __future__ import annotations

import pytest

from docpipe.config.schema import Translation, TranslationLocale
from docpipe.model.source import LocaleName
from docpipe.model.translation import Label
from docpipe.translation.status.effort import Effort, Pace, characters, pace_of
from tests.translation.factory import config
from tests.translation.statuses import item


def test_what_is_missing_counts_whole_and_what_is_outdated_half() -> None:
    """Unverified text counts nothing: nobody knows of any work in it."""
    assert characters(item("a", Label.OUTDATED, 90, 70)) == 10 + 0.5 * 20
    assert characters(item("a", Label.PARTIAL, 90, 70)) == 10
    assert characters(item("a", Label.MISSING, 0, 0)) == 100


@pytest.mark.parametrize("label", [Label.ORPHAN, Label.EXCLUDED])
def test_what_nobody_owes_is_no_work(label: Label) -> None:
    """Whatever it weighs."""
    assert characters(item("a", label, 0, 0)) == 0


def test_every_figure_is_rounded_up() -> None:
    """A tenth of a character is work, too."""
    assert Pace(500, 0.7).effort(1000) == Effort(1000, 700, 120)
    assert Pace(500, 0.7).effort(0.1) == Effort(1, 1, 1)
    assert Pace(500, 0.7).effort(0) == Effort(0, 0, 0)


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [("zh", "en", 0.7), ("zh", "fr", 0.0), ("zh", "ja", 0.0), ("en", "fr", 1 / 1.5), ("en", "zh", 0.0)],
)
def test_words_are_predicted_only_where_that_was_measured(source: str, target: str, words: float) -> None:
    """0.7 English words a Han character; between two Latin scripts the words are those of the source."""
    site = config(source, (source, target))
    assert pace_of(site, LocaleName(target)) == Pace(500, words)


def test_a_locale_may_have_a_rate_of_its_own() -> None:
    """Else that of all."""
    rates = Translation(characters_per_hour=900, locale={"en": TranslationLocale(characters_per_hour=300)})
    site = config("zh", ("zh", "en", "fr"), rates)
    assert pace_of(site, LocaleName("en")).characters_per_hour == 300
    assert pace_of(site, LocaleName("fr")).characters_per_hour == 900
