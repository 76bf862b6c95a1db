"""The commit of the source that the front matter of a translation names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docpipe.model.document import Document
from docpipe.model.front_matter import Field
from docpipe.model.text import Position, position_at

PIN_KEYS = (
    "default_lang_commit",
    "l10n.sourceCommit",
    "translation.source_commit",
    "source_commit",
    "sourceCommit",
    "i18n_source_sha",
)
"""In use at OpenTelemetry, at MDN, and elsewhere."""


class Pin(NamedTuple):
    """A commit as it is written, `""` for none, and where its key stands."""

    commit: str
    key: str
    position: Position


def pin_of(document: Document) -> Pin | None:
    """Return the first pin that the front matter holds, None for none; a hash of digits alone is one as well."""
    if document.front_matter is None:
        return None
    fields = {field.key: field for field in _all(document.front_matter.fields)}
    field = next((fields[key] for key in PIN_KEYS if key in fields), None)
    if field is None:
        return None
    position = position_at(document.line_starts, field.key_span.start)
    return Pin(field.text.strip(), field.key, position)


def _all(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all(field.parts)
