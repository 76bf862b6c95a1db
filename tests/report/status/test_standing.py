"""What formats of the status ask."""

from __future__ import annotations

from docpipe.report.status.standing import failed, lines_of
from tests.report.status.standings import FAILED, SOURCE, partial, standing_of
from tests.translation.statuses import ITEMS


def test_blocks_have_a_first_and_a_last_line() -> None:
    """Of several, those of all."""
    assert lines_of(SOURCE, (1,)) == (2, 2)
    assert lines_of(SOURCE, (3, 1)) == (2, 4)
    assert lines_of(SOURCE, ()) is None


def test_without_a_change_everything_is_at_hand() -> None:
    """With one, what it touched on either side."""
    assert all(map(standing_of().is_at_hand, ITEMS))
    changed = standing_of(changed=lambda path, _: path == "content/en/治理.md")
    assert [item.path for item in changed.told(changed.report.locales[0])] == ["content/zh/治理.md"]


def test_verdicts_that_hold_are_no_failures() -> None:
    """Only the others."""
    assert list(failed(partial(verdicts=(FAILED,)))) == [FAILED]
    assert list(failed(partial())) == []
