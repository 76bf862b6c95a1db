"""The translation status as Markdown, for the summary of a job or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.translation import Label, TranslationState
from docpipe.report.plain_markdown import plain_markdown
from docpipe.report.printable import printable_path
from docpipe.report.status.standing import Standing, StatusFormat
from docpipe.report.status.words import covered_percent, documents, duration, fresh_percent, notes, number
from docpipe.translation.status.folders import MOST, by_folder
from docpipe.translation.status.overview import FINISHED, LocaleStatus

_ROWS = 20
_HEAD = (
    "| locale | fresh | coverage | reviewed | documents | characters to do | time |",
    "|---|---:|---:|---:|---:|---:|---:|",
)
_FOLDER_HEAD = ("| folder | fresh | coverage | documents | time |", "|---|---:|---:|---:|---:|")
_DOCUMENT_HEAD = ("| next | fresh | coverage | blocks | time |", "|---|---:|---:|---|---:|")


def render(standing: Standing) -> str:
    """Return a heading, the gates, a table of the locales, and per locale its folders and what to do next."""
    report = standing.report
    if not report.locales:
        return f"## docpipe status\n\nThe site speaks {plain_markdown(report.source)} only.\n"
    lines = ["## docpipe status", "", *_gates(standing), *_HEAD, *map(_locale_row, report.locales)]
    if any(status.is_mostly_unverified for status in report.locales):
        lines += ["", "?: most is unverified, so no share is called fresh."]
    if any(status.is_trusting for status in report.locales):
        lines += ["", "Unverified blocks are counted as fresh."]
    for status in report.locales:
        lines += _locale(status, standing)
    return "\n".join(lines) + "\n"


def _gates(standing: Standing) -> Iterator[str]:
    for verdict in standing.verdicts:
        sign = "holds" if verdict.holds else "**failed**"
        said = f": {plain_markdown(verdict.message)}" if verdict.message else ""
        yield f"- {plain_markdown(verdict.gate)} {sign}{said}"
        yield from (f"  - {plain_markdown(note)}" for note in verdict.notes)
    if standing.verdicts:
        yield ""


def _locale_row(status: LocaleStatus) -> str:
    reviewed = status.coverage.percent(status.coverage.reviewed)
    effort = status.effort
    return (
        f"| {plain_markdown(status.locale)} | {fresh_percent(status)} | {covered_percent(status)} | {reviewed} % "
        f"| {documents(status)} | {number(effort.characters)} | {duration(effort.minutes)} |"
    )


def _locale(status: LocaleStatus, standing: Standing) -> Iterator[str]:
    unfinished = [item for item in standing.told(status) if item.label not in FINISHED]
    shown = unfinished if standing.is_whole else unfinished[:_ROWS]
    if not shown:
        return
    yield from ("", f"### {plain_markdown(standing.report.source)} → {plain_markdown(status.locale)}", "")
    folders = by_folder(status, None if standing.is_whole else MOST) if standing.changed is None else ()
    if folders:
        yield from _FOLDER_HEAD
        yield from (_folder_row(path, each, standing) for path, each in folders)
        yield ""
    yield from _DOCUMENT_HEAD
    yield from (_document_row(item, status, standing) for item in shown)
    if rest := len(unfinished) - len(shown):
        yield from ("", f"And {rest} more.")


def _folder_row(path: str, status: LocaleStatus, standing: Standing) -> str:
    return (
        f"| {_path(path, standing)} | {fresh_percent(status)} | {covered_percent(status)} "
        f"| {documents(status)} | {duration(status.effort.minutes)} |"
    )


def _document_row(item: TranslationState, status: LocaleStatus, standing: Standing) -> str:
    alone = status.part((item,))
    figures = "| |" if item.label is Label.ORPHAN else f"{fresh_percent(alone)} | {covered_percent(alone)} |"
    return f"| {_path(item.path, standing)} | {figures} {', '.join(notes(item))} | {duration(alone.effort.minutes)} |"


def _path(path: str, standing: Standing) -> str:
    return plain_markdown(printable_path(standing.in_repository(path)))


FORMAT = StatusFormat("markdown", "tables for a job's summary or a comment", render)
