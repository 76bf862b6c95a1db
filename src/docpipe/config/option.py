"""How the schema describes an option."""

from __future__ import annotations

import msgspec


def option(doc: str, example: object, *, written: object = None, spread: bool = False) -> msgspec.Meta:
    """Return the description of an option.

    Args:
        doc: one sentence without a full stop.
        example: a value as it is written in the file.
        written: the type it has there, where that is not the field's own.
        spread: the field holds the further tables of its section, `[translation.en]`.
    """
    return msgspec.Meta(description=doc, examples=[example], extra={"written": written, "spread": spread})
