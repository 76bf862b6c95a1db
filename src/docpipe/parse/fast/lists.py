"""Tight lists of one-line items, the commonest ones, made in one go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import list_block

from docpipe.parse.fast.starts import BLOCK_STARTS
from docpipe.parse.fast.tokens import block_token
from docpipe.parse.noted import AT, LINES

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_CODE_INDENT = 4
_LEVELS = 2
"""Of a list: its own and its items'."""
# Text that is no other block, and no box to tick: emphasis, code, numbers and links look like one at first.
_OTHERS = re.escape("".join(BLOCK_STARTS.values()))
_TEXT = rf"(?:[^ \t\n{_OTHERS}]|\*{{1,2}}[^* \t\n]|`{{1,2}}[^`\n]|[0-9]+[^0-9.)\n]|\[(?!\^|[ xX]\]|[^\n]*\]:))"
_ITEM = re.compile(rf"([-+*]|[0-9]{{1,9}}[.)]) {{1,4}}(?={_TEXT})")
_MARK = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|\Z)")
_MARKS = frozenset("-+*0123456789")


def lists(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - the library's
    """Read a list as the stock rule does."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if _MARK.match(state.src, start, state.eMarks[startLine]) is None:
        return False
    if not silent and endLine == state.lineMax and state.level + _LEVELS < state.md.options["maxNesting"]:
        items = _plain_items(state, startLine, endLine)
        if items:
            _push(state, startLine, items)
            return True
    return list_block(state, startLine, endLine, silent)


def _plain_items(state: StateBlock, start: int, end: int) -> list[re.Match[str]]:
    """Return the marks of the items, one for each line of a list, or nothing where it is not so plain."""
    column = state.sCount[start]
    if column != state.tShift[start] or not 0 <= column - state.blkIndent < _CODE_INDENT:
        return []
    items: list[re.Match[str]] = []
    for line in range(start, end):
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line]:
            break
        item = _ITEM.match(state.src, first, state.eMarks[line])
        if item is None or state.sCount[line] != column or (items and item[1][-1] != items[0][1][-1]):
            return []
        items.append(item)
    return items if items and _ends(state, start + len(items), end, items[-1]) else []


def _ends(state: StateBlock, line: int, end: int, last: re.Match[str]) -> bool:
    """Tell whether nothing behind the blank `line` could belong to the list."""
    following = state.skipEmptyLines(line)
    state.line = following
    if following >= end:
        return True
    start = state.bMarks[following] + state.tShift[following]
    indent = state.sCount[following] - state.sCount[line - 1]
    return indent < last.end() - last.start() and state.src[start] not in _MARKS


def _push(state: StateBlock, start: int, items: list[re.Match[str]]) -> None:
    """Make the tokens of a list that ends at `state.line`."""
    mark, level, behind = items[0][1], state.level, state.line
    name, tag = ("bullet_list", "ul") if len(mark) == 1 else ("ordered_list", "ol")
    opening = block_token(f"{name}_open", tag, 1, level, [start, behind], mark[-1], {AT: items[0].start()})
    if tag == "ol" and int(mark[:-1]) != 1:
        opening.attrs = {"start": int(mark[:-1])}
    tokens = state.tokens
    tokens.append(opening)
    for line, item in enumerate(items, start):
        tokens += _item(state, line, item, behind if line - start + 1 == len(items) else line + 1)
    tokens.append(block_token(f"{name}_close", tag, -1, level, None, mark[-1], {}))


def _item(state: StateBlock, line: int, item: re.Match[str], behind: int) -> tuple[Token, ...]:
    level, at, mark = state.level + 1, item.end(), item[1][-1]
    opening = block_token("list_item_open", "li", 1, level, [line, behind], mark, {AT: item.start()})
    opening.info = item[1][:-1]
    paragraph = block_token("paragraph_open", "p", 1, level + 1, [line, line + 1], "", {AT: at})
    inline = block_token("inline", "", 0, level + 2, [line, line + 1], "", {AT: at, LINES: [at]})
    inline.content, inline.children = mdTrim(state.src[at : state.eMarks[line]]), []
    end = block_token("paragraph_close", "p", -1, level + 1, None, "", {})
    paragraph.hidden = end.hidden = True
    return (opening, paragraph, inline, end, block_token("list_item_close", "li", -1, level, None, mark, {}))
