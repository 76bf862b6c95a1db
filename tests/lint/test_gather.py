"""Many findings of one kind are told as one, with every place and every edit."""

from __future__ import annotations

from docpipe.lint.gather import gathered
from docpipe.model.diagnostic import Applicability, Diagnostic, Edit, Fix, Message, Place, RuleCode, Severity
from docpipe.model.text import Position, Span


def _found(path: str, line: int, column: int = 1, *, severity: Severity = Severity.WARNING) -> Diagnostic:
    start = 100 * line + column
    place = Place(path, Span(start, start + 1), Position(line, column), Position(line, column + 1), "a line")
    fix = Fix(Applicability.SAFE, (Edit(Span(start, start + 1), "，"),))
    return Diagnostic(
        RuleCode("AA001"), "a-rule", severity, place, Message("`{mark}` is wrong", {"mark": ","}), None, fix
    )


def _five(_code: str) -> int:
    return 5


def test_a_few_are_told_one_by_one() -> None:
    """Up to the number that the rule gives, and any number where it gives none."""
    few = tuple(_found("a.md", line) for line in range(1, 6))
    many = tuple(_found("a.md", line) for line in range(1, 40))
    assert gathered(few, _five) == few
    assert gathered(many, lambda _: None) == many


def test_many_in_a_file_are_told_at_the_first() -> None:
    """One finding has the other places and the edits of all."""
    (told,) = gathered([_found("a.md", line) for line in range(1, 10)], _five)
    assert told.place.start == Position(1, 1)
    assert str(told.message) == "`,` is wrong (and 8 more in this file)"
    assert [related.place.start and related.place.start.line for related in told.related] == list(range(2, 10))
    assert told.fix is not None
    assert len(told.fix.edits) == 9


def test_errors_are_never_gathered() -> None:
    """Each of them fails somebody's run."""
    errors = tuple(_found("a.md", line, severity=Severity.ERROR) for line in range(1, 10))
    assert gathered(errors, _five) == errors


def test_those_of_one_line_are_one() -> None:
    """A sentence with three wrong marks is one finding."""
    (told,) = gathered([_found("a.md", 3, column) for column in (1, 5, 9)], _five)
    assert str(told.message) == "`,` is wrong (and 2 more in this line)"
    assert told.fix is not None
    assert len(told.fix.edits) == 3


def test_files_are_told_apart() -> None:
    """The same words in another file are a finding of that file."""
    copies = tuple(_found(f"{number}.md", 1) for number in range(6))
    assert gathered(copies, _five) == copies


def test_findings_of_the_change_at_hand_are_told_apart() -> None:
    """What somebody has just written is not hidden behind what stood there before."""
    found = [_found("a.md", line) for line in range(1, 21)]
    old, new = gathered(found, _five, lambda each: each.place.start is not None and each.place.start.line > 10)
    assert (old.place.start, new.place.start) == (Position(1, 1), Position(11, 1))


def test_the_order_stays() -> None:
    """A finding stands where the first of its kind stood."""
    others = [_found("a.md", 1), _found("b.md", 1)]
    found = [others[0], *(_found("aa.md", line) for line in range(1, 9)), others[1]]
    assert [each.place.path for each in gathered(found, _five)] == ["a.md", "aa.md", "b.md"]
