"""The series a post is a part of."""

from __future__ import annotations

import pytest

from tests.parse.metas import issue, meta, read


@pytest.mark.parametrize(
    ("content", "series", "order"),
    [
        ("title: x", "", None),
        ("series: basics", "basics", None),
        ("series: 去中心化 入门", "去中心化 入门", None),
        ("series: 2024", "2024", None),
        ("Series: basics", "basics", None),
        ("series: [basics, more]", "basics", None),
        ("series: []", "", None),
        ("series: ' '", "", None),
        ("series: {name: basics, order: 3}", "basics", 3),
        ("series: {key: basics, order: 3}", "basics", 3),
        ("series: {title: Basics}", "Basics", None),
        ("series: [{name: basics, order: 3}]", "basics", 3),
        ("series: basics\nseries_order: 2", "basics", 2),
        ("series: basics\nseries_weight: 2", "basics", 2),
        ("series: basics\nweight: 2", "basics", 2),
        ("series: basics\nweight: heavy", "basics", None),
        ("series: {name: basics, order: 0}\nseries_order: 5", "basics", 0),
        ("weight: 5", "", None),
    ],
)
def test_series_and_place(content: str, series: str, order: int | None) -> None:
    """A text, a list or a map names the series; the place stands in the map or in a field of its own."""
    found = meta(content)
    assert (found.series, found.series_order) == (series, order)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("series: true", "`series` is `true`, true or false, a key or a name is needed"),
        ("series: {order: 1}", "`series` is a map, a key or a name is needed"),
        ("series: x\nseries_order: two", "`series_order` is the text `two`, a whole number is needed"),
        ("series: {name: x, order: two}", "`series.order` is the text `two`, a whole number is needed"),
    ],
)
def test_what_is_no_series(content: str, message: str) -> None:
    """A value of another type is reported, and says nothing."""
    assert str(issue(content).message) == message
    assert read(content)[0].series_order is None
