"""What a kind of page is: something that plans pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page


class PageKind(Protocol):
    """Plans all pages of one kind."""

    def __call__(self, edition: Edition, articles: Sequence[Article], /) -> Iterator[Page]:
        """Yield the pages; `articles` are all published documents, newest first."""
