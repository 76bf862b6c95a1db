"""What the formats for people share: colours, the first line of a finding, related places, and the line of counts."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.diagnostic import Diagnostic, Place, Severity
from docpipe.report.excerpt import excerpt
from docpipe.report.format import Summary
from docpipe.report.printable import printable, printable_path

BOLD, DIM = "1", "2"
REMOVED, ADDED = "31", "32"
TONES = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}

_RESET = "\x1b[0m"
# Where one finding tells of many, the first of them say enough; other formats list them all.
_MOST_NOTES = 4


class Paint:
    """Puts SGR escapes around text, or leaves it alone."""

    def __init__(self, *, colour: bool) -> None:
        """Take whether there are colours."""
        self._colour = colour

    def __call__(self, text: str, *codes: str) -> str:
        """Return `text` in these SGR codes."""
        return f"\x1b[{';'.join(codes)}m{text}{_RESET}" if self._colour else text


def header(diagnostic: Diagnostic, paint: Paint, *, with_name: bool = True) -> str:
    """Return `path:line:column: severity CODE name message`; findings on a whole file stand at 1:1."""
    place, tone = diagnostic.place, TONES[diagnostic.severity]
    line, column = (place.start.line, place.start.column) if place.start else (1, 1)
    name = f"{printable(diagnostic.name)} " if with_name else ""
    return (
        f"{paint(printable_path(place.path), BOLD)}:{line}:{column}: {paint(diagnostic.severity.value, BOLD, tone)} "
        f"{paint(diagnostic.code, BOLD)} {name}{printable(str(diagnostic.message))}"
    )


def margin(place: Place) -> str:
    """Return the blanks that stand below a place's line number."""
    return " " * len(str(place.start.line if place.start else 1))


def source_lines(place: Place, paint: Paint, tone: str, width: int) -> Iterator[str]:
    """Yield the line of a place with carets below it, if it is known."""
    if not place.excerpt:
        return
    line = str(place.start.line if place.start else 1)
    source, carets = excerpt(place, width)
    bar = paint("|", DIM)
    yield f" {margin(place)} {bar}"
    yield f" {paint(line, DIM)} {bar} {source}".rstrip()
    yield f" {margin(place)} {bar} {paint(carets, BOLD, tone)}"


def note_lines(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the related places and the advice."""
    blank = margin(diagnostic.place)
    for related in diagnostic.related[:_MOST_NOTES]:
        where = related.place.start
        at = f":{where.line}:{where.column}" if where else ""
        yield f" {blank} = note: {printable(str(related.message))} ({printable(related.place.path)}{at})"
    if len(diagnostic.related) > _MOST_NOTES:
        yield f" {blank} = note: and in {plural(len(diagnostic.related) - _MOST_NOTES, 'other place')}"
    if diagnostic.hint:
        yield f" {blank} = help: {printable(str(diagnostic.hint))}"


def counts(summary: Summary) -> str:
    """Return the sentence with which a report ends."""
    files = plural(summary.files, "file")
    if not (summary.error or summary.warning or summary.info):
        return f"No findings in {files}."
    parts = [
        plural(summary.error, "error"),
        plural(summary.warning, "warning"),
        f"{summary.info} info",
    ]
    fixable = f", {summary.fixable} fixable" if summary.fixable else ""
    return f"Found {', '.join(parts)} in {files}{fixable}."


def plural(count: int, word: str) -> str:
    """Return `1 file` or `2 files`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
