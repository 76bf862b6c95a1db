"""TOML front matter, between lines of `+++`, with the place of every key and value."""

from __future__ import annotations

import datetime as dt
import math

import msgspec

from docpipe.config.toml import KeyPath, KeyPlace, TomlError, read_toml
from docpipe.model.front_matter import Field, FieldValue
from docpipe.model.text import Span
from docpipe.parse.refusal import (
    DEEPEST,
    SYNTAX,
    TOO_LARGE,
    RefusedError,
    check_characters,
    check_depth,
    check_size,
    check_value,
    refuse,
    too_long_number,
)

_LONGEST_NUMBER = 100
_WIDEST = 2**63


def read_toml_fields(content: str, start: int, opening: Span) -> tuple[Field, ...]:
    """Return the top-level entries of `content`, which stands at offset `start` of its file.

    Raises:
        RefusedError: the first thing that is wrong with it; `opening` is its place where none is better.
    """
    check_size(content, opening)
    check_characters(content, start)
    try:
        document = read_toml(content)
    except TomlError as error:
        raise _explained(error, content, start) from error
    return _Reader(content, start, document.places).entries(document.data, (), 1)


class _Reader(msgspec.Struct, frozen=True):
    """Joins values and places."""

    content: str
    start: int
    places: dict[KeyPath, KeyPlace]

    def entries(self, table: dict[str, object], path: KeyPath, depth: int) -> tuple[Field, ...]:
        return tuple(self._field(value, (*path, key), depth) for key, value in table.items())

    def _field(self, value: object, path: KeyPath, depth: int) -> Field:
        place = self.places[path]
        span = self._shifted(place.value)
        check_depth(depth, Span(span.start, span.start + 1))
        parts: tuple[Field, ...] = ()
        plain: FieldValue
        if isinstance(value, dict):
            parts = self.entries(value, path, depth + 1)
            plain = {part.key.removeprefix(".".join(path) + "."): part.value for part in parts}
        elif isinstance(value, list):
            parts = self.entries({str(index): item for index, item in enumerate(value)}, path, depth + 1)
            plain = [part.value for part in parts]
        else:
            plain = _scalar(value, place.value.of(self.content), span)
        written = "" if isinstance(plain, list | dict) else place.value.of(self.content)
        text = plain if isinstance(plain, str) else written
        return Field(".".join(path), self._shifted(place.key), span, plain, text, parts)

    def _shifted(self, span: Span) -> Span:
        return Span(self.start + span.start, self.start + span.end)


def _scalar(value: object, written: str, span: Span) -> FieldValue:
    match value:
        case str():
            return check_value(value, span)
        case bool() | dt.date():
            return value
        case int() if len(written) > _LONGEST_NUMBER:
            raise too_long_number(written, span)
        case int() if -_WIDEST <= value < _WIDEST:
            return value
        case float() if math.isfinite(value):
            return value
        case _:
            # What the cache and JSON cannot hold: a time without a day, infinities, wide integers.
            return written


def _explained(error: TomlError, content: str, start: int) -> RefusedError:
    place = Span(start + error.offset, start + min(error.offset + 1, len(content)))
    if "levels deep" in error.message:
        return refuse(
            TOO_LARGE,
            place,
            "the front matter is nested more than {limit} levels deep",
            hint="close the brackets, or move the data out of the post",
            arguments={"limit": str(DEEPEST)},
        )
    if "more digits" in error.message:
        digits = content[error.offset :].split(maxsplit=1)[0]
        return too_long_number(digits, Span(place.start, place.start + len(digits)))
    return refuse(
        SYNTAX,
        place,
        "the front matter is no TOML: {problem}",
        hint='write `key = "value"`, texts in double quotes, and every key once',
        arguments={"problem": error.message},
    )
