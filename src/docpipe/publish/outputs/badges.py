"""One badge per locale beside the page of the translation status, for READMEs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.page import Page


def badges(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield `status/<locale>.svg` for each target locale."""
    edition = contents.edition
    if edition.board is not None and edition.status:
        folder = edition.status.removeprefix("/")
        for locale, text in sorted(edition.board.badges.items()):
            yield Output(f"{folder}{locale}.svg", text.encode())
