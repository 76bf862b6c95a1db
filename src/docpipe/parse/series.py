"""Which series a post is a part of, and which part: a key or a name, perhaps with its place."""

from __future__ import annotations

from docpipe.model.front_matter import Field
from docpipe.parse.field_values import FieldReader

_ORDER_KEYS = ("series_order", "series_weight", "weight")
_NAMES = ("key", "name", "title")


def series_of(reader: FieldReader) -> tuple[str, int | None]:
    """Return the key or the name of the series, "" for none, and the place in it, where front matter gives one.

    `series: key`, `series: [key]` as Hugo's taxonomies have it (the first counts), or
    `series: {name: key, order: 2}`. Without an order of its own the place is `series_order` or `weight`.
    """
    field = reader.field("series")
    if field is None:
        return "", None
    if isinstance(field.value, list):
        field = field.parts[0]
    parts = {part.key.rpartition(".")[2].lower(): part for part in field.parts}
    if isinstance(field.value, dict):
        field = next((parts[name] for name in _NAMES if name in parts), field)
    if isinstance(field.value, list | dict | bool):
        reader.wrong(field, "a key or a name", "write series: key, or a map with a name and an order")
        return "", None
    name = " ".join(field.text.split())
    return (name, _order(reader, parts.get("order"))) if name else ("", None)


def _order(reader: FieldReader, own: Field | None) -> int | None:
    """Return the place as a whole number; a word in its place is reported and says nothing."""
    field = own if own is not None else reader.field(*_ORDER_KEYS)
    if field is None or field.value is None:
        return None
    if isinstance(field.value, int) and not isinstance(field.value, bool):
        return field.value
    if field.key != "weight":
        reader.wrong(field, "a whole number", "write {key}: 2")
    return None
