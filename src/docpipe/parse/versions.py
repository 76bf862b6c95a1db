"""The blocks of one version of a post after the other, for a fraction of the work: what did not change is known.

A heading at the start of a line ends whatever stands before it, and so does a letter there after a blank line. So the
stretches between them can be read on their own, and most of them are those of the version before. The blocks are the
same as those of `parse`, but for their spans, which say nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise

from docpipe.model.block import Block, BlockKind
from docpipe.model.source import Digest, SourceFile
from docpipe.model.text import Span
from docpipe.parse.blocks import field_block
from docpipe.parse.delimiters import find_delimited
from docpipe.parse.document import parse
from docpipe.parse.mdx import plain_markdown
from docpipe.parse.options import ParseOptions
from docpipe.parse.refusal import RefusedError

_NO_DIGEST = Digest("")
_START_OR_FENCE = re.compile(r"\n(?:\r?\n(?=([^\W\d_]))|#{1,6}[ \t]|([ \t]*+)(`{3,}+|~{3,}+))")
_HTML_LINE = re.compile(r"^[ \t]*+<", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*+\r?\n")
# A paragraph on one line without a character that means anything to any dialect of Markdown.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[，。；：、！？（）《》“”,;?%]| (?! )|\.(?=\s)|-(?=\w))*+\n\n")
_BLANK_ENDS = ("\n\n", "\n\r\n")
_MOST_INDENT = 3
# What reaches over headings: definitions and footnotes, …
_DEFINITION = re.compile(r"^[ \t>]*+(?:(?:[-*+]|\d++[.)])[ \t]++)?\[[^\]\n]++\]:", re.MULTILINE)
# … HTML that ends at its own mark only, …
_OPENED = re.compile(r"<(?:!--|!\[CDATA|\?|(?:pre|script|style|textarea)\b)", re.IGNORECASE)
_CLOSED = re.compile(r"-->|\]\]>|\?>|</(?:pre|script|style|textarea)>", re.IGNORECASE)
# … and containers.
_CONTAINER = re.compile(r"^[ \t]*+:{3,}+[ \t]*+(\S?)", re.MULTILINE)


class VersionReader:
    """Reads versions of one file; what it has read stays known until it is dropped."""

    def __init__(self, file: SourceFile, options: ParseOptions) -> None:
        """Take what all versions have in common."""
        self._file = file
        self._options = options
        self._known: dict[str, tuple[Block, ...] | None] = {}

    def blocks(self, text: str) -> tuple[Block, ...] | None:
        """Return the blocks of a version, None where it cannot be read as a post."""
        return self.blocks_of((text,))[0]

    def blocks_of(self, texts: Iterable[str]) -> list[tuple[Block, ...] | None]:
        """Return likewise for several versions at once, since every reading costs something."""
        versions = [self._pieces(text) for text in texts]
        # What a text begins with may be front matter, which is none behind anything else.
        for first, *_ in versions:
            if first not in self._known:
                self._known[first] = self._parsed(first)
        later = dict.fromkeys(piece for _, *pieces in versions for piece in pieces if piece not in self._known)
        plain = {piece: _plain_paragraph(piece) for piece in later if _PLAIN.fullmatch(piece)}
        self._known.update(plain)
        self._learn([piece for piece in later if piece not in plain])
        return [self._joined(pieces) for pieces in versions]

    def _pieces(self, text: str) -> Sequence[str]:
        start = _body_start(text)
        if self._file.path.endswith(".mdx"):
            # What reaches over paragraphs and is no Markdown is gone then, and reading that again changes nothing.
            plain = text[:start] + plain_markdown(text[start:])[0]
            if _body_start(plain) != start:
                return (text,)
            text = plain
        return (text,) if _DEFINITION.search(text) else _stretches(text, start)

    def _joined(self, pieces: Sequence[str]) -> tuple[Block, ...] | None:
        if any(piece not in self._known for piece in pieces):
            return self._parsed("".join(pieces))
        found = [self._known[piece] for piece in pieces]
        return None if None in found else tuple(chain.from_iterable(filter(None, found)))

    def _learn(self, pieces: Sequence[str]) -> None:
        """Read stretches in one go; nothing becomes known where that cannot be done."""
        texts = [piece if piece.endswith(_BLANK_ENDS) else f"{piece}\n\n" for piece in pieces]
        blocks = self._parsed("".join(texts)) if pieces else None
        if blocks is None:
            return
        starts = [0, *accumulate(map(len, texts))]
        found: list[list[Block]] = [[] for _ in pieces]
        for block in blocks:
            found[bisect_right(starts, block.span.start) - 1].append(block)
        self._known.update(zip(pieces, map(tuple, found), strict=True))

    def _parsed(self, text: str) -> tuple[Block, ...] | None:
        document = parse(text, self._file, self._options, digest=_NO_DIGEST, bodies=False).document
        return None if document is None else document.blocks


def _plain_paragraph(piece: str) -> tuple[Block, ...]:
    text = piece.rstrip()
    return (field_block(BlockKind.PARAGRAPH, Span(0, len(text)), text),)


def _body_start(text: str) -> int:
    try:
        front = find_delimited(text)
    except RefusedError:
        front = None
    return front.end if front else 0


def _stretches(text: str, start: int) -> list[str]:
    """Return the text in pieces that begin at headings or paragraphs; one piece where something may reach over them.

    Args:
        text: of a version.
        start: of its body.
    """
    # A container holds paragraphs, and ends at a heading no more than they do.
    has_containers = _CONTAINER.search(text, start) is not None
    fence, indent = "", 0
    places = [0]
    # The first line begins without a line end before it.
    for mark in _START_OR_FENCE.finditer("\n" + text[start:]):
        if mark[3] is None:
            place = start + (mark.end() - 1 if mark[1] else mark.start())
            is_start = not fence and place > start and not (mark[1] and has_containers)
            places += [place] if is_start and (mark[1] or not _is_in_html(text, places[-1], place)) else []
        elif not fence:
            if _is_in_html(text, places[-1], start + mark.start()):
                return [text]  # It is no fence there.
            fence, indent = mark[3], len(mark[2])
        elif mark[3].startswith(fence) and len(mark[2]) <= indent + _MOST_INDENT:
            fence = ""
    pieces = [text[one:other] for one, other in pairwise([*places, len(text)])]
    may_reach_over = has_containers or _OPENED.search(text) is not None
    return pieces if not fence and not (may_reach_over and not all(map(_is_whole, pieces))) else [text]


def _is_in_html(text: str, start: int, end: int) -> bool:
    """Tell whether a heading at `end` stands in HTML, which goes on to the next blank line."""
    if text.endswith(_BLANK_ENDS, start, end):
        return False
    return _HTML_LINE.search(_BLANK_LINE.split(text[start:end])[-1]) is not None


def _is_whole(piece: str) -> bool:
    """Tell whether nothing that a stretch opens is left open at its end."""
    if len(_OPENED.findall(piece)) != len(_CLOSED.findall(piece)):
        return False
    marks = _CONTAINER.findall(piece)
    return 2 * sum(map(bool, marks)) == len(marks)
