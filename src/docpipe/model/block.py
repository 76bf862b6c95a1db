"""The text of a post in the units that are translated, and in stretches that slice back to its source."""

from __future__ import annotations

import enum

import msgspec

from docpipe.model.text import Span


class BlockKind(enum.StrEnum):
    """What a block is; the last two are never translated."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    ALT = "alt"
    ADMONITION_TITLE = "admonition-title"
    CODE = "code"
    HTML = "html"


class RunKind(enum.StrEnum):
    """What a run is: prose, or something that is not."""

    TEXT = "text"
    CODE = "code"
    ALT = "alt"
    URL = "url"


class Run(msgspec.Struct, frozen=True):
    """A stretch of text on one line of the source.

    Either `text` is the source itself, character by character, or the run is one escape
    or entity that stands for `text` as a whole.

    Attributes:
        kind: prose or not.
        span: the stretch in the source.
        text: what the reader sees.
        block: index of its block.
        strong: whether it lies in strong emphasis.
        link: index of the link it lies in, or -1.
    """

    kind: RunKind
    span: Span
    text: str
    block: int
    strong: bool = False
    link: int = -1

    def at(self, index: int) -> Span:
        """Return the source span of the character `index` of `text`."""
        if len(self.span) != len(self.text):
            return self.span
        return Span(self.span.start + index, self.span.start + index + 1)

    def part(self, start: int, end: int) -> Span:
        """Return the source span of `text[start:end]`; not empty unless the run is."""
        if len(self.span) != len(self.text):
            return self.span
        return Span(self.span.start + start, self.span.start + end)


class Block(msgspec.Struct, frozen=True, array_like=True):
    """The smallest unit that is translated (or shown) as one.

    Attributes:
        kind: what it is.
        span: from the first to the last character of its content, markup included; for code and HTML
            the whole construct.
        text: its content as the reader sees it, lines joined by a space (or nothing between Han).
        nesting: the containers around it from the outside, one letter each: q quote, u bullet list,
            o ordered list, t table, a admonition, f footnote.
        level: of a heading 1 to 6, the column of a cell from 0, else 0.
        loose: digest of the text, blind to white space, width and quote style; "" if it has none.
        anchors: digest of its URLs, code spans, images and numbers; "" if it has none.
        anchor_values: those, sorted, as they entered the digest.
        han: number of Han characters in prose.
        words: number of words in other scripts, in prose.
        translatable: whether it holds prose at all.
    """

    kind: BlockKind
    span: Span
    text: str
    nesting: str = ""
    level: int = 0
    loose: str = ""
    anchors: str = ""
    anchor_values: tuple[str, ...] = ()
    han: int = 0
    words: int = 0
    translatable: bool = True

    @property
    def shape(self) -> tuple[str, str, int]:
        """What must agree for two blocks to stand at the same place of two versions."""
        return self.kind, self.nesting, self.level


class Heading(msgspec.Struct, frozen=True, array_like=True):
    """A heading and the id it is reached by.

    Attributes:
        block: index of its block.
        level: 1 to 6.
        id: explicit, or the slug of its text, made unique in the document; "" for none.
        explicit: whether the author wrote it as `{#id}`.
        repeated: whether that id stood already, so that `id` is a repaired one.
    """

    block: int
    level: int
    text: str
    span: Span
    id: str
    explicit: bool = False
    repeated: bool = False
