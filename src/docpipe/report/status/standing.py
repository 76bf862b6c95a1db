"""What a format of the translation status is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

import msgspec

from docpipe.model.document import Document
from docpipe.model.text import position_at
from docpipe.model.translation import TranslationState
from docpipe.translation.status.gate import Verdict
from docpipe.translation.status.overview import LocaleStatus, StatusReport

Lines = tuple[int, int]
"""First and last line, from 1, both included."""


def _as_it_is(path: str) -> str:
    return path


def _not_known(_path: str) -> None:
    return None


def _no_page() -> str:
    return ""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How the translations of a site stand, and what formats ask about it.

    Attributes:
        report: the figures.
        verdicts: of the gates that were asked for.
        width: of the terminal in cells, 80 or more.
        colour: whether SGR escapes are wanted.
        is_whole: whether everything is told, not only what to do next.
        document: gives a document by its path, or None.
        in_repository: gives a path from the root of the repository for one from the site's root.
        changed: tells whether the change at hand touched lines of a file, or without lines, the file; None when
            no change is at hand.
        since: the commit the change began at, as it was named; "" for none.
        page: gives the figures as a page, with the blocks that are to be done.
    """

    report: StatusReport
    verdicts: tuple[Verdict, ...] = ()
    width: int = 80
    colour: bool = False
    is_whole: bool = False
    document: Callable[[str], Document | None] = _not_known
    in_repository: Callable[[str], str] = _as_it_is
    changed: Callable[[str, Lines | None], bool] | None = None
    since: str = ""
    page: Callable[[], str] = _no_page

    def told(self, status: LocaleStatus) -> tuple[TranslationState, ...]:
        """Return the documents that are listed, what to do next first: those the change at hand touched, or all."""
        return tuple(item for item in status.by_next() if self.is_at_hand(item))

    def is_at_hand(self, item: TranslationState) -> bool:
        """Tell whether the change at hand touched a document or its translation; without one all are at hand."""
        changed = self.changed
        return changed is None or any(changed(path, None) for path in {item.path, item.target_path} if path)


def lines_of(document: Document, indices: tuple[int, ...]) -> Lines | None:
    """Return the first and last line of some blocks of a document; None for no blocks."""
    spans = [document.blocks[index].span for index in indices if index < len(document.blocks)]
    if not spans:
        return None
    first = position_at(document.line_starts, min(span.start for span in spans))
    last = position_at(document.line_starts, max(max(span.start, span.end - 1) for span in spans))
    return first.line, last.line


def failed(standing: Standing) -> Iterator[Verdict]:
    """Yield the verdicts of gates that did not hold."""
    return (verdict for verdict in standing.verdicts if not verdict.holds)


class Render(Protocol):
    """Turns a standing into text."""

    def __call__(self, standing: Standing) -> str:
        """Return the whole output, its last line ended."""


class StatusFormat(msgspec.Struct, frozen=True):
    """A format of the status by its name on the command line.

    Attributes:
        name: what is written behind `--format`.
        description: one line for its help.
        render: makes the output.
        step_summary: makes what goes to the CI service's summary besides; None for nothing.
        is_of_one: whether it can show one locale only.
        tells_ages: whether it tells since when blocks are outdated, which git may have to be asked for.
    """

    name: str
    description: str
    render: Render
    step_summary: Render | None = None
    is_of_one: bool = False
    tells_ages: bool = False
