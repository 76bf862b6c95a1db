"""What a fix makes of a file."""

from __future__ import annotations

from hypothesis import given

from docpipe.model.diagnostic import Applicability, Edit, Fix
from docpipe.model.text import LineIndex, Span
from docpipe.report.fix import as_one_edit, changed_lines
from tests.report.test_review import fixes


def fix(*edits: tuple[int, int, str]) -> Fix:
    """Return a safe fix."""
    return Fix(Applicability.SAFE, tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_lines_that_lie_apart_are_groups() -> None:
    """Neighbours are shown together, line endings are not shown."""
    lines = LineIndex("一\r\n二\r\n三\r\n四\r\n五\r\n")
    assert list(changed_lines(lines, fix((0, 1, "1"), (3, 4, "2"), (12, 13, "5")))) == [
        (["一", "二"], ["1", "2"]),
        (["五"], ["5"]),
    ]


def test_a_line_may_go_or_come() -> None:
    """An edit that takes the line ending takes the line."""
    lines = LineIndex("一\n二\n三\n")
    assert list(changed_lines(lines, fix((0, 2, "")))) == [(["一", "二"], ["二"])]
    assert list(changed_lines(lines, fix((2, 2, "新\n")))) == [(["二"], ["新", "二"])]


@given(fixes())
def test_one_edit_does_what_many_do(case: tuple[str, Fix]) -> None:
    """What stands between the edits is kept."""
    text, many = case
    expected = text
    for edit in reversed(many.edits):
        expected = expected[: edit.span.start] + edit.text + expected[edit.span.end :]
    one = as_one_edit(text, many)
    assert text[: one.span.start] + one.text + text[one.span.end :] == expected
