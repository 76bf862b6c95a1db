"""What can be found in a locale: its listed pages, by what each of them shows."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from docpipe.index.routes import locale_root
from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document, DocumentKind
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.model.translation import Freshness
from docpipe.publish.articles import Article, authors_of, summary_of, tags_of, title_of
from docpipe.publish.contents import Contents
from docpipe.publish.edition import Edition
from docpipe.publish.passages.compose import Version, compose
from docpipe.publish.search.terms import terms

_CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_PLACES = ("search/", "find/", "docpipe/search/")
_TITLE, _HEADING = 12, 5
# A term that a text repeats says no more of it than one it has a few times; each time counts one.
_MOST = 4


def searchable(articles: Sequence[Article], locale: Locale) -> tuple[Article, ...]:
    """Return what the search of a locale knows, in the order of its numbers: posts, newest first, then pages."""
    own = [one for one in articles if one.locale == locale and one.is_listed]
    return tuple(sorted(own, key=lambda one: one.kind is not DocumentKind.POST))


def search_route(contents: Contents, locale: Locale) -> Route | None:
    """Return where the search of a locale stands: no document is there; None where there is nothing to find."""
    if not searchable(contents.articles, locale):
        return None
    edition = contents.edition
    root, taken = locale_root(edition.config, locale.name), set(edition.published.routes.values())
    return next(route for place in _PLACES if (route := Route(root + place)) not in taken)


def scores_of(article: Article, edition: Edition) -> dict[str, int]:
    """Return how well each term fits a page: titles say more than headings, tags and names, and those than text."""
    headings = [*tags_of(article, edition), *authors_of(article, edition)]
    texts = [summary_of(article).text, *_captions(article, edition)]
    heading = BlockKind.HEADING
    for block in _shown(article, edition):
        (headings if block.kind is heading else texts).append(block.text)
    scores = Counter(terms("\n".join(texts)))
    for term in [term for term, count in scores.items() if count > _MOST]:
        scores[term] = _MOST
    for said, weight in ((headings, _HEADING), ((title_of(article).text, article.document.title), _TITLE)):
        for term in set(terms("\n".join(said))):
            scores[term] = scores.get(term, 0) + weight
    return scores


def _shown(article: Article, edition: Edition) -> Iterator[Block]:
    """Yield every block a page shows: its own, and those of its source that stand in for missing ones."""
    yield from article.document.blocks
    if article.source is not None and article.state is not None:
        blocks, states = article.source.blocks, article.state.states
        missing = {index for state in states if state.freshness is Freshness.MISSING for index in state.source}
        if missing:
            woven = compose(_version(article.document, edition), _version(article.source, edition), states)
            missing.update(shown.piece.block for shown in woven if shown.of_source and shown.piece.block >= 0)
        yield from (blocks[index] for index in sorted(missing))


def _captions(article: Article, edition: Edition) -> Iterator[str]:
    """Yield the titles of code and the captions of figures, which are no blocks, as text."""
    body = edition.bodies.get(article.document.file.path)
    for piece in body.pieces if body is not None else ():
        for part in piece.parts:
            if isinstance(part, str) and "<figcaption" in part:
                markup = "".join(part for part in piece.parts if isinstance(part, str))
                yield from (html.unescape(_TAG.sub("", found[1])) for found in _CAPTION.finditer(markup))
                break


def _version(document: Document, edition: Edition) -> Version:
    body = edition.bodies.get(document.file.path)
    return Version(body.pieces if body is not None else (), document.blocks)
