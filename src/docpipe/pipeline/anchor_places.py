"""Where the anchors of a block are written: its addresses, code spans and numbers, each with its place in the file."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docpipe.model.block import BlockKind, RunKind
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span
from docpipe.parse.digests import numbers_in


class AnchorKind(enum.StrEnum):
    """What an anchor is; one kind never stands for another."""

    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    NUMBER = "number"


class Anchor(NamedTuple):
    """One anchor as written.

    Attributes:
        value: as it enters the digest.
        span: what is to be replaced to change it.
        order: where it stands in the block.
    """

    kind: AnchorKind
    value: str
    span: Span
    order: int


def anchors_at(parsed: Parsed, index: int) -> tuple[Anchor, ...]:
    """Return the anchors of one block of a readable post, in its order; what is not written plainly is left out."""
    document = parsed.document
    if document is None:
        return ()
    found = [*_addresses(document, index), *_in_text(parsed, document, index)]
    return tuple(sorted(found, key=lambda anchor: anchor.order))


def _addresses(document: Document, index: int) -> Iterator[Anchor]:
    for link in document.links:
        if link.block == index:
            yield Anchor(AnchorKind.LINK, link.target, link.target_span, link.span.start)
    for image in document.images:
        if image.block == index:
            yield Anchor(AnchorKind.IMAGE, image.target, image.target_span, image.span.start)


def _in_text(parsed: Parsed, document: Document, index: int) -> Iterator[Anchor]:
    block = document.blocks[index]
    if block.kind in {BlockKind.TITLE, BlockKind.DESCRIPTION}:
        written = block.span.of(parsed.text)
        if block.text in {written, written[1:-1]}:
            yield from _numbers(block.text, block.span.start + (written != block.text))
        return
    for run in parsed.runs_of(index):
        if len(run.span) != len(run.text):
            continue
        if run.kind is RunKind.CODE:
            yield Anchor(AnchorKind.CODE, f"`{run.text}", run.span, run.span.start)
        elif run.kind in {RunKind.TEXT, RunKind.ALT}:
            yield from _numbers(run.text, run.span.start)


def _numbers(text: str, offset: int) -> Iterator[Anchor]:
    for start, end, value in numbers_in(text):
        yield Anchor(AnchorKind.NUMBER, value, Span(offset + start, offset + end), offset + start)


def are_complete(anchors: Sequence[Anchor], values: Sequence[str]) -> bool:
    """Tell whether these are all anchors of a block, by the values that entered its digest."""
    return sorted(anchor.value for anchor in anchors) == list(values)
