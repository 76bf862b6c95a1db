"""Tokens to blocks: the units that are translated, their digests, and the headings among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.model.block import Block, BlockKind, Heading
from docpipe.model.link import Definition
from docpipe.model.text import Span
from docpipe.parse import digests
from docpipe.parse.collector import Collector, Reading
from docpipe.parse.inline import read_inline
from docpipe.parse.noted import AT
from docpipe.parse.places import ParserText, inline_places
from docpipe.parse.slugs import slug, unique

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from docpipe.config.schema import SlugDialect

BLOCK = "block"
HEADING = "heading"

_CONTAINERS = {
    "blockquote_open": "q",
    "bullet_list_open": "u",
    "ordered_list_open": "o",
    "table_open": "t",
    "admonition_open": "a",
    "footnote_reference_open": "f",
}
_CONTAINER_ENDS = frozenset(kind.replace("_open", "_close") for kind in _CONTAINERS)
_KINDS = {"heading_open": BlockKind.HEADING, "admonition_title_open": BlockKind.ADMONITION_TITLE}


class BlockReader:
    """Reads the blocks of one document's tokens; tokens keep the number of their block."""

    def __init__(self, source: ParserText, collector: Collector, blocks: list[Block], dialect: SlugDialect) -> None:
        """Append to `blocks`, which may hold those of the front matter already."""
        self.blocks = blocks
        self.headings: list[Heading] = []
        self.notes: list[Definition] = []
        self._source = source
        self._collector = collector
        self._dialect = dialect
        self._ids: dict[str, int] = {}
        self._explicit: set[str] = set()
        self._nesting: list[str] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of the body, in order."""
        column = 0
        # The author's own ids are taken from the start: a slug makes way for them wherever they stand.
        self._ids = {str(token.meta["id"]): 0 for token in tokens if "id" in token.meta}
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._inline(tokens[index - 1], token, column)
                column += tokens[index - 1].tag in {"th", "td"}
            elif token.type in _CONTAINERS:
                self._nesting.append(_CONTAINERS[token.type])
                if token.type == "footnote_reference_open":
                    self._note(token)
            elif token.type in _CONTAINER_ENDS:
                self._nesting.pop()
            elif token.type == "tr_open":
                column = 0
            elif token.type in {"fence", "code_block", "math_block"}:
                self._verbatim(token, BlockKind.CODE)
            elif token.type == "html_block":
                self._verbatim(token, BlockKind.HTML)

    def _inline(self, opening: Token, inline: Token, column: int) -> None:
        number = opening.meta[BLOCK] = len(self.blocks)
        places = inline_places(inline, opening, self._source, column)
        first_link, first_image = len(self._collector.links), len(self._collector.images)
        own, *descriptions = read_inline(inline, places, number, self._collector)
        targets = [link.target for link in self._collector.links[first_link:]]
        targets += [image.target for image in self._collector.images[first_image:]]
        level = int(opening.tag[1]) if opening.type == "heading_open" else column if opening.tag in {"th", "td"} else 0
        nesting = "".join(self._nesting)
        self.blocks.append(_block(self._kind(opening), own, targets, nesting, level))
        if opening.type == "heading_open":
            self._heading(opening)
        self.blocks += (_block(BlockKind.ALT, description, (), nesting, 0) for description in descriptions)

    def _kind(self, opening: Token) -> BlockKind:
        if opening.tag in {"th", "td"}:
            return BlockKind.CELL
        if opening.type in _KINDS:
            return _KINDS[opening.type]
        return BlockKind.ITEM if self._nesting and self._nesting[-1] in "uo" else BlockKind.PARAGRAPH

    def _heading(self, opening: Token) -> None:
        """Give the heading of the last block its id: the author's own, else a slug that avoids those."""
        number, block = len(self.blocks) - 1, self.blocks[-1]
        written = opening.meta.get("id")
        wanted = str(written) if written is not None else slug(block.text, self._dialect)
        repeated = wanted in (self._explicit if written is not None else self._ids)
        made = wanted if written is not None and not repeated else unique(wanted, self._ids) if wanted else ""
        if written is not None:
            self._explicit.add(wanted)
        opening.meta[HEADING] = len(self.headings)
        self.headings.append(Heading(number, block.level, block.text, block.span, made, written is not None, repeated))

    def _verbatim(self, token: Token, kind: BlockKind) -> None:
        token.meta[BLOCK] = len(self.blocks)
        span = self._lines(token)
        code = kind is BlockKind.CODE
        anchors = digests.anchors_of("", [token.content]) if code else digests.anchors_of(token.content)
        self.blocks.append(
            Block(
                kind,
                span,
                token.content,
                "".join(self._nesting),
                loose=digests.loose_digest(token.content),
                anchors=digests.anchors_digest(anchors),
                anchor_values=anchors,
                translatable=False,
            )
        )

    def _lines(self, token: Token) -> Span:
        """Return the span of a block that is a run of whole lines, trailing blank lines left out."""
        start = token.meta[AT]
        first, last = token.map or (0, 1)
        end = start
        for _ in range(last - first):
            line_end = self._source.text.find("\n", end)
            end = len(self._source.text) if line_end < 0 else line_end + 1
        kept = self._source.text[start:end].rstrip()
        return self._source.span(start, start + len(kept))

    def _note(self, token: Token) -> None:
        start = token.meta[AT]
        label = token.meta["label"]
        span = self._source.span(start, start + len("[^]:") + len(label))
        self.notes.append(Definition(label, span))


def _block(kind: BlockKind, reading: Reading, targets: Sequence[str], nesting: str, level: int) -> Block:
    prose = "".join(reading.prose)
    anchors = digests.anchors_of(prose, reading.codes, targets)
    han, words = digests.counts(prose)
    return Block(
        kind,
        reading.span,
        "".join(reading.text),
        nesting,
        level,
        loose=digests.loose_digest(prose),
        anchors=digests.anchors_digest(anchors),
        anchor_values=anchors,
        han=han,
        words=words,
        translatable=digests.has_letters(prose),
    )


def field_block(kind: BlockKind, span: Span, value: str) -> Block:
    """Return the block of a front-matter text, a title or a description."""
    return _block(kind, Reading.of(span, value), (), "", 0)
