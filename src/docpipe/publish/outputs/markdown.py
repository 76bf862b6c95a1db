"""The Markdown of every page, beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from docpipe.model.page import Output
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.looks import of_document
from docpipe.publish.machines.markdown import markdown_of, markdown_place
from docpipe.publish.output import Pages, Part
from docpipe.publish.valid import valid


def markdown(contents: Contents, _: Pages) -> Iterator[Sequence[Part]]:
    """Yield `index.md` beside every page that is made of a document."""
    for article in contents.articles:
        if place := markdown_place(article, contents.edition):
            yield (Part(place[1:], partial(_text, place[1:], article, contents)),)


def _text(path: str, article: Article, contents: Contents) -> Iterator[Output]:
    contents.edition.watch.note(of_document(article.document.file.path))
    yield Output(path, valid(markdown_of(article, contents.edition)).encode())
