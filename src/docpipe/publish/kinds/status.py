"""The page of the translation status, where the site is configured to have one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from docpipe.model.page import Route
from docpipe.publish.contents import Contents
from docpipe.publish.looks import BOARD
from docpipe.publish.page import Later, Page
from docpipe.publish.status.board import Board
from docpipe.publish.status.page import status_values


def status_page(contents: Contents) -> Iterator[Later]:
    """Yield the page, in the language of the source; search engines and readers of lists are not told of it."""
    edition = contents.edition
    if edition.board is not None and edition.status:
        yield Later(Route(edition.status), partial(_page, edition.board, contents))


def _page(board: Board, contents: Contents) -> Page:
    edition, route = contents.edition, Route(contents.edition.status)
    edition.watch.note(BOARD)
    address = edition.urls.relative_to(route)
    locale = edition.locale(edition.config.source)
    words = edition.words[locale.name]
    documents = {document.file.path: key for key, document in edition.site.documents.items()}

    def page_of(path: str) -> str:
        found = edition.published.routes.get(documents[path]) if path in documents else None
        return address(found) if found is not None else ""

    return Page(
        route=route,
        locale=locale,
        template="status.html.j2",
        title=words("Translation status"),
        description=words("What is translated, what is outdated and what is missing, block by block"),
        is_indexed=False,
        values={
            **status_values(board, edition.site, words, page_of),
            "status_style": address(edition.status_files[0]),
            "status_script": address(edition.status_files[1]),
        },
    )
