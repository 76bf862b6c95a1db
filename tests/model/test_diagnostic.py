"""A finding is plain data, whatever text it quotes."""

from __future__ import annotations

import itertools

from docpipe.model.diagnostic import Diagnostic, Message, Place, RuleCode, Severity
from docpipe.model.text import Position


def _diagnostic(path: str, start: Position | None, code: str, message: str = "") -> Diagnostic:
    return Diagnostic(RuleCode(code), "name", Severity.ERROR, Place(path, start=start), Message(message))


def test_an_error_is_worse_than_a_warning_and_that_is_worse_than_an_info() -> None:
    """Ranks order the severities, the worst first."""
    assert [Severity.ERROR.rank, Severity.WARNING.rank, Severity.INFO.rank] == [0, 1, 2]


def test_arguments_are_data_and_never_a_template() -> None:
    """Braces that a post brings stay as they are."""
    assert str(Message("write `{text}`", {"text": "{0.__class__} {text}"})) == "write `{0.__class__} {text}`"


def test_a_message_without_arguments_is_shown_as_it_is() -> None:
    """A template with braces of its own needs no doubling when nothing is filled in."""
    assert str(Message("close the {")) == "close the {"


def test_findings_sort_by_path_place_code_and_message() -> None:
    """The order of a report does not depend on the order in which findings were made."""
    wanted = [
        _diagnostic("a.md", None, "ZH001"),
        _diagnostic("a.md", Position(2, 9), "FM001"),
        _diagnostic("a.md", Position(10, 1), "FM001"),
        _diagnostic("a.md", Position(10, 1), "FM002", "a"),
        _diagnostic("a.md", Position(10, 1), "FM002", "b"),
        _diagnostic("b.md", None, "AN001"),
    ]
    for order in itertools.permutations(wanted):
        assert sorted(order, key=lambda each: each.sort_key) == wanted
