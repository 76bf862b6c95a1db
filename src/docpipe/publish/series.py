"""Posts that belong together and have an order: the parts of a series, as each locale can show them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docpipe.model.document import DocumentKind
from docpipe.model.locale import Locale
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.publish.articles import Article
from docpipe.publish.edition import Edition
from docpipe.publish.taxonomy import SERIES, Taxonomy, Term


class Place(NamedTuple):
    """Where a post stands in its series.

    Attributes:
        term: the series in the post's locale.
        number: counted from 1.
        total: how many parts the locale shows.
        before, after: its neighbours; in another language where the locale lacks them.
    """

    term: Term
    number: int
    total: int
    before: Article | None
    after: Article | None


class AllSeries(NamedTuple):
    """The parts of every series by its key and by the locale that shows them, in the order they are to be read in."""

    parts: Mapping[tuple[str, LocaleName], tuple[Article, ...]]

    def place_of(self, article: Article, taxonomy: Taxonomy, edition: Edition) -> Place | None:
        """Return the place of a post; None where it is in no series, or is all there is of one."""
        key = next(iter(taxonomy.named(SERIES, article, edition)), "")
        terms = (term for term in taxonomy.of(SERIES, article.locale) if term.key == key)
        term, parts = next(terms, None), self.parts.get((key, article.locale.name), ())
        number = next((n for n, part in enumerate(parts) if part.route == article.route), -1)
        if term is None or number < 0 or len(parts) == 1:
            return None
        before = parts[number - 1] if number else None
        after = parts[number + 1] if number + 1 < len(parts) else None
        return Place(term, number + 1, len(parts), before, after)


def all_series(articles: Sequence[Article], taxonomy: Taxonomy, edition: Edition) -> AllSeries:
    """Return the parts of every series.

    They are ordered by the place an author gave them, then from the oldest on. A part that a locale
    lacks is shown there in the language it was written in, unless the locale shows nothing of what it lacks.
    """
    versions: dict[str, dict[DocumentKey, dict[LocaleName, Article]]] = {}
    for article in articles:
        if article.kind is DocumentKind.POST and not article.meta.unlisted:
            for key in taxonomy.named(SERIES, article, edition):
                versions.setdefault(key, {}).setdefault(article.group.key, {})[article.locale.name] = article
    return AllSeries(
        {
            (key, locale.name): tuple(_shown(sorted(groups.values(), key=_in_order), locale, edition))
            for key, groups in versions.items()
            for locale in edition.locales
        }
    )


def _shown(parts: Iterable[Mapping[LocaleName, Article]], locale: Locale, edition: Edition) -> Iterable[Article]:
    lacks_nothing = edition.config.fallback(locale.name) != "none"
    for versions in parts:
        if locale.name in versions:
            yield versions[locale.name]
        elif lacks_nothing:
            yield _original(versions)


def _original(versions: Mapping[LocaleName, Article]) -> Article:
    first = min(versions.values(), key=lambda one: (one.is_fallback, one.source is not None, one.route))
    return versions.get(first.group.source or first.locale.name, first)


def _in_order(versions: Mapping[LocaleName, Article]) -> tuple[float, float, str]:
    meta = _original(versions).meta
    order = math.inf if meta.series_order is None else meta.series_order
    date = math.inf if meta.date is None else meta.date.timestamp()
    return (order, date, _original(versions).route)
