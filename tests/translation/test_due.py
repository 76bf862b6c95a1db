"""When a document is to be seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from docpipe.model.front_matter import Meta
from docpipe.translation.due import is_due

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("meta", "plainly", "with_drafts"),
    [
        (Meta(), True, True),
        (Meta(draft=True), False, True),
        (Meta(date=NOW), True, True),
        (Meta(date=AFTER), False, True),
        (Meta(date=BEFORE, appears=AFTER), False, True),
        (Meta(date=AFTER, appears=BEFORE), False, True),
        (Meta(date=BEFORE, appears=NOW), True, True),
        (Meta(expires=AFTER), True, True),
        (Meta(expires=NOW), False, False),
        (Meta(draft=True, expires=BEFORE), False, False),
        (Meta(unlisted=True), True, True),
    ],
)
def test_one_document(meta: Meta, plainly: bool, with_drafts: bool) -> None:  # noqa: FBT001 - parameters of pytest
    """It waits for its moments, ends with its last one, and a draft is seen when drafts are asked for."""
    assert is_due((meta,), NOW, drafts=False) is plainly
    assert is_due((meta,), NOW, drafts=True) is with_drafts


def test_a_version_and_its_source() -> None:
    """Either of the two keeps both back."""
    assert not is_due((Meta(), Meta(draft=True)), NOW, drafts=False)
    assert not is_due((Meta(expires=BEFORE), Meta()), NOW, drafts=True)
    assert is_due((Meta(), Meta()), NOW, drafts=False)
