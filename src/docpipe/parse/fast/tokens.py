"""Tokens made without a dataclass's detour: one assignment for each field, and the place set at once.

A post has some 600 tokens; this way they cost half as much as by the constructor and later assignments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from markdown_it.token import Token

if TYPE_CHECKING:
    from typing import Any

_bare = Token.__new__


def inline_token(
    kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int, content: str, markup: str, meta: dict[Any, Any]
) -> Token:
    """Return a token of an inline block."""
    token = _bare(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = level
    token.children = None
    token.content = content
    token.markup = markup
    token.info = ""
    token.meta = meta
    token.block = False
    token.hidden = False
    return token


def block_token(
    kind: str,
    tag: str,
    nesting: Literal[-1, 0, 1],
    level: int,
    lines: list[int] | None,
    markup: str,
    meta: dict[Any, Any],
) -> Token:
    """Return a token of a block, of `lines`, the first and the one behind the last."""
    token = _bare(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = lines
    token.level = level
    token.children = None
    token.content = ""
    token.markup = markup
    token.info = ""
    token.meta = meta
    token.block = True
    token.hidden = False
    return token
