"""What a page is made from: files, and front matter that a translation takes over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docpipe.model.document import Document
from docpipe.model.explanation import Inherited, Input, Standing
from docpipe.model.translation import Freshness, TranslationState
from docpipe.publish.articles import Article
from docpipe.publish.explaining.known import Known
from docpipe.publish.page import Page
from docpipe.translation.ledger import ledger_path

# The title, the description and the moment of the last change are the text's own, and the rest is no content.
_TAKEN_OVER = (
    "date",
    "authors",
    "tags",
    "slug",
    "image",
    "keywords",
    "draft",
    "unlisted",
    "series",
    "series_order",
)


def inherited(article: Article) -> tuple[Inherited, ...]:
    """Return which fields hold for a translation that stand in its source only."""
    if article.source is None:
        return ()
    own, path = article.document.meta, article.source.file.path
    return tuple(Inherited(field, path) for field in _TAKEN_OVER if getattr(own, field) != getattr(article.meta, field))


def standing(document: Document, state: TranslationState, known: Known) -> Standing:
    """Return how a translation stands to its source."""
    coverage = state.coverage
    made = (state_.origin for state_ in state.states if state_.target)
    return Standing(
        source=state.path,
        label=state.label.value,
        covered=coverage.percent(coverage.covered),
        fresh=coverage.percent(coverage.fresh),
        reviewed=coverage.percent(coverage.reviewed),
        publish_at=known.edition.config.publish_at(document.file.locale),
        blocks={one.value: count for one in Freshness if (count := state.count(one))},
        origins=dict(sorted(Counter(map(str, made)).items())),
    )


def inputs_of(article: Article, page: Page, known: Known) -> tuple[Input, ...]:
    """Return the files that an article's page is made from, those that are there."""
    return tuple(_inputs(article, page, known))


def _inputs(article: Article, page: Page, known: Known) -> Iterator[Input]:
    document = article.document
    yield Input("text", document.file.path)
    if article.source is not None:
        yield Input("source", article.source.file.path)
        ledger = ledger_path(document.file.locale, document.file.key)
        if ledger in known.existing:
            yield Input("ledger", ledger)
    names = [("authors", article.meta.authors), ("tags", article.meta.tags), ("series", article.meta.series)]
    for name, used in names:
        for path in sorted(known.existing):
            if used and path.endswith(f"/{name}.yml"):
                yield Input(name, path)
    template = f"themes/templates/{page.template}"
    yield Input("template", template if template in known.existing else page.template)
    for place in sorted({source for source in page.copies.values() if source}):
        yield Input("image", place)
