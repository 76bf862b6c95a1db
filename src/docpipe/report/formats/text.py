"""Findings for people: where, what, the line itself with carets under the place, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.diagnostic import Diagnostic, Place, Severity
from docpipe.model.text import cell_width
from docpipe.report.format import Format, Report, Summary
from docpipe.report.printable import printable

WIDTH = 100
"""Cells of source that are shown; a longer line is cut around its place, so that no terminal wraps it."""

_TAB = 4
_CUT = "…"
_BOLD, _DIM, _RESET = "1", "2", "\x1b[0m"
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(report: Report, *, colour: bool = False) -> str:
    """Return one paragraph per finding and a line of counts.

    The first line of a finding is `path:line:column: severity CODE name message`, as problem matchers
    want it; findings on a whole file stand at 1:1. Whatever comes from a file is made printable.
    """
    paint = _Paint(colour=colour)
    parts = ["\n".join(_lines(diagnostic, paint)) for diagnostic in report.diagnostics]
    return "\n\n".join([*parts, _counts(report.summary)]) + "\n"


class _Paint:
    """Puts SGR escapes around text, or leaves it alone."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}{_RESET}" if self._colour else text


def _lines(diagnostic: Diagnostic, paint: _Paint) -> Iterator[str]:
    place, tone = diagnostic.place, _COLOURS[diagnostic.severity]
    line, column = (place.start.line, place.start.column) if place.start else (1, 1)
    yield (
        f"{paint(printable(place.path), _BOLD)}:{line}:{column}: {paint(diagnostic.severity.value, _BOLD, tone)} "
        f"{paint(diagnostic.code, _BOLD)} {diagnostic.name} {printable(str(diagnostic.message))}"
    )
    margin = " " * len(str(line))
    if place.excerpt:
        source, carets = _excerpt(place)
        bar = paint("|", _DIM)
        yield f" {margin} {bar}"
        yield f" {paint(str(line), _DIM)} {bar} {source}".rstrip()
        yield f" {margin} {bar} {paint(carets, _BOLD, tone)}"
    for related in diagnostic.related:
        where = related.place.start
        at = f":{where.line}:{where.column}" if where else ""
        yield f" {margin} = note: {printable(str(related.message))} ({printable(related.place.path)}{at})"
    if diagnostic.hint:
        yield f" {margin} = help: {printable(str(diagnostic.hint))}"


def _excerpt(place: Place) -> tuple[str, str]:
    """Return the line as it is shown, and the line of carets below it."""
    if place.start is None or place.end is None:
        return printable(place.excerpt), ""
    first = min(place.start.column - place.excerpt_column, len(place.excerpt))
    last = place.end.column - place.excerpt_column if place.end.line == place.start.line else len(place.excerpt)
    before, marked, after = place.excerpt[:first], place.excerpt[first:last], place.excerpt[max(first, last) :]
    shown_before = _expanded(before)
    shown_marked = _expanded(marked, cell_width(shown_before))
    shown_after = _expanded(after, cell_width(shown_before + shown_marked))
    room = WIDTH - min(cell_width(shown_marked), WIDTH)
    after_room = min(cell_width(shown_after), max(room // 2, room - cell_width(shown_before)))
    head = _last_cells(shown_before, room - after_room, is_cut=place.excerpt_column > 1)
    middle = _first_cells(shown_marked, WIDTH)
    tail = _first_cells(shown_after, after_room) if middle == shown_marked else ""
    return head + middle + tail, " " * cell_width(head) + "^" * max(1, cell_width(middle))


def _expanded(text: str, column: int = 0) -> str:
    """Return `text` printable, its tabs as spaces up to the next stop; it begins at cell `column`."""
    pieces: list[str] = []
    for index, stretch in enumerate(text.split("\t")):
        if index:
            pieces.append(" " * (_TAB - column % _TAB))
            column += len(pieces[-1])
        pieces.append(printable(stretch))
        column += cell_width(pieces[-1])
    return "".join(pieces)


def _first_cells(text: str, cells: int) -> str:
    """Return the beginning of `text` that fits into `cells`, with a mark where it was cut."""
    if cell_width(text) <= cells:
        return text
    kept: list[str] = []
    left = cells - cell_width(_CUT)
    for character in text:
        left -= cell_width(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept) + _CUT


def _last_cells(text: str, cells: int, *, is_cut: bool) -> str:
    """Return the end of `text` that fits into `cells`, with a mark where it was cut, now or before."""
    if cell_width(text) <= cells and not is_cut:
        return text
    kept: list[str] = []
    left = cells - cell_width(_CUT)
    for character in reversed(text):
        left -= cell_width(character)
        if left < 0:
            break
        kept.append(character)
    return _CUT + "".join(reversed(kept))


def _counts(summary: Summary) -> str:
    files = _plural(summary.files, "file")
    if not (summary.error or summary.warning or summary.info):
        return f"No findings in {files}."
    parts = [
        _plural(summary.error, "error"),
        _plural(summary.warning, "warning"),
        f"{summary.info} info",
    ]
    fixable = f", {summary.fixable} fixable" if summary.fixable else ""
    return f"Found {', '.join(parts)} in {files}{fixable}."


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


FORMAT = Format("text", "for people: the line, carets below the place, and advice", render)
