"""The image that the front matter of a post names, as an image with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpipe.model.document import Document
from docpipe.model.front_matter import Field
from docpipe.model.link import Image, LinkKind


def cover_of(document: Document) -> Image | None:
    """Return the cover of a post as an image, or None if it names none.

    It may be written as `image: a.png`, as `cover.image`, or as the first of a list.
    """
    target, front_matter = document.meta.image, document.front_matter
    if not target or front_matter is None:
        return None
    field = next((field for field in _with_parts(front_matter.fields) if field.value == target), None)
    span = field.value_span if field else front_matter.content_span
    return Image(LinkKind.FRONT_MATTER, span, target, span)


def _with_parts(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _with_parts(field.parts)
