"""Two ways through one text: the shorter one and markdown-it's own, token for token."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from docpipe.parse.guards import LimitError
from docpipe.parse.markdown import make_parser

OPTIONS: tuple[dict[str, Any], ...] = (
    {"renderer": "docpipe"},
    {"renderer": "commonmark"},
    {"renderer": "docpipe", "jsx": True},
    {"renderer": "docpipe", "math": True, "hexo": True},
)
_FIELDS = [field.name for field in dataclasses.fields(Token)]


def difference(text: str, options: Mapping[str, Any] = OPTIONS[0]) -> str:
    """Return where the two ways part, or ""; nothing where the stock way raises and there is nothing to compare."""
    fast = _read(make_parser(**options, fast=True), text)
    try:
        stock = _read(make_parser(**options, fast=False), text)
    except IndexError:  # an HTML block in a list in a quote, at the end of a text without a line break
        return ""
    pairs = [(one, other) for one, other in zip(fast, stock, strict=False) if one != other]
    if pairs or len(fast) != len(stock):
        return f"{text!r} with {options}: {pairs[:1] or (len(fast), len(stock))}"
    return ""


def _read(parser: MarkdownIt, text: str) -> list[object]:
    """Return all that parsing leaves: every field of every token, and what was collected on the way."""
    env: dict[str, Any] = {}
    try:
        tokens = parser.parse(text, env)
    except LimitError as error:
        return [str(error), error.offset]
    notes = env.pop("footnotes", {})
    known = {
        number: {**note, "tokens": _fields(note.get("tokens", ()))} for number, note in notes.get("list", {}).items()
    }
    return [*_fields(tokens), env, known, notes.get("refs", {})]


def _fields(tokens: Iterable[Token]) -> list[object]:
    return [
        [
            (type(token), name, _fields(value) if name == "children" and value is not None else value)
            for name in _FIELDS
            for value in [getattr(token, name)]
        ]
        for token in tokens
    ]
