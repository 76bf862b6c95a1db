"""The plainest finding."""

from __future__ import annotations

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.replacement import replaced
from docpipe.model.diagnostic import Applicability, Edit
from docpipe.model.text import Span
from tests.lint.posts import config, read

FACTS = DocumentFacts(read("你好,世界", head=""), config())


def test_what_is_wrong_and_what_to_write() -> None:
    """The message quotes what is around the place, and the hint says how that should read."""
    finding = replaced(FACTS, Span(2, 3), "，", around=Span(1, 4))
    assert finding.arguments == {"found": "好,世"}
    assert str(finding.hint) == "Write `好，世`"
    assert finding.fix is not None
    assert finding.fix.edits == (Edit(Span(2, 3), "，"),)
    assert finding.fix.applicability is Applicability.SAFE


def test_a_person_must_look() -> None:
    """Without an applicability there is no fix."""
    assert replaced(FACTS, Span(2, 3), "，", applicability=None).fix is None
