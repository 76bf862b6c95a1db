"""Admonitions: `:::tip 标题` … `:::` and GitHub's `> [!NOTE]`.

Both become `admonition_open`/`admonition_close` with `info` = the kind; a title of the author's own
is an inline block between `admonition_title_open` and `admonition_title_close`. More colons nest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from docpipe.model.body import ADMONITIONS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_OPEN = re.compile(r"(:{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\[(.*)\](?:[ \t]*\{[^{}]*\})?|(.*))[ \t]*$")
_ALERT = re.compile(r"\[!([A-Za-z]+)\][ \t]*(?=\n|$)")
_ALIASES = {"success": "tip", "hint": "tip", "error": "danger", "warn": "warning", "secondary": "note"}


def admonition_plugin(md: MarkdownIt) -> None:
    """Add both spellings to `md`."""
    md.block.ruler.before("fence", "admonition", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.core.ruler.after("block", "alert", _alerts)


def kind_of(name: str) -> str | None:
    """Return the admonition kind that `name` stands for, or None."""
    folded = name.lower()
    folded = _ALIASES.get(folded, folded)
    return folded if folded in ADMONITIONS else None


def _line(state: StateBlock, line: int) -> tuple[int, str]:
    start = state.bMarks[line] + state.tShift[line]
    return start, state.src[start : state.eMarks[line]]


def _directive(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - the library's
    if state.is_code_block(startLine):
        return False
    start, text = _line(state, startLine)
    match = _OPEN.match(text) if text.startswith(":::") else None
    kind = kind_of(match[2]) if match else None
    if match is None or kind is None:
        return False
    if silent:
        return True
    closing, after = _closing_line(state, startLine, endLine, len(match[1]))
    opening = _push(state, kind, (startLine, closing), start, match)
    opening.map = [startLine, after]
    state.line = after
    return True


def _closing_line(state: StateBlock, first: int, end: int, colons: int) -> tuple[int, int]:
    """Return the line behind the content and the line to go on from.

    They differ by the `:::` that closes; where there is none, the end of the container closes.
    Inner admonitions with as many colons are counted.
    """
    depth = 1
    for line in range(first + 1, end):
        start, text = _line(state, line)
        if state.sCount[line] < state.blkIndent and start < state.eMarks[line]:
            return line, line
        if not text.startswith(":" * colons):
            continue
        run = len(text) - len(text.lstrip(":"))
        if not text[run:].strip():
            depth -= run == colons or depth == 1
            if depth == 0:
                return line, line + 1
        elif run == colons and (inner := _OPEN.match(text)) and kind_of(inner[2]):
            depth += 1
    return end, end


def _push(state: StateBlock, kind: str, lines: tuple[int, int], start: int, match: re.Match[str]) -> Token:
    first, closing = lines
    opening = state.push("admonition_open", "aside", 1)
    opening.info, opening.map, opening.block = kind, [first, closing], True
    group = 3 if match[3] is not None else 4
    title = match[group].strip()
    if title:
        state.push("admonition_title_open", "p", 1)
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = title, [first, first + 1], []
        inline.meta["lines"] = [start + match.start(group)]
        inline.meta["at"] = start + match.start(group)
        state.push("admonition_title_close", "p", -1)
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "admonition", closing
    state.md.block.tokenize(state, first + 1, closing)
    state.parentType, state.lineMax = old_parent, old_max
    state.push("admonition_close", "aside", -1)
    return opening


def _alerts(state: StateCore) -> None:
    """Turn a quote whose first line is `[!KIND]` into an admonition."""
    tokens = state.tokens
    if "[!" not in state.src:
        return
    for index, token in enumerate(tokens[:-2]):
        if token.type != "blockquote_open" or tokens[index + 1].type != "paragraph_open":
            continue
        inline = tokens[index + 2]
        match = _ALERT.match(inline.content)
        kind = kind_of(match[1]) if match else None
        if match is None or kind is None:
            continue
        _retype(tokens, index, kind)
        _drop_first_line(inline, match.end())
    state.tokens = [token for token in tokens if token.type != "dropped"]


def _retype(tokens: list[Token], index: int, kind: str) -> None:
    level = tokens[index].level
    closing = next(token for token in tokens[index + 1 :] if token.type == "blockquote_close" and token.level == level)
    opening = tokens[index]
    opening.type, opening.tag, opening.info = "admonition_open", "aside", kind
    closing.type, closing.tag = "admonition_close", "aside"
    if not _ALERT.sub("", tokens[index + 2].content, count=1).strip():
        for token in tokens[index + 1 : index + 4]:  # the marker was a paragraph of its own
            token.type = "dropped"


def _drop_first_line(inline: Token, end: int) -> None:
    lines = inline.content[end:].split("\n")[1:]
    starts = inline.meta["lines"][1:]
    while lines and not mdTrim(lines[0]):
        lines, starts = lines[1:], starts[1:]
    inline.content = mdTrim("\n".join(lines))
    inline.meta["lines"] = starts or inline.meta["lines"][:1]
