"""The status report: totals, and the order of what to do next."""

from __future__ import annotations

from docpipe.model.translation import Coverage, Freshness, Label
from docpipe.translation.status.effort import Effort
from docpipe.translation.status.overview import block_counts, status_report
from tests.translation.statuses import EN, FR, ITEMS, ZH, item, report_of


def test_totals_count_everything_that_is_to_be_translated() -> None:
    """Missing documents with their full weight; orphans and excluded ones not at all."""
    status = report_of().locales[0]
    assert status.coverage == Coverage(900, 454, 414)
    assert (status.in_scope, status.translated) == (7, 3)
    assert sum(status.documents.values()) == len(ITEMS)


def test_the_order_is_that_of_what_to_do_next() -> None:
    """By label, and of two alike the one with more work."""
    assert [each.path.rpartition("/")[2][:4] for each in report_of().locales[0].by_next()] == [
        "治理.m",
        "2024",
        "b.md",
        "stub",
        "新文章.",
        "draf",
        "old.",
        "概览.m",
        "note",
    ]


def test_locales_stand_in_the_given_order_even_without_documents() -> None:
    """Others follow."""
    report = status_report(ITEMS, ZH, (FR,))
    assert [status.locale for status in report.locales] == [FR, EN]
    assert report.locales[0].coverage.percent(0) == 100


def test_a_missing_document_counts_all_its_blocks_as_missing() -> None:
    """Without a file there are no states to count."""
    assert block_counts(ITEMS[4])[Freshness.MISSING] == 3
    assert block_counts(ITEMS[1])[Freshness.MISSING] == 1


def test_the_work_is_that_of_all_documents_in_scope() -> None:
    """40 + 10 + 96 + 300 are missing, 30 outdated: 446 + 15."""
    assert report_of().locales[0].effort == Effort(461, 323, 56)


def test_a_locale_is_mostly_unverified_by_weight() -> None:
    """Half of what is translated is known: that is enough to tell a share."""
    assert not report_of(item("a", Label.UNVERIFIED, 100, 50)).locales[0].is_mostly_unverified
    assert report_of(item("a", Label.UNVERIFIED, 100, 49)).locales[0].is_mostly_unverified
    assert not report_of(item("a", Label.UNVERIFIED, 100, 49), trusting=True).locales[0].is_mostly_unverified


def test_a_part_has_the_figures_of_its_documents() -> None:
    """With the pace and the trust of the whole."""
    whole = report_of(trusting=True).locales[0]
    part = whole.part(each for each in whole.items if each.path.startswith("content/zh/blog/"))
    assert (part.coverage, part.pace, part.is_trusting) == (Coverage(200, 150, 150), whole.pace, True)
