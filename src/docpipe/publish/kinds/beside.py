"""A translation beside its original, passage by passage, where the site is configured to have such pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from docpipe.model.document import Document
from docpipe.model.page import Route
from docpipe.model.translation import Freshness
from docpipe.publish.articles import Article, alternates_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.messages import Words
from docpipe.publish.onward.side_by_side import side_by_side_route
from docpipe.publish.page import Later, Page
from docpipe.publish.passages.beside import Beside, beside
from docpipe.publish.text import Text


class Row(NamedTuple):
    """A row of the page, and what is said of its translation; "" for nothing."""

    row: Beside
    state: str
    said: str


def beside_pages(contents: Contents) -> Iterator[Later]:
    """Yield the pages; two languages on one page are neither's version for a search engine, so they keep out."""
    for article in contents.articles:
        route = side_by_side_route(article, contents.edition)
        if route is not None and article.source is not None:
            yield Later(route, partial(_page, article, article.source, route, contents))


def _page(article: Article, source: Document, route: Route, contents: Contents) -> Page:
    edition, words = contents.edition, contents.edition.words[article.locale.name]
    address = edition.urls.relative_to(route)
    rows, copies = beside(article, source, edition, address=address)
    original = edition.route(article.group, article.source_locale.name)
    title = title_of(article)
    return Page(
        route=route,
        locale=article.locale,
        template="beside.html.j2",
        title=words("{title}, side by side", title=title.text),
        description=words("Original and translation, passage by passage"),
        alternates=alternates_of(article, edition),
        is_indexed=False,
        values={
            "rows": tuple(_row(one, words) for one in rows),
            "source_title": Text(source.title or title.text, article.source_locale),
            "source_locale": article.source_locale,
            "original_href": address(original) if original is not None else "",
            "translation": title,
            "translation_href": address(article.route),
        },
        copies=copies,
    )


def _row(row: Beside, words: Words) -> Row:
    match row.freshness:
        case Freshness.MISSING | Freshness.UNTRANSLATED:
            said = words("Not all of it is translated yet") if row.target else words("Not translated yet")
        case Freshness.OUTDATED:
            said = words("Older than the original")
        case Freshness.EXTRA:
            said = words("Not in the original")
        case _:
            said = ""
    return Row(row, row.freshness.value if row.freshness is not None else "", said)
