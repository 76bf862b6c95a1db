"""The status in a terminal: what a person looks at."""

from __future__ import annotations

import re

import pytest

from docpipe.model.text import cell_width
from docpipe.model.translation import Coverage, Label
from docpipe.report.status.standing import Standing
from docpipe.report.status.text import render
from docpipe.translation.status.overview import status_report
from tests.golden import Golden
from tests.report.status.standings import CONTROLS, hostile, many, partial, standing_of
from tests.translation.statuses import EN, FR, ITEMS, ZH, item, report_of


@pytest.mark.parametrize("width", [80, 120])
def test_the_tables_look_as_they_should(golden: Golden, width: int) -> None:
    """Headline, bar, work, folders, and what to do next; Chinese paths included."""
    golden.check(f"report/status-{width}.txt", render(standing_of(width=width)))


def test_a_document_in_all_states(golden: Golden) -> None:
    """What was touched is said once."""
    golden.check("report/status-partial.txt", render(partial()))


def test_while_most_is_unverified_no_share_is_called_fresh(golden: Golden) -> None:
    """Documents and coverage stand in the headline, with a word on how to know more."""
    text = render(standing_of(item("a", Label.UNVERIFIED, 100, 0), item("b", Label.UNVERIFIED, 100, 10)))
    assert "% fresh" not in text
    assert "0 %  " not in text.replace("100 %", "")
    golden.check("report/status-unverified.txt", text)


def test_trust_is_said() -> None:
    """The headline tells that it believed something."""
    report = report_of(item("a", Label.UNVERIFIED, 100, 10), trusting=True)
    assert "100 % fresh, coverage 100 %, 1 of 1 documents translated, unverified counted as fresh" in render(
        Standing(report=report)
    )


def test_several_locales_have_a_table_of_their_own(golden: Golden) -> None:
    """One line each, before the details."""
    golden.check("report/status-locales.txt", render(Standing(report=status_report(ITEMS, ZH, (FR, EN)))))


def test_reviewed_is_named_where_there_is_any() -> None:
    """Zero is no news."""
    seen = item("a", Label.REVIEWED, 100, 100, coverage=Coverage(100, 100, 100, 50))
    assert "100 % fresh, 50 % reviewed, coverage 100 %, 1 of 1 documents" in render(standing_of(seen))


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Measured in cells: a Han character takes two."""
    for found in (
        standing_of(width=width),
        standing_of(item("甲" * 99, Label.UNVERIFIED, 100, 0), width=width),
        partial(width=width),
        Standing(report=status_report(ITEMS, ZH, (FR, EN)), width=width),
    ):
        assert max(cell_width(line) for line in render(found).splitlines()) <= width


def test_colours_change_no_letter() -> None:
    """Green, yellow and dim, in bars only."""
    report = status_report(ITEMS, ZH, (FR, EN))
    painted = render(Standing(report=report, colour=True))
    assert "\x1b[32m####" in painted
    assert re.sub(r"\x1b\[\d*m", "", painted) == render(Standing(report=report))


def test_a_large_site_fits_a_screen() -> None:
    """What to do next, and how to see the rest."""
    text = render(standing_of(*many(1900)))
    assert len(text.splitlines()) < 30
    assert "  and 1890 more: docpipe status en --all" in text
    assert "1900 documents: 1900 missing" in text
    assert len(render(standing_of(*many(1900), is_whole=True)).splitlines()) > 1900


def test_a_change_at_hand_lists_what_it_touched() -> None:
    """All of it, and no folders; the figures are those of the site."""
    text = render(standing_of(changed=lambda path, _: path == "content/en/治理.md", since="origin/main"))
    assert "of what changed since origin/main" in text
    assert "content/zh/治理.md" in text
    assert "content/zh/新文章.md" not in text
    assert "46 % fresh" in text


def test_a_long_path_keeps_its_end() -> None:
    """Where posts differ."""
    assert "...到底是什么以及它为什么重要.md" in render(standing_of())


def test_a_path_cannot_move_the_cursor() -> None:
    """Controls are spelt out."""
    text = render(hostile())
    assert not CONTROLS.search(text)
    assert r"\x1b[2J\n" in render(standing_of(item("a\x1b[2J\nb", Label.PARTIAL, 50, 50)))


def test_a_site_of_one_locale_has_nothing_to_translate() -> None:
    """Said in words, not as an empty table."""
    found = Standing(report=status_report((), ZH))
    assert render(found) == "The site speaks zh only: there is nothing to translate.\n"
