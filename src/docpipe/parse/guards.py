"""What is too deep or too much to parse in reasonable time: found before it costs any."""

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
MAX_LINES = 80_000
"""Lines of a body; a list of as many items takes seconds, and 430 MiB."""
MAX_MARKS = 100_000
"""Marks of emphasis in one paragraph."""

_TOO_LARGE = RuleCode("ST017")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


class LimitError(Exception):
    """A text is deeper or longer than any author means.

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


def too_deep(offset: int) -> LimitError:
    """Return the error for containers that pass the limit at `offset`."""
    message = Message("nested too deeply: {limit} levels is the limit", {"limit": str(MAX_NESTING)})
    return LimitError(offset, message, Message("take a level of quotes or lists out"))


def check_lines(text: str) -> None:
    """Refuse a body of more lines than the block parser can look through; linear.

    Raises:
        LimitError: it is one.
    """
    if text.count("\n") <= MAX_LINES:
        return
    offset = -1
    for _ in range(MAX_LINES):
        offset = text.index("\n", offset + 1)
    message = Message("more than {limit} lines", {"limit": f"{MAX_LINES:,}"})
    raise LimitError(offset, message, Message("split the file here or before"))


def check_inlines(state: StateCore) -> None:
    """Refuse a block with more open brackets or more marks than the inline parser can look through; linear.

    Raises:
        LimitError: there is one.
    """
    for token in state.tokens:
        # Most are too short to pass a limit.
        length = len(token.content)
        if token.type != "inline" or length <= MAX_BRACKETS:
            continue
        if token.content.count("[") > MAX_BRACKETS:
            _check_block(token, state.src)
        if length > MAX_MARKS and sum(map(token.content.count, "*_~")) > MAX_MARKS:
            message = Message("more than {limit} marks of emphasis in one paragraph", {"limit": f"{MAX_MARKS:,}"})
            raise LimitError(token.meta["lines"][0], message, Message("split the paragraph"))


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
            raise LimitError(_offset(inline, found.start(), text), message, hint)


def _offset(inline: Token, position: int, text: str) -> int:
    """Return where the bracket at `position` of the content stands: a line has the same brackets in both."""
    lines: list[int] = inline.meta["lines"]
    line = inline.content.count("\n", 0, position)
    offset = lines[line] - 1
    for _ in range(inline.content.count("[", inline.content.rfind("\n", 0, position) + 1, position + 1)):
        offset = text.index("[", offset + 1)
    return offset
