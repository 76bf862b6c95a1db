"""Marks of emphasis, and the pairs of them that nothing else could pair with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter, Scanned

from docpipe.parse.fast.starts import INLINE_STARTS
from docpipe.parse.fast.state import FastState
from docpipe.parse.fast.tokens import inline_token
from docpipe.parse.noted import AT, FRIENDLY, STOCK

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

    _Judgement = tuple[Scanned | None, Scanned | None]

# One or two marks, text without any mark, and the same marks again.
_PAIR = re.compile(rf"(([*_])\2?)([^{re.escape(''.join(INLINE_STARTS.values()))}\]]+)\1(?!\2)")


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's
    """Make tokens of a run of marks, or of a whole pair, as the stock rules leave them in the end."""
    assert isinstance(state, FastState)  # noqa: S101 - the parser that has this rule makes no other
    if silent:
        return False
    start, mark = state.pos, state.src[state.pos]
    opening = state.scanDelims(start, mark == "*")
    scanned = state.scanned
    state.flush()
    state.pendingLevel = state.level
    # An opening run that could also close might pair with one before it; two runs so short meet no "rule of 3".
    if opening.can_open and not (opening.can_close and state.delimiters):
        pair = _PAIR.match(state.src, start, state.posMax)
        if pair is not None and state.scanDelims(pair.end(3), mark == "*").can_close:
            push_pair(state, pair, scanned, state.scanned)
            return True
    _push_marks(state, mark, opening, scanned)
    return True


def _push_marks(state: FastState, mark: str, run: Scanned, scanned: _Judgement) -> None:
    """Make a token and a delimiter of each mark, to be paired when all are known."""
    start, tokens, delimiters, level = state.pos, state.tokens, state.delimiters, state.level
    code, length, opens, closes = ord(mark), run.length, run.can_open, run.can_close
    stock, friendly = scanned
    for position in range(start, start + length):
        delimiters.append(Delimiter(code, length, len(tokens), -1, opens, closes))
        meta = {AT: (position, position + 1), STOCK: stock, FRIENDLY: friendly}
        tokens.append(inline_token("text", "", 0, level, mark, "", meta))
    state.pos = start + length


def push_pair(
    state: FastState,
    pair: re.Match[str],
    opening: _Judgement,
    closing: _Judgement,
) -> None:
    """Make the tokens of a pair; of two marks the outer ones stay, as empty text."""
    tokens, level, markup = state.tokens, state.level, pair[1]
    tag = "em" if len(markup) == 1 else "strong"
    start, end = pair.span(3)

    def meta(position: int, scanned: _Judgement) -> dict[str, object]:
        return {AT: (position, position + 1), STOCK: scanned[0], FRIENDLY: scanned[1]}

    if tag == "strong":
        tokens.append(inline_token("text", "", 0, level, "", "", meta(start - 2, opening)))
    tokens.append(inline_token(f"{tag}_open", tag, 1, level, "", markup, meta(start - 1, opening)))
    tokens.append(inline_token("text", "", 0, level, pair[3], "", {AT: (start, end)}))
    tokens.append(inline_token(f"{tag}_close", tag, -1, level, "", markup, meta(end, closing)))
    if tag == "strong":
        tokens.append(inline_token("text", "", 0, level, "", "", meta(end + 1, closing)))
    state.pos = pair.end()
