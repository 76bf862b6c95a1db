"""How long translations may be outdated."""

from __future__ import annotations

import pytest

from docpipe.model.translation import BlockState, Freshness, Label, TranslationState
from docpipe.translation.status.age import MostAge
from docpipe.translation.status.gate import Verdict
from tests.translation.statuses import EN, item, report_of

NOW = 1_700_000_000
DAY = 86_400


def outdated(path: str, *days: int) -> TranslationState:
    """Return a document whose blocks are outdated for so many days; -1 is not known."""
    blocks = tuple(
        BlockState((at,), (at,), Freshness.OUTDATED, weight=10, since=0 if age < 0 else NOW - age * DAY)
        for at, age in enumerate(days)
    )
    return item(path, Label.OUTDATED, 100, 0, states=blocks)


def judged(text: str, *items: TranslationState) -> Verdict:
    """Return the verdict on English; every block stands in the line of its number, from 1."""
    (verdict,) = MostAge.parse(text).judge(
        report_of(*items), NOW, lambda state, number: (state.target_path, number + 1)
    )
    return verdict


@pytest.mark.parametrize(("text", "days"), [("30d", 30), ("6w", 42), ("0d", 0)])
def test_days_and_weeks_are_read(text: str, days: int) -> None:
    """No months: they are of no one length."""
    assert MostAge.parse(text) == MostAge(text, days)


@pytest.mark.parametrize("text", ["", "30", "d", "30 d", "1m", "-1d", "30days"])
def test_anything_else_is_told_the_form(text: str) -> None:
    """With examples."""
    with pytest.raises(ValueError, match="write a number of days or weeks: 30d, 6w"):
        MostAge.parse(text)


def test_the_oldest_block_is_named() -> None:
    """With its place, and how many others are too old."""
    verdict = judged("30d", outdated("a", 31, 5), outdated("b", 12, 90))
    assert not verdict.holds
    assert verdict.message == (
        "en: 2 blocks of 2 documents are outdated for more than 30 days, the oldest for 90 days: content/en/b.md:2"
    )
    assert (verdict.path, verdict.line) == ("content/en/b.md", 2)
    assert verdict.hint == "docpipe l10n diff en content/zh/b.md shows what changed"
    assert "1 block of 1 document is outdated for more than 1 day," in judged("1d", outdated("a", 2)).message


def test_what_is_younger_holds() -> None:
    """To the second."""
    assert judged("30d", outdated("a", 30)).holds
    assert judged("30d", item("a", Label.UP_TO_DATE, 100, 100)) == Verdict("--max-age 30d", holds=True, locale=EN)


def test_unknown_ages_are_said_and_fail_nothing() -> None:
    """A shallow clone knows no age at all."""
    verdict = judged("30d", outdated("a", -1, -1))
    assert verdict.holds
    assert verdict.notes == (
        "en: 2 outdated blocks are of unknown age: the history in git does not tell, and that fails nothing",
    )
