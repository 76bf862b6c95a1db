"""Explicit heading ids, `## 标题 {#id}`: taken off the text before it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

# Pandoc, Docusaurus and Hugo agree on the form; classes and other attributes are not taken.
# `\{#id}` is how MDX has to write it.
_ID = re.compile(r"\\?\{#([^\s{}]+)\}$")


def heading_id_plugin(md: MarkdownIt) -> None:
    """Let `md` understand `{#id}`; the id is `meta["id"]` of the heading's opening token."""
    md.core.ruler.after("block", "heading_id", _take_ids)


def _take_ids(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (match := _ID.search(inline.content.rstrip(" \t"))):
            opening.meta["id"] = match[1]
            inline.content = inline.content[: match.start()].rstrip(" \t")
