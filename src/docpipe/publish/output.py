"""What a further output is: a file that is made of all pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from docpipe.model.page import Output
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.page import Page


class SiteOutput(Protocol):
    """Makes files that are about the whole site."""

    def __call__(self, edition: Edition, articles: Sequence[Article], pages: Sequence[Page], /) -> Iterator[Output]:
        """Yield the files; `articles` are newest first, `pages` in the order of their addresses, without `values`."""
