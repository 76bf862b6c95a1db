"""Code spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import backtick

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# What the very next ticks close.
_SPAN = re.compile(r"(`++)([^`]++)\1(?!`)")


def code_span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's
    """Read a code span as the stock rule does."""
    span = _SPAN.match(state.src, state.pos, state.posMax)
    if span is None:
        return backtick(state, silent)
    if not silent:
        content = span[2].replace("\n", " ")
        if content[0] == content[-1] == " " and content.strip(" "):
            content = content[1:-1]
        token = state.push("code_inline", "code", 0)
        token.markup, token.content = span[1], content
    state.pos = span.end()
    return True
