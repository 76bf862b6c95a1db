"""The translation status as one value that its page is made of."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.config.schema import Config
from docpipe.model.translation import TranslationState
from docpipe.publish.status.board import Board, Todos
from docpipe.report.status.badge import locale_badge
from docpipe.translation.status.effort import pace_of
from docpipe.translation.status.overview import StatusReport, status_report


def site_report(config: Config, states: Iterable[TranslationState]) -> StatusReport:
    """Return the figures of a site, of all its target locales."""
    paces = {locale.name: pace_of(config, locale.name) for locale in config.site.locales}
    return status_report(states, config.source, config.targets, paces=paces)


def board_of(report: StatusReport, todos: Todos) -> Board:
    """Return the board for these figures, each locale with its badge."""
    return Board(report, todos, {status.locale: locale_badge(status) for status in report.locales})


def configured_board(config: Config, states: Iterable[TranslationState], todos: Todos) -> Board | None:
    """Return the board of a site that is to have a page of its status; else None."""
    return board_of(site_report(config, states), todos) if config.translation.dashboard else None
