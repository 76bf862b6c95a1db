"""The blocks of one version of a post after the other, for a fraction of the work: what did not change is known.

A heading at the start of a line ends whatever stands before it, so that the stretches between headings can be
read on their own, and most of them are those of the version before. The blocks are the same as those of `parse`,
but for their spans, which count from the start of their stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docpipe.model.block import Block
from docpipe.model.source import Digest, SourceFile
from docpipe.parse.delimiters import find_delimited
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.parse.refusal import RefusedError

_NO_DIGEST = Digest("")
_HEADING_OR_FENCE = re.compile(r"^(?:#{1,6}[ \t]|[ \t]*+(`{3,}+|~{3,}+))", re.MULTILINE)
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
        self._known: dict[str, tuple[Block, ...]] = {}

    def blocks(self, text: str) -> tuple[Block, ...] | None:
        """Return the blocks of a version, None where it cannot be read as a post."""
        if self._file.path.endswith(".mdx") or _DEFINITION.search(text):
            return self._read(text)
        found: list[Block] = []
        for stretch in _stretches(text):
            blocks = self._read(stretch)
            if blocks is None:
                return self._read(text)
            found += blocks
        return tuple(found)

    def _read(self, text: str) -> tuple[Block, ...] | None:
        known = self._known.get(text)
        if known is None:
            document = parse(text, self._file, self._options, digest=_NO_DIGEST, bodies=False).document
            if document is None:
                return None
            known = self._known[text] = document.blocks
        return known


def _stretches(text: str) -> Iterator[str]:
    """Yield the text in pieces that begin at headings; one piece where something may reach over them."""
    try:
        front = find_delimited(text)
    except RefusedError:
        front = None
    start = front.end if front else 0
    fence = ""
    places = [0]
    for mark in _HEADING_OR_FENCE.finditer(text, start):
        if not mark[1]:
            places += [mark.start()] if not fence and mark.start() > start else []
        elif not fence:
            fence = mark[1]
        elif mark[1].startswith(fence):
            fence = ""
    pieces = [text[one:other] for one, other in pairwise([*places, len(text)])]
    yield from pieces if not fence and all(map(_is_whole, pieces)) else [text]


def _is_whole(piece: str) -> bool:
    """Tell whether nothing that a stretch opens is left open at its end."""
    if len(_OPENED.findall(piece)) != len(_CLOSED.findall(piece)):
        return False
    marks = _CONTAINER.findall(piece)
    return 2 * sum(map(bool, marks)) == len(marks)
