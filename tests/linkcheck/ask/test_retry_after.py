"""When a host wishes to be asked again."""

from __future__ import annotations

import datetime as dt
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.ask.retry_after import seconds_to_wait

_NOW = 1_790_000_000.0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0.0),
        ("1000000000", 1e9),
        ("-5", None),
        ("1.5", None),
        ("", None),
        ("soon", None),
        ("٣", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Mon, 21 Sep 2026 22:14:00 +0800", 40.0),
        ("Mon, 21 Sep 2026 14:14:00", 40.0),
        ("Fri, 99 Foo 2026 00:00:00 GMT", None),
        ("Fri, 01 Jan 99999999 00:00:00 GMT", None),
    ],
)
def test_values(value: str, expected: float | None) -> None:
    """Seconds and dates are read, a date that has passed is no wait, and anything else says nothing."""
    assert seconds_to_wait(value, _NOW) == expected


@given(st.integers(0, 10**8))
def test_a_date_is_as_many_seconds_ahead(seconds: int) -> None:
    """A date of HTTP says the same as the seconds up to it."""
    date = dt.datetime.fromtimestamp(_NOW + seconds, dt.UTC)
    assert seconds_to_wait(format_datetime(date, usegmt=True), _NOW) == seconds


@given(st.text(max_size=60))
def test_nothing_raises(value: str) -> None:
    """Whatever a host sends, it is a wish of at least no seconds, or none."""
    found = seconds_to_wait(value, _NOW)
    assert found is None or found >= 0
