"""Days of the calendar are found in the words of each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.config.locales import locale_for
from docpipe.lint.dates import Dates, month_names


def _days(text: str, locale: str) -> list[tuple[int, int, int]]:
    known = locale_for(locale)
    assert known is not None
    return [(date.year, date.month, date.day) for date in Dates(known).of(text)]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("发布于2024年7月9日。", "zh"),
        ("发布于 2024 年 7 月 9 日。", "zh"),
        ("2024年7月9日に公開", "ja"),
        ("2024년 7월 9일", "ko"),
        ("on July 9, 2024", "en"),
        ("on 9 July 2024,", "en"),
        ("on the 9th of July 2024", "en"),
        ("on Jul. 9th, 2024", "en"),
        ("am 9. Juli 2024", "de"),
        ("le 9 juillet 2024", "fr"),
        ("9 июля 2024 г.", "ru"),
        ("on 2024-07-09", "en"),
        ("on 2024/7/9.", "en"),
    ],
)
def test_a_day_in_many_tongues(text: str, locale: str) -> None:
    """The same day is read from all of them."""
    assert _days(text, locale) == [(2024, 7, 9)]


@pytest.mark.parametrize(
    ("text", "locale"),
    [("2024年7月", "zh"), ("July 2024", "en"), ("1.2.3", "en"), ("may 3", "zh"), ("13月45日", "zh"), ("7/9", "en")],
)
def test_no_days(text: str, locale: str) -> None:
    """A month alone, a version, and what no calendar has are no days."""
    assert _days(text, locale) == []


def test_a_day_without_a_year() -> None:
    """The year is 0 where it is not said."""
    assert _days("7月9日", "zh") == _days("July 9", "en") == [(0, 7, 9)]


def test_a_language_babel_lacks() -> None:
    """Only digits are read then."""
    known = locale_for("en")
    assert known is not None
    odd = type(known)(known.name, known.tag, "Latn", "ltr", "x", "xx_Yyyy", "xx")
    assert month_names(odd) == {}
    assert [date.day for date in Dates(odd).of("2024-07-09 July 9")] == [9]


@given(st.text(alphabet="0123456789年月日-/. Julymar,", max_size=50))
def test_places_lie_in_the_text(text: str) -> None:
    """Whatever is found is a stretch of the text."""
    known = locale_for("en")
    assert known is not None
    for date in Dates(known).of(text):
        assert 0 <= date.start < date.end <= len(text)
