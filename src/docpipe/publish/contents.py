"""What an edition contains, put in order: its articles, and the terms they are sorted by."""

from __future__ import annotations

import msgspec

from docpipe.publish.articles import Article, articles
from docpipe.publish.edition import Edition
from docpipe.publish.series import AllSeries, all_series
from docpipe.publish.taxonomy import Taxonomy, taxonomy_of


class Contents(msgspec.Struct, frozen=True):
    """Everything pages are planned from.

    Attributes:
        articles: every published page of a document, newest first.
    """

    edition: Edition
    articles: tuple[Article, ...]
    taxonomy: Taxonomy
    series: AllSeries


def contents_of(edition: Edition) -> Contents:
    """Return what the edition contains."""
    found = articles(edition)
    taxonomy = taxonomy_of(edition, found)
    return Contents(edition, found, taxonomy, all_series(found, taxonomy, edition))
