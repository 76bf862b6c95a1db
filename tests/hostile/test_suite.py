"""The suite itself: enough cases of every kind, each with what must happen, and a table that lists them."""

from __future__ import annotations

from collections import Counter

from tests.hostile import committed
from tests.hostile.suite import all_cases, listing


def test_there_are_enough() -> None:
    """Hundreds of attacks of every category, and honest posts among them."""
    counts = Counter(case.category for case in all_cases())
    assert counts["honest"] >= 22
    assert sum(counts.values()) - counts["honest"] >= 200
    assert sum(1 for _ in committed.cases()) >= 200
    assert len(counts) >= 18


def test_every_file_belongs_to_a_case() -> None:
    """No post lies about of which nobody says what must become of it."""
    assert committed.files() == {path for case in committed.cases() for path in case.files}


def test_the_table_is_up_to_date() -> None:
    """It is written by `python -m tests.hostile.write`."""
    assert (committed.SITE / "README.md").read_text("utf-8") == listing(all_cases())
