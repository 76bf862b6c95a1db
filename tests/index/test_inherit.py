"""What a translation takes over from its source."""

from __future__ import annotations

import datetime as dt

from docpipe.index.inherit import effective_kind, effective_meta
from docpipe.model.document import DocumentKind
from docpipe.model.front_matter import Author, Meta
from docpipe.model.text import Span
from tests.index.documents import document

DATE = dt.datetime(2024, 5, 11, 8, tzinfo=dt.UTC)
SOURCE = document(
    "content/zh/a.md",
    kind=DocumentKind.POST,
    meta=Meta(
        title="标题",
        description="说明",
        date=DATE,
        date_only=False,
        authors=(Author("dora", "", Span(0, 1)),),
        tags=("研究",),
        slug="ai",
        image="x.png",
        draft=True,
    ),
)


def test_everything_but_text_is_inherited() -> None:
    """Date, authors, tags, slug, image and draft come from the source; title and description never."""
    meta = effective_meta(document("content/en/a.md", meta=Meta(title="Title")), SOURCE)
    assert (meta.title, meta.description) == ("Title", "")
    assert (meta.date, meta.date_only, meta.slug, meta.image, meta.tags) == (DATE, False, "ai", "x.png", ("研究",))
    assert [author.key for author in meta.authors] == ["dora"]
    assert meta.draft


def test_the_own_value_wins() -> None:
    """What the translation says itself holds."""
    own = Meta(slug="own", tags=("research",), date=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    meta = effective_meta(document("content/en/a.md", meta=own), SOURCE)
    assert (meta.slug, meta.tags, meta.date, meta.date_only) == ("own", ("research",), own.date, True)


def test_an_original_inherits_nothing() -> None:
    """Without a source, or as its own, the front matter is as it is."""
    assert effective_meta(SOURCE, None) is SOURCE.meta
    assert effective_meta(SOURCE, SOURCE) is SOURCE.meta


def test_a_translation_is_what_its_source_is() -> None:
    """A translation without a date is still a post."""
    assert effective_kind(document("content/en/a.md"), SOURCE) is DocumentKind.POST
    assert effective_kind(SOURCE, None) is DocumentKind.POST
