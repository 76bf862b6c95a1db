"""The lines of a text: where each begins and ends, and how far it is indented."""

from __future__ import annotations

from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Literal

from markdown_it.rules_block import StateBlock

from docpipe.parse.fast.tokens import block_token

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_TAB = 4


class FastLines(StateBlock):
    """Lines that are found all at once."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        """Find the lines of `src`."""
        super().__init__("", md, env, tokens)  # all else begins as in the library
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()
        lengths = [len(line) for line in lines]
        shifts = [len(line) - len(line.lstrip(" \t")) for line in lines]
        self.bMarks = [0, *accumulate(length + 1 for length in lengths)]
        self.bMarks[-1] = len(src)  # the library ends the tables by an empty line
        self.eMarks = [*map(add, self.bMarks, lengths), len(src)]
        self.tShift = [*shifts, 0]
        self.sCount = [*shifts, 0]
        if "\t" in src:
            self.sCount = [*(len(line[:shift].expandtabs(_TAB)) for line, shift in zip(lines, shifts, strict=True)), 0]
        self.lineMax = len(lines)
        self.bsCount = [0] * (len(lines) + 1)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Make a token, as the stock method does."""
        if nesting < 0:
            self.level -= 1
        token = block_token(ttype, tag, nesting, self.level, None, "", {})
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: FBT001, N802, N803 - the library's
        """Return lines less their indents; the stock method would raise where no end of line is left to keep."""
        return super().getLines(begin, end, indent, keepLastLF and self.eMarks[end - 1] < len(self.src))
