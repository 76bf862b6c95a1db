"""Numbers are compared as values, in whichever way a language writes them."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.numbers import may_lack_number, numbers_in, values_in, written_in


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("7.5万台", "75,000 machines"),
        ("7.5 万台", "75 thousand machines"),
        ("25 亿美元", "$2.5B"),
        ("25亿美元", "2.5 billion dollars"),
        ("3千人", "3,000 people"),
        ("1400 万至 1500 万", "14–15 million"),
        ("1400万到1500万", "14 to 15 million"),
        ("60%", "60 percent"),
        ("20 个节点", "twenty nodes"),
        ("120 个节点", "a hundred and twenty nodes"),
        ("2300000 行", "two million three hundred thousand lines"),
        ("90 年代", "the 1990s"),
        ("64K", "64 KiB"),
        ("50%", "half of them"),
        ("第 21 章", "the 21st chapter"),
        ("35 个", "三十五個"),
        ("250000", "二十五万"),
        ("2024", "二〇二四年"),
        ("12,345.6 台", "12.345,6 Maschinen"),
        ("12.5%", "12,5 %"),
        ("2.5 亿", "250 Millionen"),
        ("25 亿", "2,5 milliards"),
        ("25 亿", "2,5 млрд"),
        ("7.5万", "7만5천 또는 75,000"),
    ],
)
def test_one_value_in_two_forms(source: str, target: str) -> None:
    """Every number of the one text is a value of the other."""
    there = values_in(target)
    assert [number.text for number in numbers_in(source) if there.isdisjoint(number.values)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [("25 亿", "25 billion"), ("7.5万", "7.5 million"), ("40 台", "four machines"), ("15%", "50 percent")],
)
def test_other_magnitudes_are_other_values(source: str, target: str) -> None:
    """What differs by a factor is not the same."""
    (number,) = numbers_in(source)
    assert values_in(target).isdisjoint(number.values)
    assert may_lack_number(source, target)


@pytest.mark.parametrize(
    "text",
    [
        "SHA256 和 GPT-4",
        "版本 1.2.3",
        "v2.5",
        "24/7 服务",
        "18:30 开始",
        "at 6 pm",
        "https://example.org/2024/55",
        "write to a55@example.org",
        "H100 与 k8s",
    ],
)
def test_no_numbers(text: str) -> None:
    """Names, versions, times of day and addresses hold no number."""
    assert list(numbers_in(text)) == []


def test_a_number_after_a_han_character_is_one() -> None:
    """No blank is needed between Chinese and digits, and the place is that of the digits."""
    text = "共有75台"
    (number,) = numbers_in(text)
    assert text[number.start : number.end] == "75"
    assert number.values == {Fraction(75)}


def test_points_and_commas() -> None:
    """Where digits can be read in two ways, both are kept; a version cannot."""
    assert [sorted(number.values) for number in numbers_in("1.234 und 1,5 und 1.2.3 und 1,234,567")] == [
        [Fraction(1234, 1000), Fraction(1234)],
        [Fraction(3, 2)],
        [Fraction(1234567)],
    ]


def test_small_numbers_prove_nothing() -> None:
    """Up to twelve a good writer spells numbers out."""
    assert [number.is_small for number in numbers_in("3 个和 12 个和 13 个和 2.5 个")] == [True, True, False, False]


@given(st.text(alphabet="0123456789.,万亿千百二十三 KMB%年代-to/:s", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Nothing that looks like a number is too odd to be read, and places lie in the text."""
    values_in(text)
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text


def test_endless_digits_are_no_number() -> None:
    """A number of ten thousand digits is not reckoned with."""
    assert list(numbers_in("9" * 10_000)) == []
    assert values_in("9" * 10_000 + "亿" * 1000)


@pytest.mark.parametrize("text", ["[0,90,180,270]", "(1680,1204)", "0,1,2,3"])
def test_a_list_without_blanks_is_no_long_number(text: str) -> None:
    """Each of its numbers is one."""
    assert [number.text for number in numbers_in(text)] == re.findall("[0-9]+", text)


@pytest.mark.parametrize("text", ["2025.10.16", "10.16/2025", "2024-05-11"])
def test_a_date_in_digits_is_no_number(text: str) -> None:
    """Dates are compared as dates, by another rule."""
    assert list(numbers_in(text)) == []


def test_thousands_are_one_number() -> None:
    """As is a decimal with a comma."""
    assert [number.text for number in numbers_in("1,234,567 und 1,5 Millionen")] == ["1,234,567", "1,5 Millionen"]


@given(st.text(alphabet="0123456789 ,.-万千百二三半KkMtwo hundred年代", max_size=30))
def test_what_is_written_in_digits_is_among_what_is_said(text: str) -> None:
    """Whoever finds a number in digits need not look among the words."""
    assert written_in(text) <= values_in(text)
