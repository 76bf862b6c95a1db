"""Least shares, as they are written and as they are judged."""

from __future__ import annotations

import pytest

from docpipe.model.translation import Label
from docpipe.translation.status.threshold import Threshold
from tests.translation.statuses import item, report_of

GOOD, HALF = item("docs/a", Label.UP_TO_DATE, 100, 100), item("blog/a", Label.OUTDATED, 100, 49.5)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("fresh=80", ("fresh", 80, "", "")),
        ("coverage=100%", ("coverage", 100, "", "")),
        ("en:reviewed=0", ("reviewed", 0, "en", "")),
        ("fresh=80@content/zh/blog", ("fresh", 80, "", "content/zh/blog")),
        ("pt-BR:fresh=5@./content/a@b: c=1/", ("fresh", 5, "pt-BR", "content/a@b: c=1")),
    ],
)
def test_a_demand_is_read(text: str, read: tuple[str, int, str, str]) -> None:
    """Locale before, folder behind, both at will."""
    found = Threshold.parse(text)
    assert (found.measure, found.percent, found.locale, found.folder) == read
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    ["", "80", "fresh", "fresh=", "fresh=101", "fresh=-1", "fresh=8.5", "fresher=80", "=80", "en:=80", "fresh=80@"],
)
def test_what_is_no_demand_is_told_the_form(text: str) -> None:
    """With examples."""
    with pytest.raises(ValueError, match=r"write \[LOCALE:\]MEASURE=PERCENT\[@FOLDER\].*fresh=80, en:coverage=95"):
        Threshold.parse(text)


def test_a_share_that_is_reached_holds() -> None:
    """Rounded down, as it is printed: 74.75 are 74."""
    report = report_of(GOOD, HALF)
    assert [verdict.holds for verdict in Threshold.parse("fresh=74").judge(report)] == [True]
    (verdict,) = Threshold.parse("fresh=75").judge(report)
    assert not verdict.holds
    assert verdict.gate == "--fail-under fresh=75"
    assert verdict.message == "en: fresh is 74 %, and 75 % is demanded: 1 of 200 characters short"
    assert verdict.hint == "docpipe status en --all lists every document"


def test_a_folder_is_judged_by_itself() -> None:
    """That of the sources, or that of the translations."""
    report = report_of(GOOD, HALF)
    assert [
        next(Threshold.parse(f"fresh=100@{path}").judge(report)).holds
        for path in ("content/zh/docs", "content/en/docs/")
    ]
    (verdict,) = Threshold.parse("fresh=60@content/zh/blog").judge(report)
    assert verdict.message == "en in content/zh/blog: fresh is 49 %, and 60 % is demanded: 11 of 100 characters short"


def test_a_demand_on_one_locale_leaves_others_alone() -> None:
    """There is no verdict on them."""
    assert list(Threshold.parse("ja:fresh=100").judge(report_of())) == []


def test_what_is_unverified_is_said_to_be_so() -> None:
    """It may well be fresh: the hint is how to know."""
    (verdict,) = Threshold.parse("fresh=80").judge(report_of(item("a", Label.UNVERIFIED, 100, 0)))
    assert verdict.message == "en: fresh is 0 %, and 80 % is demanded: 80 of 100 characters short; 100 are unverified"
    assert "--trust-unverified" in verdict.hint
    (verdict,) = Threshold.parse("fresh=80").judge(report_of(item("a", Label.UNVERIFIED, 100, 0), trusting=True))
    assert verdict.holds


def test_nothing_to_translate_is_a_hundred_percent() -> None:
    """Whatever is demanded."""
    assert all(
        verdict.holds for verdict in Threshold.parse("reviewed=100").judge(report_of(item("a", Label.EXCLUDED, 0, 0)))
    )


def test_nothing_holds_where_the_sources_are_gone() -> None:
    """A renamed source folder leaves orphans alone, which are no duty: all of nothing would be 100 %."""
    (verdict,) = Threshold.parse("fresh=80").judge(report_of(item("docs/a", Label.ORPHAN, 0, 0)))
    assert not verdict.holds
    assert verdict.message == "en: there is nothing to measure, and the sources of 1 translation are gone"
