"""The translation status as a table for the terminal."""

from __future__ import annotations

from itertools import groupby

from docpipe.model.text import cell_width
from docpipe.model.translation import Coverage, Freshness, Label, TranslationState
from docpipe.report.printable import printable
from docpipe.translation.overview import FINISHED, LocaleStatus, StatusReport, block_counts

_BAR = 40
_SMALL_BAR = 10
_NOTE_CELLS = 16
_INDENT = "    "
_LEAST_PATH = 20
# One cell wide in every terminal; the block elements of Unicode take two in Chinese ones.
_FRESH, _COVERED, _REST = "#", "=", "."
_ELLIPSIS = "..."
_WORST_FIRST = (Freshness.OUTDATED, Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.UNVERIFIED)
_ADVICE = "  mostly unverified: run docpipe l10n sync, or docpipe l10n adopt --from trust"


def status_text(report: StatusReport, width: int = 80) -> str:
    """Return the report as text with a final newline, at most `width` (80 or more) terminal cells wide.

    Documents are grouped by what to do next; finished ones are only counted.
    """
    if not report.locales:
        return f"The site speaks {report.source} only: there is nothing to translate.\n"
    parts = ["\n".join(_locale(status, report.source, width)) for status in report.locales]
    parts.append(f"  {_FRESH} current   {_COVERED} translated, but outdated or unverified   {_REST} not translated")
    return "\n\n".join(parts) + "\n"


def _locale(status: LocaleStatus, source: str, width: int) -> list[str]:
    lines = [f"{source} -> {status.locale}   {_headline(status)}", f"  {_bar(status.coverage, _BAR)}"]
    if status.is_mostly_unverified:
        lines.append(_ADVICE)
    unfinished = [item for item in status.by_next() if item.label not in FINISHED]
    for label, items in groupby(unfinished, key=lambda item: item.label):
        lines += ["", f"  {label.value} ({status.documents[label]})", *(_row(item, width) for item in items)]
    finished = [f"{number} {label.value}" for label, number in status.documents.items() if number and label in FINISHED]
    if finished:
        lines += ["", f"  nothing to do: {', '.join(finished)}"]
    return lines


def _headline(status: LocaleStatus) -> str:
    coverage = status.coverage
    documents = f"{status.translated} of {status.in_scope} documents translated"
    figures = f"coverage {coverage.percent(coverage.covered)} %"
    if status.is_mostly_unverified:
        return f"{documents}, {figures}"
    reviewed = f", {coverage.percent(coverage.reviewed)} % reviewed" if coverage.reviewed else ""
    return f"{coverage.percent(coverage.fresh)} % fresh{reviewed}, {figures}, {documents}"


def _bar(coverage: Coverage, cells: int) -> str:
    """Return a bar of that many cells; a full one means all of it, as percentages do."""
    fresh, covered = (cells * coverage.percent(part) // 100 for part in (coverage.fresh, coverage.covered))
    return f"[{_FRESH * fresh}{_COVERED * (covered - fresh)}{_REST * (cells - covered)}]"


def _row(item: TranslationState, width: int) -> str:
    percent = item.coverage.percent(item.coverage.covered)
    figures = f"{_bar(item.coverage, _SMALL_BAR)} {percent:>3} %"
    if item.label is Label.ORPHAN:
        figures = f"{'its source is gone':<{len(figures)}}"
    start = f"{_INDENT}{figures}  {_note(item):<{_NOTE_CELLS}}  "
    return start + _shortened(printable(item.path), max(width - len(start), _LEAST_PATH))


def _note(item: TranslationState) -> str:
    """Return the worst that is to be said of its blocks: `3 outdated`."""
    counts = block_counts(item)
    kind = next((kind for kind in _WORST_FIRST if counts[kind]), None)
    return f"{counts[kind]} {kind.value}" if kind else ""


def _shortened(path: str, cells: int) -> str:
    """Return the path, or as much of its end as fits."""
    if cell_width(path) <= cells:
        return path
    kept = path
    while cell_width(kept) > cells - len(_ELLIPSIS):
        kept = kept[1:]
    return _ELLIPSIS + kept
