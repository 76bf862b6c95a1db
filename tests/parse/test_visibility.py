"""Whether and when a post is to be seen, in every dialect."""

from __future__ import annotations

import pytest

from tests.parse.metas import issue, meta, read


@pytest.mark.parametrize(
    ("content", "iso"),
    [
        ("expires: 2026-01-02", "2026-01-02T00:00:00+08:00"),
        ("expiryDate: 2026-01-02T03:04:05Z", "2026-01-02T03:04:05+00:00"),
        ("expirydate: 2026-01-02", "2026-01-02T00:00:00+08:00"),
        ("unpublishdate: 2026-01-02", "2026-01-02T00:00:00+08:00"),
    ],
)
def test_expiry(content: str, iso: str) -> None:
    """The end is a moment; a bare day ends as it begins in the site's zone."""
    found = meta(content).expires
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("content", ["title: x", "expires: false", "expires:", "expiryDate: ''"])
def test_no_expiry(content: str) -> None:
    """Without a moment a post stays."""
    assert meta(content).expires is None


def test_an_expiry_that_is_no_date() -> None:
    """It is reported, and the post stays."""
    assert str(issue("expires: soon").message) == "`soon` is no date"
    assert read("expires: soon")[0].expires is None
    assert not issue("expires: soon").blocking


@pytest.mark.parametrize("key", ["publishDate", "pubDate", "published"])
def test_a_post_may_appear_later_than_its_date(key: str) -> None:
    """Beside a date, Hugo's moment of publication holds the post back and changes its date not at all."""
    found = meta(f"date: 2024-05-01\n{key}: 2024-05-11")
    assert found.appears is not None
    assert found.date is not None
    assert (found.date.day, found.appears.day) == (1, 11)
    assert meta(f"{key}: 2024-05-11").appears is None
    assert meta("date: 2024-05-01\npublished: true").appears is None
    assert meta("date: 2024-05-01\npublished: 'yes'").appears is None
