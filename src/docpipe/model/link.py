"""What a post points at: links, images, and the definitions they refer to."""

from __future__ import annotations

import enum

import msgspec

from docpipe.model.text import Span


class LinkKind(enum.StrEnum):
    """How a link is written.

    `tag` is one that only a generator sees: `[text]({{< ref "a.md" >}})`. `bare` is an address in the text, which
    docpipe makes no link of and other generators do.
    """

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    BARE = "bare"
    TAG = "tag"
    HTML = "html"
    FRONT_MATTER = "front-matter"


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A link as written.

    Attributes:
        span: the whole of it, `[text](target)`.
        target: the destination, escapes and entities undone, not percent-decoded.
        target_span: where the destination is written, for a reference in its definition.
        block: index of its block, or -1.
        language: of what it leads to, where raw HTML says so (`hreflang`), else "".
        text: what the reader reads of it; "" for one of raw HTML.
    """

    kind: LinkKind
    span: Span
    target: str
    target_span: Span
    block: int = -1
    language: str = ""
    text: str = ""


class Image(msgspec.Struct, frozen=True, array_like=True):
    """An image as written; as `Link`, with its alternative text."""

    kind: LinkKind
    span: Span
    target: str
    target_span: Span
    alt: str = ""
    block: int = -1


class Definition(msgspec.Struct, frozen=True, array_like=True):
    """A link reference definition, `[label]: target`, or a footnote's, `[^label]: …`."""

    label: str
    span: Span
    target: str = ""
    target_span: Span = Span(0, 0)
