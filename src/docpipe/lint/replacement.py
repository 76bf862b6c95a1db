"""The plainest finding: this stretch of the file should read like that."""

from __future__ import annotations

from docpipe.lint.facts import DocumentFacts
from docpipe.model.diagnostic import Applicability, Edit, Finding, Fix, Message
from docpipe.model.text import Span

_WRITE = "Write `{fix}`"
_LONGEST = 80


def shown_part(span: Span) -> Span:
    """Return the part of `span` that a message quotes: all of it, or its first 80 characters."""
    return Span(span.start, min(span.end, span.start + _LONGEST))


def replaced(
    facts: DocumentFacts,
    span: Span,
    text: str,
    *,
    applicability: Applicability | None = Applicability.SAFE,
    around: Span | None = None,
    hint: str = _WRITE,
) -> Finding:
    """Return the finding that `span` should read `text`.

    Args:
        facts: the file it stands in.
        span: what is wrong; the message's `{found}` quotes it.
        text: what should stand there; the hint's `{fix}`.
        applicability: what the fix promises; None where a person must look.
        around: the stretch that is shown and quoted instead of `span`, where that alone says little.
        hint: template of the hint.
    """
    shown = shown_part(around or span)
    fixed = facts.text[shown.start : span.start] + text + facts.text[span.end : shown.end]
    return Finding(
        shown,
        {"found": shown.of(facts.text)},
        hint=Message(hint, {"fix": fixed[:_LONGEST]}),
        fix=Fix(applicability, (Edit(span, text),)) if applicability else None,
    )
