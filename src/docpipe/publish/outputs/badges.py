"""One badge per locale beside the page of the translation status, for READMEs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from docpipe.model.page import Output
from docpipe.model.source import LocaleName
from docpipe.publish.contents import Contents
from docpipe.publish.looks import BOARD
from docpipe.publish.output import Pages, Part
from docpipe.publish.status.board import Board


def badges(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield `status/<locale>.svg` for each target locale."""
    edition = contents.edition
    if edition.board is not None and edition.status:
        folder = edition.status.removeprefix("/")
        for locale in sorted(edition.board.badges):
            path = f"{folder}{locale}.svg"
            yield (Part(path, partial(_badge, path, locale, contents, edition.board)),)


def _badge(path: str, locale: LocaleName, contents: Contents, board: Board) -> Iterator[Output]:
    contents.edition.watch.note(BOARD)
    yield Output(path, board.badges[locale].encode())
