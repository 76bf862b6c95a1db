"""Findings with all that docpipe knows of them: the whole line, the fix as a difference, and the rule."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from docpipe.model.diagnostic import Diagnostic, Place
from docpipe.report.excerpt import expanded, shown_characters
from docpipe.report.fix import changed_lines
from docpipe.report.format import Format, Report
from docpipe.report.paragraph import (
    ADDED,
    DIM,
    REMOVED,
    TONES,
    Paint,
    counts,
    header,
    margin,
    note_lines,
    source_lines,
)
from docpipe.report.printable import printable

_EVERYTHING = 1 << 30


def render(report: Report, *, colour: bool = False) -> str:
    """Return one paragraph per finding and a line of counts; long lines are not cut."""
    paint = Paint(colour=colour)
    parts = ["\n".join(_lines(report, diagnostic, paint)) for diagnostic in report.diagnostics]
    return "\n\n".join([*parts, counts(report.summary)]) + "\n"


def _lines(report: Report, diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    blank = margin(diagnostic.place)
    rule = report.rule_of(diagnostic)
    yield header(diagnostic, paint)
    yield from source_lines(_whole(report, diagnostic.place), paint, TONES[diagnostic.severity], _EVERYTHING)
    yield from note_lines(diagnostic)
    yield from _fix_lines(report, diagnostic, paint)
    yield f" {blank} = rule: {printable(rule.title.removesuffix('.'))} (docpipe explain {diagnostic.code})"


def _whole(report: Report, place: Place) -> Place:
    """Return the place with its whole line, if the file can be read."""
    lines = report.text_of(place)
    if lines is None or place.is_secret or place.start is None or place.start.line > lines.line_count:
        return place
    return msgspec.structs.replace(place, excerpt=lines.line_span(place.start.line).of(lines.text), excerpt_column=1)


def _fix_lines(report: Report, diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    fix = diagnostic.fix
    if fix is None:
        return
    blank = margin(diagnostic.place)
    option = "--fix" if fix.applicability == "safe" else "--unsafe-fixes"
    yield f" {blank} = fix: {fix.applicability.value}, with {option}"
    lines = report.text_of(diagnostic.place, *(edit.span for edit in fix.edits))
    if lines is None:
        return
    for removed, added in changed_lines(lines, fix):
        yield from (f" {blank} {paint('|', DIM)} {paint(f'- {_shown(line)}', REMOVED)}" for line in removed)
        yield from (f" {blank} {paint('|', DIM)} {paint(f'+ {_shown(line)}', ADDED)}" for line in added)


def _shown(line: str) -> str:
    return expanded(shown_characters(line)).rstrip()


FORMAT = Format("full", "for people: the whole line, the fix as a difference, and the rule", render)
