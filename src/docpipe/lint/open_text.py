"""The file without its code: the lines that a Markdown parser had to judge, for rules about markup that failed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from docpipe.lint.mask import blotted
from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span

_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def open_text(parsed: Parsed) -> str:
    """Return the file with blanks for its front matter, code blocks, blocks of raw HTML and comments; O(length).

    Of the same length as the file, line endings kept, so that an index of the answer is an offset of the file.
    Code spans stay.
    """
    document = parsed.document
    blocks = document.blocks if document else ()
    closed = [Span(0, parsed.body_start), *(comment.span for comment in parsed.comments)]
    closed += [block.span for block in blocks if block.kind in {BlockKind.CODE, BlockKind.HTML}]
    return _blanked(parsed.text, sorted(closed))


def _blanked(text: str, stretches: Iterable[Span]) -> str:
    pieces: list[str] = []
    end = 0
    for span in stretches:
        if span.end > end:
            start = max(span.start, end)
            pieces += text[end:start], blotted(text[start : span.end], " ")
            end = span.end
    return "".join((*pieces, text[end:]))


class TextBlocks:
    """The paragraphs and list items of a document, to be asked by place."""

    def __init__(self, document: Document) -> None:
        """Take them in their order; O(blocks)."""
        self._blocks = sorted((block for block in document.blocks if block.kind in _TEXT), key=_start)

    def at(self, offset: int) -> Block | None:
        """Return the one that the character at `offset` is part of, or None; O(log blocks)."""
        number = bisect_right(self._blocks, offset, key=_start) - 1
        return self._blocks[number] if number >= 0 and offset in self._blocks[number].span else None


def _start(block: Block) -> int:
    return block.span.start
