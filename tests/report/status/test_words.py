"""How figures of the status are written."""

from __future__ import annotations

import pytest

from docpipe.model.translation import Label
from docpipe.report.status.words import duration, notes, number, to_do
from tests.report.status.standings import PARTIAL
from tests.translation.statuses import item, report_of


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, ""),
        (1, "5 min"),
        (5, "5 min"),
        (55, "55 min"),
        (56, "1 h"),
        (61, "1.5 h"),
        (91, "2 h"),
        (599, "10 h"),
        (601, "11 h"),
        (72_000, "1,200 h"),
    ],
)
def test_times_are_no_finer_than_they_are_known(minutes: int, said: str) -> None:
    """Always rounded up: no work is done in no time."""
    assert duration(minutes) == said


def test_thousands_are_set_apart() -> None:
    """Nobody counts zeros."""
    assert number(1_234_567) == "1,234,567"


def test_what_is_said_of_a_document_starts_with_its_label() -> None:
    """What is missing of a partial one, though something is outdated, too."""
    assert notes(PARTIAL) == ["2 missing", "1 untranslated", "2 outdated"]
    assert notes(item("a", Label.MISSING, 0, 0)) == ["no translation"]
    assert notes(item("a", Label.ORPHAN, 0, 0)) == ["source is gone"]
    assert notes(item("a", Label.UP_TO_DATE, 100, 100)) == []


def test_the_work_is_told_with_its_rate() -> None:
    """Words only where they can be predicted; nothing where nothing is to do."""
    assert to_do(report_of().locales[0]) == "461 characters, 1 h at 500 an hour, some 323 words in en"
    assert to_do(report_of(item("a", Label.UP_TO_DATE, 100, 100)).locales[0]) == ""
