"""Paragraphs, and headings that a line of `===` or `---` below makes of them, in one look at their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim

from docpipe.parse.fast.tokens import block_token
from docpipe.parse.noted import AT, LINES
from docpipe.parse.positions import line_starts

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_CODE_INDENT = 4


def paragraph(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: ARG001, FBT001, N803 - the library's
    """Read a paragraph or a heading as the stock rules `lheading` and `paragraph` do; nothing else can begin here."""
    # The stock rules look for the end of the text in two ranges; a container ends them at the same line, since what
    # follows it is blank, has ended it as another block would end the text, or stands behind a blank line of its own.
    before, state.parentType = state.parentType, "paragraph"  # which a paragraph, as in the library, leaves behind it
    behind, marker = _end(state, startLine, endLine)
    content = mdTrim(state.getLines(startLine, behind, state.blkIndent, False))  # noqa: FBT003 - the library's
    if marker:
        state.parentType = before
        _push(state, ("heading", "h1" if marker == "=" else "h2", marker), [startLine, behind + 1], behind, content)
    else:
        _push(state, ("paragraph", "p", ""), [startLine, behind], behind, content)
    return True


def _end(state: StateBlock, start: int, end: int) -> tuple[int, str]:
    """Return the line behind the text that begins at `start`, and the character that underlines it, or ""."""
    src, starts, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    (terminates,) = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < end:
        first = starts[line] + shifts[line]
        if first >= ends[line]:
            break
        indent = state.sCount[line] - state.blkIndent
        if indent < _CODE_INDENT:
            if (
                indent >= 0
                and (marker := src[first]) in "=-"
                and not src[first : ends[line]].strip(" \t").strip(marker)
            ):
                return line, marker
            if state.sCount[line] >= 0 and terminates(state, line, end, True):  # noqa: FBT003 - the library's
                break
        line += 1
    return line, ""


def _push(state: StateBlock, what: tuple[str, str, str], lines: list[int], behind: int, content: str) -> None:
    name, tag, markup = what
    start, level, tokens = lines[0], state.level, state.tokens
    at = state.bMarks[start] + state.tShift[start]
    inline = block_token("inline", "", 0, level + 1, [start, behind], "", {AT: at})
    inline.content, inline.children = content, []
    inline.meta[LINES] = [at] if behind == start + 1 else line_starts(state, inline, start, behind)
    tokens.append(block_token(f"{name}_open", tag, 1, level, lines, markup, {AT: at}))
    tokens.append(inline)
    tokens.append(block_token(f"{name}_close", tag, -1, level, None, markup, {}))
    state.line = lines[1]
