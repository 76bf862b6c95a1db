"""What is too deep to parse in reasonable time: found while parsing, before it costs any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docpipe.model.diagnostic import Issue, Message, RuleCode
from docpipe.model.text import Span

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MAX_NESTING = 50
"""Levels of containers; a list takes two, its own and its item's."""
MAX_BRACKETS = 60
"""Square brackets that may be open at one place of a paragraph."""

_TOO_LARGE = RuleCode("ST017")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


class NestingError(Exception):
    """A text is nested deeper than any author means.

    Attributes:
        offset: where the limit is passed, in the parsed text.
    """

    def __init__(self, offset: int, message: Message, hint: Message) -> None:
        """Keep the parts of the issue."""
        super().__init__(str(message))
        self.offset = offset
        self._message = message
        self._hint = hint

    def issue(self, place: Span) -> Issue:
        """Return the blocking issue for its place in the file."""
        return Issue(_TOO_LARGE, place, self._message, self._hint, blocking=True)


def too_deep(offset: int) -> NestingError:
    """Return the error for containers that pass the limit at `offset`."""
    message = Message("nested too deeply: {limit} levels is the limit", {"limit": str(MAX_NESTING)})
    return NestingError(offset, message, Message("take a level of quotes or lists out"))


def check_brackets(state: StateCore) -> None:
    """Refuse a block in which more brackets are open than the inline parser can look through; linear.

    Raises:
        NestingError: there is one.
    """
    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > MAX_BRACKETS:
            _check_block(token, state.src)


def _check_block(inline: Token, text: str) -> None:
    depth = 0
    for found in _BRACKET.finditer(inline.content):
        if found[0] == "[":
            depth += 1
        elif found[0] == "]":
            depth = max(depth - 1, 0)
        if depth > MAX_BRACKETS:
            message = Message("{count} square brackets are open here", {"count": str(depth)})
            hint = Message("close them, or write \\[ for a bracket that is text")
            raise NestingError(_offset(inline, found.start(), text), message, hint)


def _offset(inline: Token, position: int, text: str) -> int:
    """Return where the bracket at `position` of the content stands: a line has the same brackets in both."""
    lines: list[int] = inline.meta["lines"]
    line = inline.content.count("\n", 0, position)
    offset = lines[line] - 1
    for _ in range(inline.content.count("[", inline.content.rfind("\n", 0, position) + 1, position + 1)):
        offset = text.index("[", offset + 1)
    return offset
