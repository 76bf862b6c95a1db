"""What can be found in a locale: its listed pages, by what each of them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import DocumentKind
from docpipe.model.locale import Locale
from docpipe.model.translation import Freshness
from docpipe.publish.articles import Article, summary_of, title_of
from docpipe.publish.search.terms import terms

_TITLE, _HEADING, _TEXT = 12, 5, 1
# A term that a text repeats says no more of it than one it has a few times.
_MOST = 4


def searchable(articles: Sequence[Article], locale: Locale) -> tuple[Article, ...]:
    """Return what the search of a locale knows, in the order of its numbers: posts, newest first, then pages."""
    own = [one for one in articles if one.locale == locale and one.is_listed]
    return tuple(sorted(own, key=lambda one: one.kind is not DocumentKind.POST))


def scores_of(article: Article) -> dict[str, int]:
    """Return how well each term fits a page: titles say more than headings, and those more than text."""
    scores: Counter[str] = Counter(terms(title_of(article).text + "\n" + article.document.title))
    weighted = Counter(dict.fromkeys(scores, _TITLE))
    headings: set[str] = set()
    texts: Counter[str] = Counter(terms(summary_of(article).text))
    for block in _shown(article):
        if block.kind is BlockKind.HEADING:
            headings.update(terms(block.text))
        else:
            texts.update(terms(block.text))
    weighted.update(dict.fromkeys(headings, _HEADING))
    weighted.update({term: _TEXT * min(count, _MOST) for term, count in texts.items()})
    return dict(weighted)


def _shown(article: Article) -> Iterator[Block]:
    """Yield every block a page shows: its own, and those of its source that stand in for missing ones."""
    yield from article.document.blocks
    if article.source is not None and article.state is not None:
        for state in article.state.states:
            if state.freshness is Freshness.MISSING:
                yield from (article.source.blocks[index] for index in state.source)
