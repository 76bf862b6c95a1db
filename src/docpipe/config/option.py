"""How the schema describes an option."""

from __future__ import annotations

import msgspec


def option(
    doc: str, example: object, *, written: object = None, spread: bool = False, trusted_only: str = ""
) -> msgspec.Meta:
    """Return the description of an option.

    Args:
        doc: one sentence without a full stop.
        example: a value as it is written in the file.
        written: the type it has there, where that is not the field's own.
        spread: the field holds the further tables of its section, `[translation.en]`.
        trusted_only: what to do under `--untrusted`, where what a stranger wrote for it does not count, a sentence
            without a full stop; "" for what anybody may choose.
    """
    return msgspec.Meta(
        description=doc,
        examples=[example],
        extra={"written": written, "spread": spread, "trusted_only": trusted_only},
    )
