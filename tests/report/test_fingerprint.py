"""Fingerprints that stay when lines move."""

from __future__ import annotations

import time

import msgspec

from docpipe.model.diagnostic import Diagnostic, Message, Place, RuleCode, Severity
from docpipe.model.text import LineIndex, Span
from docpipe.report.fingerprint import Fingerprint, fingerprints
from tests.report.findings import report_on

LINE = "这一行的 末尾,少了什么"


def found(text: str, code: str = "TR001") -> tuple[Fingerprint, ...]:
    """Return the fingerprints of a finding in each line of `text` that ends in 什么."""
    lines = LineIndex(text)
    diagnostics: list[Diagnostic] = []
    for number in range(1, lines.line_count + 1):
        span = lines.line_span(number)
        if span.of(text).endswith("什么"):
            at = Span(span.end - 2, span.end)
            where = Place("a.md", at, lines.position(at.start), lines.position(at.end))
            diagnostics.append(Diagnostic(RuleCode(code), "x", Severity.ERROR, where, Message("m")))
    return fingerprints(report_on(text, *diagnostics))


def test_lines_may_move() -> None:
    """New lines above, new white space inside and another message change nothing."""
    (known,) = found(f"{LINE}\n")
    assert found(f"# 题\n\n新的一段。\n\n  {LINE.replace(' ', '  ')}\n") == (known,)


def test_another_text_or_rule_is_another_finding() -> None:
    """The content tells them apart."""
    assert found(f"{LINE}\n") != found(f"{LINE[1:]}\n")
    assert found(f"{LINE}\n") != found(f"{LINE}\n", "ZH001")


def test_equal_lines_are_counted() -> None:
    """Two of the same in one file are the first and the second."""
    first, second = found(f"{LINE}\n\n{LINE}\n")
    assert first.content == second.content
    assert (first.occurrence, second.occurrence) == (1, 2)


def test_whole_files_have_one_too() -> None:
    """A finding without a place is known by its rule."""
    diagnostic = Diagnostic(RuleCode("FM001"), "x", Severity.ERROR, Place("a.md"), Message("m"))
    first, second = fingerprints(report_on("", diagnostic, diagnostic))
    assert (first.content, first.occurrence, second.occurrence) == (second.content, 1, 2)


def test_a_long_line_of_many_findings_is_read_once() -> None:
    """The time grows with the line and its findings, not with their product."""
    text = "什么,好" * 50_000
    where = [Place("a.md", Span(at, at + 1), LineIndex("").position(0)) for at in range(0, 40_000, 4)]
    each = (Diagnostic(RuleCode("ZH001"), "x", Severity.INFO, at, Message("m")) for at in where)
    lines = LineIndex(text)
    report = msgspec.structs.replace(report_on(text, *each), text=lambda _path: lines)
    begun = time.process_time()
    assert [name.occurrence for name in fingerprints(report)] == list(range(1, 10_001))
    assert time.process_time() - begun < 5
