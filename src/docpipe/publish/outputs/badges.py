"""One badge per locale beside the page of the translation status, for READMEs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.model.page import Output
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page


def badges(edition: Edition, _articles: Sequence[Article], _pages: Sequence[Page]) -> Iterator[Output]:
    """Yield `status/<locale>.svg` for each target locale."""
    if edition.board is not None and edition.status:
        folder = edition.status.removeprefix("/")
        for locale, text in sorted(edition.board.badges.items()):
            yield Output(f"{folder}{locale}.svg", text.encode())
