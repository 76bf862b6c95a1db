"""Markup and pairs that a file ends inside of: the judgement behind TR002."""

from __future__ import annotations

import itertools
import re

import msgspec

from docpipe.lint.endings import last_block
from docpipe.lint.scan import Prose, block_prose, ends_sentence, unclosed
from docpipe.model.block import BlockKind
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span

_STRONG = "**"
_LINK = "]("
# A marker that can open: at a start or behind a space, Han or punctuation, and before a word.
_OPENING_STRONG = re.compile(r"(?<![*\\A-Za-z0-9/])\*\*(?=[^\s*/.,，。])")
_OPENING_CODE = re.compile(r"(?<![`\\])`(?=[^\s`]|\Z)")
_LINK_START = re.compile(r"\[[^\[\]\n]+\]\([^()\s]*$")
# The text of a link that never ends; `[0, 1)` and `[ ]` are none, nor is an index, `a[i`.
_LINK_TEXT = re.compile(r"(?<![A-Za-z0-9_\]\\])\[(?=[^\W\d])[^\[\]\n]*$")
_AUTOLINK = re.compile(r"<https?:[^\s<>]*$")
_ROW = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*\|")
# The head and the line of dashes at least; more rows than these tell nothing new.
_FEWEST_ROWS = 2
_FEWEST_BARS = 2
_ROWS = 20


class Construct(msgspec.Struct, frozen=True):
    """Something begun and not ended.

    Attributes:
        span: the mark that opens it; of a table row, the whole row.
        what: its name in English.
    """

    span: Span
    what: str


def open_construct(parsed: Parsed) -> Construct | None:
    """Return what the file ends inside of, or None.

    A text whose last mark ends a sentence was not cut off: there somebody forgot a bracket.
    """
    number = last_block(parsed)
    if parsed.document is None or number < 0:
        return None
    kind = parsed.document.blocks[number].kind
    if kind is BlockKind.CELL:
        return _open_row(parsed.document, number, parsed)
    if kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return None
    prose = block_prose(parsed, number)
    text = prose.text.rstrip()
    line = max(0, text.rfind("\n"))
    for link in filter(None, (pattern.search(text, line) for pattern in (_LINK_START, _LINK_TEXT, _AUTOLINK))):
        return Construct(prose.span(link.start(), link.start() + 1), "link")
    if _is_lone_row(text[line:].strip()):
        row = text.index("|", line)
        return Construct(prose.span(row, row + 1), "table row")
    return None if ends_sentence(text) else _open_pair(prose, text)


def _is_lone_row(line: str) -> bool:
    """Tell whether a line begins a row, and is none since the line of dashes that should follow is missing."""
    return line.startswith("|") and not line.endswith("|") and line.count("|") >= _FEWEST_BARS


def _open_pair(prose: Prose, text: str) -> Construct | None:
    strong = _unpaired(_OPENING_STRONG, _STRONG, text)
    if strong >= 0:
        return Construct(prose.span(strong, strong + len(_STRONG)), "strong emphasis")
    code = _unpaired(_OPENING_CODE, "`", text)
    if code >= 0:
        return Construct(prose.span(code, code + 1), "code span")
    opener = unclosed(text)
    if opener < 0:
        return None
    return Construct(prose.span(opener, opener + 1), "quotation" if text[opener] in "“„「『" else "bracket")


def _unpaired(opening: re.Pattern[str], marker: str, text: str) -> int:
    """Return the index of the last marker if it opens and the others are pairs, else -1."""
    last = text.rfind(marker)
    if last < 0 or text.count(marker) % 2 == 0 or opening.match(text, last) is None:
        return -1
    return last


def _open_row(document: Document, number: int, parsed: Parsed) -> Construct | None:
    """Judge the last row of a table: the rows above all end in `|`, and this one does not."""
    lines = parsed.lines
    last = lines.position(document.blocks[number].span.start).line
    row = lines.line_span(last)
    if row.of(parsed.text).rstrip().endswith("|"):
        return None
    above = [_stripped(parsed, line) for line in range(last - 1, max(0, last - 1 - _ROWS), -1)]
    rows = list(itertools.takewhile(lambda line: _ROW.match(line) is not None, above))
    if len(rows) < _FEWEST_ROWS or not all(line.endswith("|") for line in rows):
        return None
    text = row.of(parsed.text)
    return Construct(Span(row.start + len(text) - len(text.lstrip()), row.start + len(text.rstrip())), "table row")


def _stripped(parsed: Parsed, line: int) -> str:
    return parsed.lines.line_span(line).of(parsed.text).rstrip()
