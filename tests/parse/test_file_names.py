"""Dates and stems of file names, in the shapes that blogs use."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from docpipe.parse.file_names import date_in_name, stem_of

DAY = dt.date(2021, 5, 28)


def file(key: str) -> SourceFile:
    """Return the source file of a key."""
    return SourceFile(f"content/zh/{key}.md", LocaleName("zh"), DocumentKey(key))


@pytest.mark.parametrize(
    ("key", "day", "stem"),
    [
        ("2021-05-28-t", DAY, "t"),
        ("2021-5-28-t", DAY, "t"),
        ("2021-05-28_t", DAY, "t"),
        ("blog/2021-05-28-t", DAY, "t"),
        ("2021-05-28-t/index", DAY, "t"),
        ("2021-05-28/t", DAY, "t"),
        ("2021/05/28/t", DAY, "t"),
        ("2021/05/28/t/index", DAY, "t"),
        ("2021/05-28-t", DAY, "t"),
        ("blog/2021/05-28-去中心化", DAY, "去中心化"),
        ("2021-05-28", DAY, "2021-05-28"),
        ("2021-05-28/index", DAY, "2021-05-28"),
        ("2024-13-45-x", None, "2024-13-45-x"),
        ("2021-02-29-x", None, "2021-02-29-x"),
        ("2021-05-280-x", None, "2021-05-280-x"),
        ("v2021-05-28-x", None, "v2021-05-28-x"),
        ("２０２１-05-28-x", None, "２０２１-05-28-x"),
        ("blog/t", None, "t"),
        ("blog/_index", None, "blog"),
        ("index", None, "index"),
        ("_x", None, "_x"),
    ],
)
def test_names(key: str, day: dt.date | None, stem: str) -> None:
    """The date is taken off the stem only where the calendar has it."""
    assert (date_in_name(file(key)), stem_of(file(key))) == (day, stem)


@given(st.text(min_size=1))
def test_any_key_has_a_stem(key: str) -> None:
    """Nothing raises, whatever a file is called."""
    date_in_name(file(key))
    assert "/" not in stem_of(file(key))
