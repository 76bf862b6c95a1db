"""What the page of the translation status shows of the blocks that are to be done: as much as a browser can open."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness, TranslationState
from docpipe.pipeline.board import board_of, site_report
from docpipe.pipeline.session import Session
from docpipe.pipeline.work.items import work
from docpipe.publish.status.board import Todo, Todos
from docpipe.publish.status.page import status_page
from docpipe.publish.theme import load_theme
from docpipe.translation.status.overview import StatusReport, block_counts
from docpipe.translation.work.items import TO_TRANSLATE

MOST_BLOCKS = 12
"""Blocks of one translation that are shown."""

MOST_TRANSLATIONS = 150
"""Translations of one locale of which blocks are shown: those to be done next."""


def site_todos(session: Session) -> Todos:
    """Return what the built site shows; nothing where it has no page of the status."""
    config = session.request.config
    return todos(session, site_report(config, session.states)) if config.translation.dashboard else {}


def todos(session: Session, report: StatusReport, *, is_whole: bool = False) -> Todos:
    """Return the blocks to be done; git is asked what outdated ones said before, where no ledger tells.

    Args:
        session: over the site.
        report: its figures.
        is_whole: whether all are wanted, however many.
    """
    return dict(_todos(session, report, is_whole=is_whole))


def page_alone(session: Session, report: StatusReport, *, is_whole: bool = False) -> str:
    """Return the page of the status as one file that needs no other; the arguments are as for `todos`."""
    found = todos(session, report, is_whole=is_whole)
    return status_page(
        board_of(report, found), session.site, load_theme(session.request.root, trusted=session.request.trusted)
    )


def _todos(session: Session, report: StatusReport, *, is_whole: bool) -> Iterator[tuple[tuple[LocaleName, str], Todo]]:
    for status in report.locales:
        begun = [item.target_path for item in status.by_next() if item.target_path and _count(item)]
        wanted = begun if is_whole else begun[:MOST_TRANSLATIONS]
        for state, items in work(session, (status.locale,), paths=frozenset(wanted)) if wanted else ():
            # What readers see outdated comes first; the sort keeps the order of the document besides.
            first = sorted(items, key=lambda item: item.state.freshness is not Freshness.OUTDATED)
            shown = tuple(first if is_whole else first[:MOST_BLOCKS])
            yield (status.locale, state.path), Todo(shown, len(items) - len(shown))


def _count(item: TranslationState) -> int:
    counts = block_counts(item)
    return sum(counts[kind] for kind in TO_TRANSLATE)
