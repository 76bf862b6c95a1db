"""Edits of a text: which can be made together, and where others are then."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.fix import Proposal, apply_edits, compatible, in_style_of, moved, needs_unsafe, proposals
from docpipe.model.diagnostic import Applicability, Diagnostic, Edit, Fix, Message, Place, RuleCode, Severity
from docpipe.model.text import Span
from tests.lint.small_rules import rewriting

RULES = {RuleCode(code): (number, rewriting(code, "x", "y")) for number, code in enumerate(("ZZ002", "ZZ001"))}


class Part(NamedTuple):
    """A stretch of a text and what is written there."""

    kept: str
    old: str
    new: str


def edit(start: int, end: int, text: str = "") -> Edit:
    """Return an edit."""
    return Edit(Span(start, end), text)


def found(*edits: Edit, code: str = "ZZ001", applicability: Applicability = Applicability.SAFE) -> Diagnostic:
    """Return a finding with a fix."""
    fix = Fix(applicability, edits) if edits else None
    return Diagnostic(RuleCode(code), "test", Severity.WARNING, Place("a.md"), Message("m"), fix=fix)


def proposal(*edits: Edit) -> Proposal:
    """Return a proposal of these edits."""
    return proposals([found(*edits)], RULES, unsafe=False)[0]


def test_edits_are_made() -> None:
    """Every edit replaces, inserts or deletes at its place."""
    assert apply_edits("abcdef", [edit(0, 0, "<"), edit(1, 3, "X"), edit(4, 5), edit(6, 6, ">")]) == "<aXdf>"


@pytest.mark.parametrize(
    "edits",
    [[edit(2, 3), edit(1, 2)], [edit(0, 2), edit(1, 3)], [edit(5, 9)], [edit(3, 2)], [edit(0, 0, "\ud800")]],
)
def test_impossible_edits_are_refused(edits: list[Edit]) -> None:
    """Edits out of order, overlapping or outside the text, and halves of characters."""
    with pytest.raises(ValueError, match=r".+"):
        apply_edits("abcd", edits)


def test_rules_take_turns_in_the_order_of_the_registry() -> None:
    """Proposals are sorted by rule, then by place; what has no fix proposes nothing."""
    made = proposals([found(edit(0, 1)), found(), found(edit(5, 6), code="ZZ002")], RULES, unsafe=False)
    assert [each.rule.code for each in made] == ["ZZ002", "ZZ001"]


def test_unsafe_fixes_are_proposed_when_wanted() -> None:
    """An unsafe fix is one only `--unsafe-fixes` makes."""
    unsafe = found(edit(0, 1), applicability=Applicability.UNSAFE)
    assert needs_unsafe(unsafe.fix)
    assert not needs_unsafe(None)
    assert proposals([unsafe], RULES, unsafe=False) == ()
    assert len(proposals([unsafe], RULES, unsafe=True)) == 1


def test_of_two_that_meet_the_first_is_chosen() -> None:
    """Fixes that share a character or touch wait for the next pass; the span of a fix is that of all its edits."""
    wide, inside, behind, far = (
        proposal(edit(0, 1), edit(8, 9)), proposal(edit(3, 4)), proposal(edit(9, 10)), proposal(edit(11, 12)),
    )  # fmt: skip
    assert compatible([far, inside, wide, behind]) == [wide, far]


def test_line_ends_are_those_of_the_file() -> None:
    """New lines are CR LF where all others are; in a mixed or plain file they stay as the rule wrote them."""
    edits = [edit(0, 0, "a\nb\r\nc")]
    assert in_style_of("x\r\ny\r\n", edits)[0].text == "a\r\nb\r\nc"
    assert in_style_of("x\r\ny\n", edits)[0].text == "a\nb\r\nc"
    assert in_style_of("x\ny\n", edits)[0].text == "a\nb\r\nc"


def test_what_was_touched_has_no_place_any_more() -> None:
    """An edit beside or within another one is given up, the others move."""
    made = [edit(2, 4, "long")]
    assert moved([edit(0, 1)], made) == (edit(0, 1),)
    assert moved([edit(6, 7)], made) == (edit(8, 9),)
    assert [moved([edit(*span)], made) for span in ((3, 3), (4, 4), (2, 2), (1, 5), (3, 9))] == [None] * 5


@given(st.lists(st.builds(Part, *[st.text("abc", max_size=3)] * 3), max_size=5), st.integers(0, 40))
def test_moved_edits_mean_the_same_characters(parts: list[Part], offset: int) -> None:
    """The stretch that an edit is about reads the same behind other edits, unless they touch it."""
    text = "".join(part.kept + part.old for part in parts) + "end"
    edits, position = [], 0
    for part in parts:
        position += len(part.kept)
        edits.append(edit(position, position + len(part.old), part.new))
        position += len(part.old)
    spot = edit(min(offset, len(text) - 1), min(offset, len(text) - 1) + 1)
    after = moved([spot], edits)
    if after is not None:
        assert after[0].span.of(apply_edits(text, edits)) == spot.span.of(text)
