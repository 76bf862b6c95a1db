"""How each locale stands in a few figures, and what the marks of the page mean."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from docpipe.config.schema import Config
from docpipe.model.locale import Locale
from docpipe.model.translation import Freshness
from docpipe.publish.messages import Words
from docpipe.publish.status import phrases
from docpipe.publish.status.board import Board
from docpipe.publish.status.strip import Cells, bar, strip
from docpipe.translation.status.overview import BLOCK_KINDS, LocaleStatus

_PITCH = 4


class Figure(msgspec.Struct, frozen=True):
    """A figure and what it is called."""

    name: str
    value: str


class Card(msgspec.Struct, frozen=True):
    """How one locale stands.

    Attributes:
        language: what the locale is called in the page's language.
        headline: the figure that says most, and what it is.
        drawn: the shares as a bar.
        figures: the others.
        remarks: sentences on what the figures do not tell.
        command: what helps there, or "".
    """

    locale: Locale
    language: str
    headline: Figure
    drawn: Markup
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]
    command: str = ""


class Mark(msgspec.Struct, frozen=True):
    """A state of a block in the legend."""

    drawn: Markup
    name: str


def cards(board: Board, config: Config, words: Words) -> tuple[Card, ...]:
    """Return a card for each target locale, in the site's order."""
    return tuple(_card(status, config, words) for status in board.report.locales)


def legend(board: Board, words: Words) -> tuple[Mark, ...]:
    """Return the marks that occur, the best state first."""
    found = {state.freshness for status in board.report.locales for item in status.items for state in item.states}
    if any(not item.target_path for status in board.report.locales for item in status.items):
        found.add(Freshness.MISSING)
    return tuple(_mark(kind, phrases.freshness(kind, words)) for kind in BLOCK_KINDS if kind in found)


def _mark(kind: Freshness, name: str) -> Mark:
    return Mark(strip(Cells((kind,) * 3, _PITCH, 1), name), name)


def _card(status: LocaleStatus, config: Config, words: Words) -> Card:
    locale = config.locale(status.locale)
    documents = Figure(words("documents"), phrases.documents(status, words))
    coverage = Figure(words("translated"), words.percent(status.coverage.percent(status.coverage.covered)))
    fresh = Figure(words("fresh"), words.percent(status.coverage.percent(status.coverage.fresh)))
    reviewed = Figure(words("reviewed"), words.percent(status.coverage.percent(status.coverage.reviewed)))
    is_open = status.is_mostly_unverified
    return Card(
        locale=locale,
        language=words.language(locale, config.site.locales),
        # Of what is mostly unverified nobody knows how fresh it is, so nothing is said of that.
        headline=coverage if is_open else fresh,
        drawn=bar(status.coverage),
        figures=tuple(
            figure
            for figure in (documents, *(() if is_open else (coverage, reviewed)), *_effort(status, words))
            if figure.value
        ),
        remarks=tuple(_remarks(status, words)),
        command="docpipe l10n adopt --from trust" if is_open else "",
    )


def _effort(status: LocaleStatus, words: Words) -> Iterator[Figure]:
    effort = status.effort
    if effort.characters:
        yield Figure(words("to do"), words("{number} characters", number=words.number(effort.characters)))
    if effort.words:
        yield Figure(words("that becomes"), words("some {number} words", number=words.number(effort.words)))
    yield Figure(words("that takes"), phrases.duration(effort.minutes, words))


def _remarks(status: LocaleStatus, words: Words) -> Iterator[str]:
    if status.is_mostly_unverified:
        yield words("Most of it is unverified: nobody has said yet which version of the source it translates.")
    if status.is_trusting and status.coverage.total:
        yield words("What is unverified counts as fresh here.")
    touched = sum(state.is_touched for item in status.items for state in item.states)
    if touched:
        yield words.count(
            "{number} outdated block was edited since, and not seen to follow its source.",
            "{number} outdated blocks were edited since, and not seen to follow their source.",
            touched,
        )
