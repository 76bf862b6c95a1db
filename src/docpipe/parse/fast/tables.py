"""Tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim

from docpipe.parse.noted import AT, LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock

_DELIMITERS = re.compile(r"(?!-[ \t])[|:-][|:\- \t]+")
_DELIMITER = re.compile(r"(:?)-+(:?)")
_ALIGNMENTS = {"  ": "", ": ": "left", " :": "right", "::": "center"}
_PIPE = re.compile(r"(?<!\\)\|")
_MAX_MISSING = 0x10000
"""Cells that rows may lack, as the stock rule limits them."""


def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - the library's
    """Read a table as the stock rule does, and note the places of its tokens."""
    if startLine + 2 > endLine or state.sCount[startLine + 1] < state.blkIndent or state.is_code_block(startLine + 1):
        return False
    alignments = _alignments(_line(state, startLine + 1)[1])
    if alignments is None:
        return False
    at, heading = _line(state, startLine)
    heading = mdTrim(heading)
    if "|" not in heading or state.is_code_block(startLine):
        return False
    cells = _cells(heading)
    if not cells or len(cells) != len(alignments):
        return False
    if not silent:
        _push(state, (startLine, endLine), cells, alignments, at)
    return True


def _line(state: StateBlock, line: int) -> tuple[int, str]:
    start = state.bMarks[line] + state.tShift[line]
    return start, state.src[start : state.eMarks[line]]


def _alignments(line: str) -> list[str] | None:
    """Return how the columns are aligned, or None where no line of delimiters is one."""
    if _DELIMITERS.fullmatch(line) is None:
        return None
    columns = [mdTrim(column) for column in line.split("|")]
    if not columns[-1]:
        columns.pop()
    if columns and not columns[0]:
        del columns[0]
    found = []
    for column in columns:
        match = _DELIMITER.fullmatch(column)
        if match is None:
            return None
        found.append(_ALIGNMENTS[(match[1] or " ") + (match[2] or " ")])
    return found


def _cells(row: str) -> list[str]:
    cells = [cell.replace("\\|", "|") for cell in _PIPE.split(row)] if "\\" in row else row.split("|")
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _push(
    state: StateBlock, lines: tuple[int, int], heading: Sequence[str], alignments: Sequence[str], at: int
) -> None:
    start, end = lines
    before, state.parentType = state.parentType, "table"
    table_lines = _open(state, "table", start, at)
    _open(state, "thead", start, at)
    _row(state, "th", heading, alignments, start)
    state.push("thead_close", "thead", -1)
    behind = _body(state, start + 2, end, alignments)
    state.push("table_close", "table", -1)
    table_lines[1] = behind
    state.parentType = before
    state.line = behind


def _open(state: StateBlock, tag: str, line: int, at: int) -> list[int]:
    """Open an element and return its lines, of which the end may change."""
    opening = state.push(f"{tag}_open", tag, 1)
    opening.map = [line, line + 1]
    opening.meta[AT] = at
    return opening.map


def _body(state: StateBlock, first: int, end: int, alignments: Sequence[str]) -> int:
    """Read the rows and return the line behind them."""
    (terminates,) = state.md.block.ruler.getRules("blockquote")
    body: list[int] = []
    missing, line = 0, first
    while line < end:
        # A line that is nothing but blanks ends the table, and so does what begins another block.
        if state.sCount[line] < state.blkIndent or terminates(state, line, end, True):  # noqa: FBT003 - the library's
            break
        at, row = _line(state, line)
        row = mdTrim(row)
        if not row or state.is_code_block(line):
            break
        cells = _cells(row)
        missing += len(alignments) - len(cells)
        if missing > _MAX_MISSING:
            break
        if line == first:
            body = _open(state, "tbody", first, at)
        _row(state, "td", cells, alignments, line)
        line += 1
    if body:
        body[1] = line
        state.push("tbody_close", "tbody", -1)
    return line


def _row(state: StateBlock, tag: str, cells: Sequence[str], alignments: Sequence[str], line: int) -> None:
    at = state.bMarks[line] + state.tShift[line]
    _open(state, "tr", line, at)
    for number, alignment in enumerate(alignments):
        opening = state.push(f"{tag}_open", tag, 1)
        if alignment:
            opening.attrs = {"style": f"text-align:{alignment}"}
        inline = state.push("inline", "", 0)
        inline.map, inline.children = [line, line + 1], []
        inline.content = mdTrim(cells[number]) if number < len(cells) else ""
        inline.meta.update({AT: at, LINES: [at]})
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
