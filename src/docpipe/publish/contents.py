"""What an edition contains, put in order: its articles, and the terms they are sorted by."""

from __future__ import annotations

import msgspec

from docpipe.publish.articles import Article, articles
from docpipe.publish.edition import Edition
from docpipe.publish.taxonomy import Taxonomy, taxonomy_of


class Contents(msgspec.Struct, frozen=True):
    """Everything pages are planned from.

    Attributes:
        articles: every published page of a document, newest first.
    """

    edition: Edition
    articles: tuple[Article, ...]
    taxonomy: Taxonomy


def contents_of(edition: Edition) -> Contents:
    """Return what the edition contains."""
    found = articles(edition)
    return Contents(edition, found, taxonomy_of(edition, found))
