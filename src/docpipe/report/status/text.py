"""The translation status as tables for a terminal: what to do next, no longer than a screen."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from docpipe.model.text import cell_width
from docpipe.model.translation import Coverage, Freshness, Label, TranslationState
from docpipe.report.paragraph import DIM, Paint
from docpipe.report.printable import printable
from docpipe.report.status.standing import Standing, StatusFormat
from docpipe.report.status.words import covered_percent, documents, duration, fresh_percent, headline, notes, to_do
from docpipe.report.status.words import touched as count_touched
from docpipe.translation.status.folders import MOST, by_folder
from docpipe.translation.status.overview import FINISHED, LocaleStatus

_BAR, _MIDDLE_BAR, _SMALL_BAR = 40, 20, 10
_NOTE_CELLS, _WIDE_NOTE_CELLS = 16, 34
_WIDE = 110
_TIME_CELLS = 7
_INDENT = "  "
_LEAST_PATH = 20
_ROWS, _ROWS_OF_ALL, _FEWEST_ROWS = 10, 30, 3
# One cell wide in every terminal; the block elements of Unicode take two in Chinese ones.
_FRESH, _COVERED, _REST = "#", "=", "."
_GREEN, _YELLOW = "32", "33"
_ELLIPSIS = "..."
# A space at which no line is broken.
_TIED = "\u00a0"
_UNVERIFIED_ADVICE = (
    "  mostly unverified, so no share is called fresh; --trust-unverified counts it",
    "  as fresh for once, docpipe l10n adopt --from trust records it for good",
)


def render(standing: Standing) -> str:
    """Return the tables, at most `width` terminal cells wide.

    Per locale: the headline, the work, its folders and its documents, in the order of what to do next. Finished
    ones are only counted, and of the others the first are named, unless everything is to be told.
    """
    report = standing.report
    if not report.locales:
        return f"The site speaks {report.source} only: there is nothing to translate.\n"
    parts = ["\n".join(_summary(standing))] if len(report.locales) > 1 else []
    parts += ["\n".join(_locale(status, standing)) for status in report.locales]
    parts.append(f"  {_FRESH} current   {_COVERED} translated, but outdated or unverified   {_REST} not translated")
    return "\n\n".join(parts) + "\n"


def _summary(standing: Standing) -> list[str]:
    """Return a line per locale."""
    head = ("fresh", "coverage", "documents", "to do")
    locales = standing.report.locales
    rows = [(fresh_percent(each), covered_percent(each), documents(each), _time(each) or "-") for each in locales]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    name = max(cell_width(each.locale) for each in locales)
    lines = [f"{_INDENT}{'':{name}}  {'':{_MIDDLE_BAR + 2}}  {_right(head, widths)}"]
    for each, row in zip(locales, rows, strict=True):
        bar = _bar(each.coverage, _MIDDLE_BAR, standing)
        lines.append(f"{_INDENT}{_padded(each.locale, name)}  {bar}  {_right(row, widths)}")
    return lines


def _right(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _locale(status: LocaleStatus, standing: Standing) -> list[str]:
    lines = [
        f"{standing.report.source} -> {status.locale}   {headline(status)}",
        f"  {_bar(status.coverage, _BAR, standing)}",
    ]
    if status.is_mostly_unverified:
        lines += _UNVERIFIED_ADVICE
    if work := to_do(status):
        lines.append(f"  to do: {work}")
    if 2 * status.documents[Label.MISSING] > status.in_scope:
        lines.append('  if not all of it is to be translated: [translation] scope = "existing" in docpipe.toml')
    if count := count_touched(status):
        blocks = "1 outdated block was" if count == 1 else f"{count} outdated blocks were"
        lines.append(f"  {blocks} edited since, and not seen to follow the source")
    lines += _folders(status, standing)
    lines += _documents(status, standing)
    if any(state.freshness is Freshness.OUTDATED for item in status.items for state in item.states):
        lines.append(f"  what changed in the outdated ones: docpipe l10n diff {status.locale}")
    counts = [f"{number}{_TIED}{label.value}" for label, number in status.documents.items() if number]
    if counts:
        total = "1 document" if len(status.items) == 1 else f"{len(status.items)} documents"
        lines += ["", *_wrapped(f"{total}: {', '.join(counts)}", standing.width)]
    return lines


def _folders(status: LocaleStatus, standing: Standing) -> list[str]:
    if standing.changed is not None:
        return []
    folders = by_folder(status, None if standing.is_whole else MOST)
    shown = folders if standing.is_whole else folders[:MOST]
    rows = [_row(each, status, documents(each), path, standing) for path, each in shown]
    rest = len(folders) - len(shown)
    more = [f"  {rest} folders more"] if rest else []
    return ["", _head("folders", status, "documents", standing), *rows, *more] if rows else []


def _documents(status: LocaleStatus, standing: Standing) -> list[str]:
    unfinished = [item for item in standing.told(status) if item.label not in FINISHED]
    most = len(unfinished) if standing.is_whole or standing.changed is not None else _rows(standing)
    shown = unfinished[:most]
    if not shown:
        return []
    since = [f"  of what changed since {printable(standing.since)}"] if standing.changed is not None else []
    rows = (_document(item, status, standing) for item in shown)
    lines = ["", *since, _head("next", status, "blocks", standing), *rows]
    if rest := len(unfinished) - len(shown):
        lines.append(f"  and {rest} more: docpipe status {status.locale} --all")
    return lines


def _rows(standing: Standing) -> int:
    """Return how many documents of a locale are named: all of them on a screen or two."""
    return max(_FEWEST_ROWS, min(_ROWS, _ROWS_OF_ALL // len(standing.report.locales)))


def _document(item: TranslationState, status: LocaleStatus, standing: Standing) -> str:
    said = notes(item)
    note = said[0] if said else ""
    for more in said[1:]:
        note = f"{note}, {more}" if len(note) + len(more) + 2 <= _note_cells(standing) else note
    return _row(status.part((item,)), status, note, item.path, standing)


def _head(name: str, status: LocaleStatus, note: str, standing: Standing) -> str:
    share = "covered" if status.is_mostly_unverified else "fresh"
    return f"{_INDENT}{name:<{_SMALL_BAR + 2}} {share}  {note:<{_note_cells(standing)}}{'to do':>{_TIME_CELLS}}"


def _row(part: LocaleStatus, status: LocaleStatus, note: str, path: str, standing: Standing) -> str:
    """Return the line of some documents of a locale; while most of that is unverified, it tells what is covered."""
    share = f"{covered_percent(part):>7}" if status.is_mostly_unverified else f"{fresh_percent(part):>5}"
    blank = " " * (_SMALL_BAR + 3 + len(share))
    figures = f"{_bar(part.coverage, _SMALL_BAR, standing)} {share}" if part.in_scope else blank
    rest = f"  {note:<{_note_cells(standing)}}{_time(part):>{_TIME_CELLS}}  "
    room = standing.width - len(_INDENT) - len(blank) - len(rest)
    return f"{_INDENT}{figures}{rest}{_shortened(printable(path or '.'), max(room, _LEAST_PATH))}"


def _time(status: LocaleStatus) -> str:
    return duration(status.effort.minutes)


def _note_cells(standing: Standing) -> int:
    return _WIDE_NOTE_CELLS if standing.width >= _WIDE else _NOTE_CELLS


def _bar(coverage: Coverage, cells: int, standing: Standing) -> str:
    """Return a bar of that many cells; a full one means all of it, as percentages do."""
    paint = Paint(colour=standing.colour)
    fresh, covered = (cells * coverage.percent(part) // 100 for part in (coverage.fresh, coverage.covered))
    rest = paint(_REST * (cells - covered), DIM)
    return f"[{paint(_FRESH * fresh, _GREEN)}{paint(_COVERED * (covered - fresh), _YELLOW)}{rest}]"


def _wrapped(text: str, width: int) -> list[str]:
    lines = wrap(text, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)
    return [line.replace(_TIED, " ") for line in lines]


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - cell_width(text))


def _shortened(path: str, cells: int) -> str:
    """Return the path, or as much of its end as fits."""
    if cell_width(path) <= cells:
        return path
    kept = path
    while cell_width(kept) > cells - len(_ELLIPSIS):
        kept = kept[1:]
    return _ELLIPSIS + kept


FORMAT = StatusFormat("text", "tables for a terminal", render)
