"""Explicit heading ids, `## 标题 {#id}` and kramdown's `{: #id}`: taken off the text before it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# Pandoc, Docusaurus and Hugo agree on the first form; classes and other attributes are not taken.
# `\{#id}` is how MDX has to write it. kramdown and Python-Markdown begin their lists of attributes by a colon.
_ID = re.compile(r"(?:\\?\{#([^\s{}]+)|\{:[ \t]*#([^\s{}]+)(?:[ \t][^{}\n]*)?)\}$")
# kramdown's attributes of a block stand on the line below it.
_LINE = re.compile(r"\{:[ \t]*(?:[^\s{}#]+[ \t]+)*#([^\s{}]+)(?:[ \t][^{}\n]*)?\}[ \t]*(?:\n|\Z)")
_PARAGRAPH = 3
"""Tokens of a paragraph."""


def heading_id_plugin(md: MarkdownIt) -> None:
    """Let `md` understand explicit ids; an id is `meta["id"]` of the heading's opening token."""
    md.core.ruler.after("block", "heading_id", _take_ids)


def _take_ids(state: StateCore) -> None:
    below: list[int] = []
    may_stand_below = "{:" in state.src
    for index, opening in enumerate(state.tokens):
        if opening.type != "heading_open":
            continue
        inline = state.tokens[index + 1]
        if match := _ID.search(inline.content.rstrip(" \t")):
            opening.meta["id"] = match[1] or match[2]
            inline.content = inline.content[: match.start()].rstrip(" \t")
        elif may_stand_below and _take_line(opening, state.tokens[index + _PARAGRAPH : index + 2 * _PARAGRAPH]):
            below.append(index + _PARAGRAPH)
    for index in reversed(below):
        if not state.tokens[index + 1].content:
            del state.tokens[index : index + _PARAGRAPH]


def _take_line(heading: Token, following: list[Token]) -> bool:
    """Take the id off the line below a heading, where a paragraph begins with one; tell whether there was one."""
    if len(following) < _PARAGRAPH or following[0].type != "paragraph_open":
        return False
    paragraph, inline = following[:2]
    match = _LINE.match(inline.content)
    if match is None or heading.map is None or paragraph.map is None or paragraph.map[0] != heading.map[1]:
        return False
    heading.meta["id"] = match[1]
    inline.content = mdTrim(inline.content[match.end() :])
    inline.meta["lines"] = inline.meta["lines"][1:] or inline.meta["lines"]
    return True
