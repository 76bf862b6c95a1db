"""The badge of a locale."""

from __future__ import annotations

from docpipe.model.translation import Label
from docpipe.report.status.badge import render
from tests.report.status.standings import standing_of
from tests.translation.statuses import item


def test_it_tells_how_much_is_fresh() -> None:
    """In words that are read aloud, too."""
    text = render(standing_of())
    assert 'role="img" aria-label="en: 46 % fresh"><title>en: 46 % fresh</title>' in text


def test_while_most_is_unverified_it_tells_of_documents() -> None:
    """Never of 0 % on a finished translation."""
    text = render(standing_of(item("a", Label.UNVERIFIED, 100, 0)))
    assert 'aria-label="en: 1 of 1 documents"' in text
    assert "fresh" not in text
