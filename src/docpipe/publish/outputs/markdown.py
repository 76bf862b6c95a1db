"""The Markdown of every page, beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docpipe.model.page import Output
from docpipe.publish.contents import Contents
from docpipe.publish.machines.markdown import markdown_of, markdown_place
from docpipe.publish.page import Page
from docpipe.publish.valid import valid


def markdown(contents: Contents, _: Sequence[Page]) -> Iterator[Output]:
    """Yield `index.md` beside every page that is made of a document."""
    for article in contents.articles:
        if place := markdown_place(article, contents.edition):
            yield Output(place[1:], valid(markdown_of(article, contents.edition)).encode())
