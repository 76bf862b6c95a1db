"""Code with its words marked by what they are, so that a style sheet alone can colour it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

_LONGEST = 50_000
"""Characters; longer code is shown as it is: nobody reads it for its colours."""

# The kinds of Pygments that are told apart, by the start of their names, and the class each has in the style sheet.
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "Token.Comment.Preproc": "k",
        "Token.Comment": "c",
        "Token.Keyword.Constant": "m",
        "Token.Keyword": "k",
        "Token.Operator.Word": "k",
        "Token.Literal.Number": "m",
        "Token.Literal.String": "s",
        "Token.Literal": "s",
        "Token.Name.Function": "f",
        "Token.Name.Class": "f",
        "Token.Name.Decorator": "f",
        "Token.Name.Tag": "k",
        "Token.Name.Attribute": "f",
        "Token.Name.Builtin": "b",
        "Token.Name.Constant": "m",
        "Token.Name.Variable": "b",
        "Token.Generic.Deleted": "d",
        "Token.Generic.Inserted": "i",
        "Token.Generic.Heading": "k",
        "Token.Generic.Subheading": "k",
        "Token.Generic.Prompt": "c",
    }
)


def highlighted(code: str, language: str) -> str:
    """Return code as HTML, its words in spans of the classes above; merely escaped where the language is unknown.

    No span goes over the end of a line.
    """
    lexer = _lexer(language.lower()) if language and len(code) <= _LONGEST else None
    if lexer is None:
        return _escaped(code)
    found: list[str] = []
    last = text = ""
    for name, piece in _pieces(lexer, code):
        if name == last:
            text += piece
        else:
            found.append(_span(last, text))
            last, text = name, piece
    return "".join((*found, _span(last, text)))


def _span(name: str, text: str) -> str:
    return f'<span class="{name}">{_escaped(text)}</span>' if name else _escaped(text)


def _escaped(text: str) -> str:
    """Return text as HTML, as the rest of the body is escaped."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def with_marked_lines(markup: str, lines: frozenset[int]) -> str:
    """Return highlighted code with the lines of these numbers, counted from 1, marked as the ones that matter."""
    if not lines:
        return markup
    return "\n".join(
        f"<mark>{line}</mark>" if number in lines and line else line
        for number, line in enumerate(markup.split("\n"), 1)
    )


def _pieces(lexer: Lexer, code: str) -> Iterator[tuple[str, str]]:
    """Yield the class and the text of each word; blanks belong to nothing."""
    for kind, value in lexer.get_tokens(code):
        name = _class(kind) if not value.isspace() else ""
        if not name or (value and value.isprintable()):
            yield name, value
            continue
        for line in value.splitlines(keepends=True):
            text = line.rstrip("\n")
            if text:
                yield (name if not text.isspace() else "", text)
            if line.endswith("\n"):
                yield "", "\n"


@lru_cache(maxsize=256)
def _class(kind: _TokenType) -> str:
    name = str(kind)
    while name:
        if name in _CLASSES:
            return _CLASSES[name]
        name = name.rpartition(".")[0]
    return ""


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        # Every character stays: what a reader copies is what the author wrote.
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
