"""What a translation takes over from its source: everything that is not text."""

from __future__ import annotations

import msgspec

from docpipe.model.document import Document, DocumentKind
from docpipe.model.front_matter import Meta


def effective_meta(document: Document, source: Document | None) -> Meta:
    """Return the front matter that holds for `document`: its own, completed by its source's.

    Title and description are text and never inherited, nor is the moment of its last change. A translation of a draft
    is a draft.

    Args:
        document: the version that is shown.
        source: the version it was translated from; None or `document` itself for an original.
    """
    if source is None or source.file == document.file:
        return document.meta
    own, other = document.meta, source.meta
    dated = own if own.date else other
    return msgspec.structs.replace(
        own,
        date=dated.date,
        date_only=dated.date_only,
        authors=own.authors or other.authors,
        tags=own.tags or other.tags,
        slug=own.slug or other.slug,
        image=own.image or other.image,
        keywords=own.keywords or other.keywords,
        draft=own.draft or other.draft,
        unlisted=own.unlisted or other.unlisted,
        series=own.series or other.series,
        series_order=own.series_order if own.series_order is not None else other.series_order,
    )


def effective_kind(document: Document, source: Document | None) -> DocumentKind:
    """Return what kind of page `document` is; a translation is what its source is."""
    return document.kind if source is None else source.kind
