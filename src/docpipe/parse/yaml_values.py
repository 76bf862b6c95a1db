"""Plain values of YAML scalars, without the surprises of YAML 1.1."""

from __future__ import annotations

import math

from docpipe.model.front_matter import FieldValue
from docpipe.model.text import Span
from docpipe.parse.dates import read_plain_date
from docpipe.parse.refusal import SCHEMA, SYNTAX, RefusedError, check_value, refuse, too_long_number

_PREFIX = "tag:yaml.org,2002:"
_KNOWN = frozenset({"str", "null", "bool", "int", "float", "timestamp", "seq", "map"})
_TRUE = frozenset({"yes", "true", "on"})
_FALSE = frozenset({"no", "false", "off"})
_LONGEST_NUMBER = 100
# Wider integers fit neither JSON readers nor the cache.
_WIDEST = 2**63

NOT_TEXT = {
    "null": "nothing",
    "bool": "a yes or a no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
}
"""What YAML takes an unquoted word for, by the last part of its tag."""


def short_tag(tag: str) -> str:
    """Return `int` for `tag:yaml.org,2002:int`, and any other tag as it is."""
    return tag.removeprefix(_PREFIX)


def scalar_value(tag: str, text: str, span: Span) -> FieldValue:
    """Return the value of a scalar that YAML resolved to `tag`.

    What would surprise its author stays the text it is: `12:30` (YAML 1.1 counts in sixties),
    infinities, integers beyond 64 bits, days that no calendar has.

    Raises:
        RefusedError: the value cannot be read as what the tag says.
    """
    kind = short_tag(tag)
    if kind == "null":
        return None
    if kind == "bool":
        return _boolean(text, span)
    if kind == "int":
        return _integer(text, span)
    if kind == "float":
        return _float(text)
    if kind == "timestamp":
        return read_plain_date(text) or text
    return check_value(text, span)


def is_known_tag(tag: str | None) -> bool:
    """Tell whether a tag as written, None for none, says nothing new or names a plain type."""
    return tag is None or tag == "!" or short_tag(tag) in _KNOWN


def unknown_tag(tag: str, span: Span) -> RefusedError:
    """Return the error for a tag that front matter does not know."""
    return refuse(
        SYNTAX,
        span,
        "the YAML tag `{tag}` is not allowed in front matter",
        hint="delete it, or put the value in quotes if it is a text that starts with `!`",
        arguments={"tag": tag.replace(_PREFIX, "!!")},
    )


def _boolean(text: str, span: Span) -> bool:
    word = text.lower()
    if word not in _TRUE | _FALSE:
        raise refuse(SCHEMA, span, "`{value}` is neither true nor false", arguments={"value": text})
    return word in _TRUE


def _integer(text: str, span: Span) -> FieldValue:
    if len(text) > _LONGEST_NUMBER:
        raise too_long_number(text, span)
    digits = text.replace("_", "").lstrip("+-")
    # YAML 1.1 writes octal numbers with a bare 0 in front.
    base = 8 if len(digits) > 1 and digits.isdigit() and digits.startswith("0") else 0
    try:
        value = int(digits, base)
    except ValueError:
        return text
    value = -value if text.startswith("-") else value
    return value if -_WIDEST <= value < _WIDEST else text


def _float(text: str) -> FieldValue:
    try:
        value = float(text.replace("_", ""))
    except ValueError:
        return text
    return value if math.isfinite(value) else text
