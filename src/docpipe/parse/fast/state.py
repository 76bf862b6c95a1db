"""What the inline parser knows while it reads: the text that is no token yet, and what marks may do."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

from docpipe.parse.extensions.cjk import friendly_delimiters
from docpipe.parse.fast.tokens import inline_token
from docpipe.parse.noted import AT
from docpipe.parse.positions import PositionedState

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any, Literal

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class FastState(PositionedState):
    """Inline state whose pending text is a stretch of the content, never copied before it is a token."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        """Start at the beginning of `src`."""
        self.pending_start = self.pending_end = 0
        super().__init__(src, md, env, tokens)
        self.max_nesting: int = md.options["maxNesting"]

    @property
    def pending(self) -> str:
        """The text that is no token yet."""
        return self.src[self.pending_start : self.pending_end]

    @pending.setter
    def pending(self, value: str) -> None:
        self.pending_end = self.pending_start + len(value)

    def append_pending(self, text: str) -> None:
        """Take the text at the current position, which is what rules append."""
        start = self.pos
        self.add_pending(start, start + len(text))
        self.pos = start

    def add_pending(self, start: int, end: int) -> None:
        """Take a stretch of text and go behind it."""
        if self.pending_start == self.pending_end:
            self.pending_start = start
        self.pending_end = self.pos = end

    def flush(self) -> None:
        """Make a token of the text that is none yet."""
        start, end = self.pending_start, self.pending_end
        if start < end:
            self.tokens.append(
                inline_token("text", "", 0, self.pendingLevel, self.src[start:end], "", {AT: (start, end)})
            )
            self.pending_start = end

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        """Flush pending text."""
        self.flush()
        return self.tokens[-1]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Make a token, as the stock method does."""
        self.flush()
        if nesting:
            return super().push(ttype, tag, nesting)
        token = inline_token(ttype, tag, nesting, self.level, "", "", {})
        self.pendingLevel = self.level
        self.tokens.append(token)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - the library's
        """Judge a run of marks, as the taught state does."""
        src, end, mark = self.src, self.posMax, self.src[start]
        stop = start + 1
        while stop < end and src[stop] == mark:
            stop += 1
        before, behind = src[start - 1] if start else " ", src[stop] if stop < end else " "
        stock, friendly = _judged(before, mark, behind, can_split_word=canSplitWord)
        length = stop - start
        stock = Scanned(stock.can_open, stock.can_close, length)
        friendly = Scanned(friendly.can_open, friendly.can_close, length)
        self.scanned = stock, friendly
        return friendly if self.friendly else stock


@functools.lru_cache(maxsize=4096)
def _judged(before: str, mark: str, behind: str, *, can_split_word: bool) -> tuple[Scanned, Scanned]:
    """Return what CommonMark and we make of a mark between two characters; most recur throughout a post."""
    text = before + mark + behind
    state = StateInline(text, None, {}, [])  # type: ignore[arg-type]  # the judgement asks no parser
    stock = state.scanDelims(1, can_split_word)
    return stock, friendly_delimiters(text, 1, stock, can_split_word=can_split_word, end=len(text))
