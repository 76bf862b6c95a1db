"""The inline parser that asks few rules at each mark, and none where there is no mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docpipe.parse.fast.code import code_span
from docpipe.parse.fast.emphasis import emphasis
from docpipe.parse.fast.links import link
from docpipe.parse.fast.starts import INLINE_STARTS, chosen
from docpipe.parse.fast.state import FastState
from docpipe.parse.fast.tokens import inline_token
from docpipe.parse.noted import AT
from docpipe.parse.positions import PositionedInline, place_inline

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from typing import Any

    from markdown_it import MarkdownIt
    from markdown_it.ruler import Ruler
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    InlineRule = Callable[[StateInline, bool], bool]


class FastInline(PositionedInline):
    """The taught inline parser; a mark chooses the rules to ask, and what is no mark is text."""

    def __init__(self, ruler: Ruler[InlineRule], pairs: Ruler[Callable[[StateInline], None]]) -> None:
        """Take over the rules of finished rulers."""
        super().__init__()
        ruler.at("backticks", code_span)
        ruler.at("emphasis", emphasis)
        ruler.at("link", link)
        self.ruler, self.ruler2 = ruler, pairs
        self._starts = chosen(ruler, INLINE_STARTS)
        # A label ends at its bracket, so no text goes on over one.
        self._mark = re.compile(f"[{re.escape(''.join(self._starts))}\\]]").search

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        """Parse `src` and push tokens, as the taught method does."""
        if self._mark(src) is None:
            if src:
                tokens.append(inline_token("text", "", 0, 0, src, "", {AT: (0, len(src))}))
            return tokens
        state = FastState(src, md, env, tokens)
        self.tokenize(state)
        if state.delimiters or state.tokens_meta:
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens of a stretch, as the taught method does."""
        assert isinstance(state, FastState)  # noqa: S101 - made in parse() only
        src, end, tokens = state.src, state.posMax, state.tokens
        if state.level >= state.max_nesting:
            state.add_pending(state.pos, end)
        while (start := state.pos) < end:
            rules = self._starts.get(src[start])
            if rules is None:
                mark = self._mark(src, start + 1, end)
                state.add_pending(start, mark.start() if mark else end)
                continue
            known = len(tokens)
            for rule in rules:
                if rule(state, False):  # noqa: FBT003 - the library's
                    if rule is not emphasis:
                        place_inline(state, start, known)
                    break
            else:
                state.add_pending(start, start + 1)
        state.flush()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - the library's name
        """Go behind what stands here without making tokens, as the stock method does."""
        assert isinstance(state, FastState)  # noqa: S101 - made in parse() only
        start = state.pos
        if state.level >= state.max_nesting or start in state.cache:
            super().skipToken(state)
            return
        rules = self._starts.get(state.src[start])
        if rules is None:
            mark = self._mark(state.src, start + 1, state.posMax)
            state.pos = mark.start() if mark else state.posMax
        elif not self._skips(state, rules):
            state.pos = start + 1
        state.cache[start] = state.pos

    def _skips(self, state: FastState, rules: tuple[InlineRule, ...]) -> bool:
        state.level += 1  # as the stock method limits recursion
        found = any(rule(state, True) for rule in rules)  # noqa: FBT003 - the library's
        state.level -= 1
        return found
