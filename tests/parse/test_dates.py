"""Dates as people write them: what is accepted, what is spelled anew, what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.parse.dates import has_slashes, iso_spelling, read_moment, read_plain_date

SHANGHAI = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("text", "iso", "date_only"),
    [
        ("2024-05-11", "2024-05-11T00:00:00+08:00", True),
        ("2024-5-1", "2024-05-01T00:00:00+08:00", True),
        ("2024/5/11", "2024-05-11T00:00:00+08:00", True),
        ("2013/7/13 20:46:25", "2013-07-13T20:46:25+08:00", False),
        ("2024-05-11 10:00", "2024-05-11T10:00:00+08:00", False),
        ("2024-05-11 10:00:00 +0900", "2024-05-11T10:00:00+09:00", False),
        ("2024-05-11 10:00:00 -3", "2024-05-11T10:00:00-03:00", False),
        ("2024-05-11T10:00:00Z", "2024-05-11T10:00:00+00:00", False),
        ("2024-05-11t10:00:00.123456789-05:30", "2024-05-11T10:00:00.123456-05:30", False),
        ("2024-05-11 10:00:00 UTC", "2024-05-11T10:00:00+00:00", False),
        (" 2024-05-11 ", "2024-05-11T00:00:00+08:00", True),
    ],
)
def test_accepted(text: str, iso: str, date_only: bool) -> None:  # noqa: FBT001 - a table's column
    """A bare date is midnight in the site's zone, a time without offset is local to it."""
    moment = read_moment(text, SHANGHAI)
    assert moment is not None
    assert (moment.when.isoformat(), moment.date_only) == (iso, date_only)


def test_bare_date_is_the_same_day_in_every_zone() -> None:
    """The day is never shifted, in winter and in summer."""
    for text, offset in (("2024-01-11", "-05:00"), ("2024-07-11", "-04:00")):
        moment = read_moment(text, "America/New_York")
        assert moment is not None
        assert moment.when.isoformat() == f"{text}T00:00:00{offset}"


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "2024", "2024-05", "2024-13-45", "2024-02-30", "2024-05-11 25:00", "2024-05-11 10:60", "10:00:00"),
        *("2024-05/11", "2024-05-11 10:00:00 +99:00", "2024-05-11 +08:00", "0024-05-11", "9999-12-31", "May 11"),
        *("2024年5月11日", "２０２４-05-11", "2024-05-11" + " " * 100 + "10:00", "2024-05-11 10:00 +08:99"),
    ],
)
def test_not_accepted(text: str) -> None:
    """What no calendar, clock or zone has is no date."""
    assert read_moment(text, SHANGHAI) is None
    assert read_plain_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024年5月11日", "2024-05-11"),
        ("2024 年 05 月 11 號", "2024-05-11"),
        ("2024年5月11日 10时30分", "2024-05-11 10:30:00"),
        ("2024年5月11日 10:30", "2024-05-11 10:30:00"),
        ("2024/5/11", "2024-05-11"),
        ("2024.5.11", "2024-05-11"),
        ("20240511", "2024-05-11"),
        ("２０２４－０５－１１", "2024-05-11"),
        ("May 11, 2024", "2024-05-11"),
        ("Sept. 1st 2024", None),
        ("Sep. 1st 2024", "2024-09-01"),
        ("11 May 2024", "2024-05-11"),
        ("2024-05-11 10:00 +08:00", "2024-05-11 10:00:00+08:00"),
        ("May 11", None),
        ("11/5/2024", None),
        ("2024年13月45日", None),
        ("2024-13-45", None),
        ("昨天", None),
        ("2" * 1_000, None),
    ],
)
def test_iso_spelling(text: str, iso: str | None) -> None:
    """Only what people read in one way is spelled anew."""
    assert iso_spelling(text) == iso


def test_slashes_alone_need_a_note() -> None:
    """With a time Hexo's form is common; a bare one is read by few tools."""
    assert has_slashes("2024/5/11")
    assert not has_slashes("2024/5/11 10:00")


@given(st.datetimes(min_value=dt.datetime(1000, 1, 1), max_value=dt.datetime(9998, 12, 31)))  # noqa: DTZ001 - naive input
def test_iso_forms_come_back(when: dt.datetime) -> None:
    """Every moment written as ISO is read as itself, and can be moved to UTC."""
    moment = read_moment(when.isoformat(), "UTC")
    assert moment is not None
    assert moment.when.astimezone(dt.UTC).replace(tzinfo=None) == when


@given(st.text(max_size=80) | st.from_regex(r"[0-9年月日/:. T+-]{0,40}"))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, and what is spelled anew is accepted."""
    read_moment(text, SHANGHAI)
    spelling = iso_spelling(text)
    assert spelling is None or read_plain_date(spelling) is not None
