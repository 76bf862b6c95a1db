"""A block's Markdown without the file around it, and back: what is compared, what is shown, what is edited."""

from __future__ import annotations

import re
from functools import reduce

from docpipe.model.block import Block, BlockKind
from docpipe.model.text import LineIndex
from docpipe.parse.extensions.cjk import joins

FIELDS = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
"""Blocks of the front matter: they hold text, not Markdown."""

SINGLE = FIELDS | {BlockKind.HEADING, BlockKind.CELL, BlockKind.ALT, BlockKind.ADMONITION_TITLE}
"""Blocks that stand on one line."""

_LINE_END = re.compile(r"\r\n?|\n")
_BLANKS = re.compile(r"[ \t]*+(?:\r\n?|\n)[ \t]*+")
_MARKS = re.compile(r"[ \t]*+(?:\r\n?|\n)[ \t>]*+")
_LEADING = re.compile(r"[ \t]*+")
_LEADING_MARKS = re.compile(r"[ \t>]*+")
_HARD_BREAK = re.compile(r"(?<=\S)(?: {2,}|\t+)$")
# A pipe behind an even number of backslashes ends the cell.
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def one_line(text: str, block: Block) -> str:
    """Return a block as it is written in its file, on one line; of the front matter, what it says.

    Args:
        text: of the whole file.
        block: of that file.
    """
    if block.kind in FIELDS:
        return " ".join(block.text.split())
    lines = (_MARKS if "q" in block.nesting else _BLANKS).split(block.span.of(text))
    return reduce(_joined, lines).strip()


def _joined(before: str, line: str) -> str:
    """Join lines as a reader sees them: between Han, a line's end is no space."""
    return f"{before}{line}" if joins(before[-1:], line[:1]) else f"{before} {line}"


def written(text: str, block: Block) -> str:
    """Return a block as somebody would write it on its own, line by line.

    The marks of quotes and the indents of lists are gone, and a hard line break is a backslash, which no editor strips.
    """
    if block.kind in FIELDS:
        return " ".join(block.text.split())
    marks = _LEADING_MARKS if "q" in block.nesting else _LEADING
    first, *rest = _LINE_END.split(block.span.of(text))
    lines = [first, *(marks.sub("", line, count=1) for line in rest)]
    broken = [_HARD_BREAK.sub(r"\\", line) for line in lines[:-1]]
    return "\n".join(line.rstrip() for line in (*broken, lines[-1])).strip()


def in_place(wanted: str, lines: LineIndex, block: Block) -> str:
    """Return a text as it has to be written in the place of a block of the body; the inverse of `written`.

    Args:
        wanted: without blank lines.
        lines: of the file that it goes to.
        block: whose place it takes.
    """
    if block.kind in SINGLE:
        joined = " ".join(wanted.split("\n"))
        return _PIPE.sub(r"\1\\|", joined) if block.kind is BlockKind.CELL else joined
    return f"\n{_further(lines, block)}".join(wanted.split("\n"))


def _further(lines: LineIndex, block: Block) -> str:
    """Return what stands before each further line of a block: as it is, or, of one line, as it would be."""
    first = lines.position(block.span.start)
    last = lines.position(max(block.span.end - 1, block.span.start))
    if last.line > first.line:
        marks = _LEADING_MARKS if "q" in block.nesting else _LEADING
        line = lines.line_span(first.line + 1).of(lines.text)
        found = marks.match(line)
        return found[0] if found else ""
    before = lines.text[lines.starts[first.line - 1] : block.span.start].lstrip("\ufeff")
    return "".join(mark if mark in "> \t" else " " for mark in before)
