"""What a fix has really changed of a post: two parses compared, aspect by aspect.

A fix is judged by what the parser makes of its text, never by what it means to do. Whatever its rule did
not declare must be the same before and after, and what it writes as text must be read as just that text.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from docpipe.lint.aspect import Aspect
from docpipe.lint.bare_addresses import bare_addresses
from docpipe.model.block import BlockKind, Run, RunKind
from docpipe.model.body import Body, Slot, SlotKind
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.front_matter import Field
from docpipe.model.link import LinkKind
from docpipe.model.text import Span

_STRUCTURE = frozenset({Aspect.INLINE, Aspect.BLOCKS})
# With these alone, an edit of prose can be told from every other edit by its place.
_PLACED = frozenset({Aspect.TEXT, Aspect.CODE, Aspect.URLS, Aspect.FRONT_MATTER})
_PROSE = (RunKind.TEXT, RunKind.ALT)
_PARTS = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>|\0([^\0]*)\0")
_ALT = re.compile(r' alt="[^"]*"')
_INLINE = frozenset({"a", "br", "code", "em", "img", "s", "strong", "sup"})
# These count their own; the others count the document's, which says nothing of the structure.
_COUNTED = frozenset({SlotKind.NOTE, SlotKind.BACK, SlotKind.LABEL})
_NOTHING, _TEXT, _OTHER, _INSIDE = 0, 1, 2, 3

Values = dict[Aspect, object]


class Picture(msgspec.Struct, frozen=True):
    """What a readable post is, in a form that can be compared.

    Attributes:
        values: by aspect.
        order: blocks and inline marks as they follow one another.
    """

    values: Values
    order: tuple[str, ...]


def undeclared(before: Parsed, after: Parsed, edits: Sequence[Edit], allowed: frozenset[Aspect]) -> tuple[Aspect, ...]:
    """Return what the edits changed besides what they may change, in the order of `Aspect`.

    Args:
        before: a post that could be read.
        after: the same with the edits made; it could be read, too.
        edits: what was done, in order.
        allowed: what the rule declares.
    """
    old, new = picture(before), picture(after)
    changed = [aspect for aspect in Aspect if aspect not in allowed and old.values[aspect] != new.values[aspect]]
    if changed or allowed & _STRUCTURE:
        return tuple(changed)
    if old.order != new.order:
        return (Aspect.INLINE,)
    return _misplaced(before, after, edits, allowed)


def picture(parsed: Parsed) -> Picture:
    """Return what is compared of a readable post."""
    document, body = parsed.document, parsed.body
    assert document is not None  # noqa: S101 # the caller has a readable post
    assert body is not None  # noqa: S101 # every readable post has one
    marks = _Marks()
    for markup in _markup(body):
        marks.read(markup)
    values: Values = {
        Aspect.TEXT: _prose(parsed),
        Aspect.INLINE: tuple(marks.inline),
        Aspect.BLOCKS: (tuple(marks.blocks), tuple(note.label for note in parsed.notes)),
        Aspect.CODE: tuple(marks.code),
        Aspect.URLS: _addresses(parsed, document),
        Aspect.FRONT_MATTER: _fields(document.front_matter.fields if document.front_matter else ()),
        Aspect.IDS: tuple(heading.id for heading in document.headings if heading.explicit),
        Aspect.HTML: tuple(stretch.text for stretch in parsed.html),
        Aspect.COMMENTS: (tuple(comment.text for comment in parsed.comments), body.truncate >= 0),
    }
    return Picture(values, (*marks.order, str(body.truncate)))


class _Marks:
    """Gathers the tags of rendered markup, and what stands between those of code."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.inline: list[str] = []
        self.order: list[str] = []
        self.code: list[str] = []

    def read(self, markup: str) -> None:
        code = -1
        for match in _PARTS.finditer(markup):
            closing, tag, attributes, slot = match.groups()
            mark = slot or closing + tag + _ALT.sub("", attributes)
            if tag in {"pre", "code"}:
                mark = closing + tag
                self.code.append(attributes)
            if tag == "code" and not closing:
                code = match.end()
            elif tag == "code" and code >= 0:
                self.code.append(markup[code : match.start()])
            inline = tag in _INLINE or (slot or "").startswith(SlotKind.NOTE.value)
            (self.inline if inline else self.blocks).append(mark)
            self.order.append(mark)


def _markup(body: Body) -> Iterator[str]:
    """Yield the markup of every piece, with a mark for each slot that no text can hold."""
    notes = (piece for note in body.notes for piece in note.pieces)
    for piece in (*body.pieces, *notes):
        yield "".join(_slot(part) if isinstance(part, Slot) else part for part in piece.parts)


def _slot(slot: Slot) -> str:
    # Inside a tag the marks are part of its attributes.
    return f"\0{slot.kind.value}{slot.index if slot.kind in _COUNTED else ''}\0"


def _addresses(parsed: Parsed, document: Document) -> object:
    links = (link.target for link in document.links if link.kind is not LinkKind.FRONT_MATTER)
    images = (image.target for image in document.images if image.kind is not LinkKind.FRONT_MATTER)
    definitions = ((each.label, each.target) for each in parsed.definitions)
    return tuple(links), tuple(images), tuple(definitions), tuple(bare_addresses(parsed))


def _fields(fields: Sequence[Field]) -> object:
    return tuple((field.key, repr(field.value), field.text) for field in fields)


def _prose(parsed: Parsed) -> str:
    """Return everything that is read as text, without white space: where lines end is no matter of text."""
    return _solid("".join(run.text for run in parsed.runs if run.kind in _PROSE))


def _solid(text: str) -> str:
    return "".join(text.split())


def _misplaced(before: Parsed, after: Parsed, edits: Sequence[Edit], allowed: frozenset[Aspect]) -> tuple[Aspect, ...]:
    """Return what was touched besides text, by the place of the edits, and by how their text is read."""
    places = _places(before, allowed)
    for edit in edits:
        touched = _touched(edit.span, before.text, places)
        if touched is not None:
            own = Aspect.FRONT_MATTER if edit.span.start < before.body_start else touched
            return (own,)
    if Aspect.TEXT in allowed and allowed <= _PLACED and _expected(before, edits, places) != _prose(after):
        return (Aspect.INLINE,)
    return ()


def _touched(span: Span, text: str, places: bytearray) -> Aspect | None:
    """Return what an edit of `span` touches that it may not, or None.

    Blanks within a block are part of its text; those around blocks make the structure, though a parser may
    see no difference. Ideographic ones never do.
    """
    if not span:
        return None if any(_around(span, places)) else Aspect.BLOCKS
    for offset in range(span.start, span.end):
        if places[offset] == _INSIDE and not text[offset].isspace():
            return Aspect.INLINE
        if places[offset] == _NOTHING and (text[offset].isascii() or not text[offset].isspace()):
            return Aspect.BLOCKS
    return None


def _around(span: Span, places: bytearray) -> bytearray:
    """Return the places an edit is about; where it inserts, those beside it."""
    return places[span.start : span.end] or places[max(span.start - 1, 0) : span.end + 1]


def _places(parsed: Parsed, allowed: frozenset[Aspect]) -> bytearray:
    """Return for every character whether it may be changed, as text or as something else."""
    places = bytearray(len(parsed.text))
    blocks = parsed.document.blocks if parsed.document else ()
    for block in blocks:
        if block.kind not in {BlockKind.CODE, BlockKind.HTML} and block.span.start >= parsed.body_start:
            places[block.span.start : block.span.end] = bytes((_INSIDE,)) * len(block.span)
    for span in _other_places(parsed, allowed):
        places[span.start : span.end] = bytes((_OTHER,)) * len(span)
    if Aspect.TEXT in allowed:
        for run in parsed.runs:
            if run.kind in _PROSE:
                places[run.span.start : run.span.end] = bytes((_TEXT,)) * len(run.span)
    return places


def _other_places(parsed: Parsed, allowed: frozenset[Aspect]) -> Iterator[Span]:
    document = parsed.document
    if document is None:
        return
    if Aspect.FRONT_MATTER in allowed:
        yield Span(0, parsed.body_start)
    if Aspect.CODE in allowed:
        yield from (run.span for run in parsed.runs if run.kind is RunKind.CODE)
        yield from (block.span for block in document.blocks if block.kind is BlockKind.CODE)
    if Aspect.URLS in allowed:
        yield from (link.target_span for link in document.links)
        yield from (image.target_span for image in document.images)
        yield from (definition.target_span for definition in parsed.definitions)
    if Aspect.IDS in allowed:
        yield from (parsed.lines.line_span(parsed.lines.position(each.span.start).line) for each in document.headings)
    if Aspect.HTML in allowed:
        yield from (stretch.span for stretch in parsed.html)
    if Aspect.COMMENTS in allowed:
        yield from (comment.span for comment in parsed.comments)


def _expected(before: Parsed, edits: Sequence[Edit], places: bytearray) -> str:
    """Return the prose of the post as it should be read afterwards, by the letter of the edits."""
    items = [(edit.span.start, 0, edit.text) for edit in edits if _OTHER not in _around(edit.span, places)]
    ends = [edit.span.end for edit in edits]
    for run in before.runs:
        if run.kind in _PROSE:
            first = bisect_left(ends, run.span.start)
            items += _left_of_run(run, itertools.islice(edits, first, None))
    return _solid("".join(text for *_, text in sorted(items)))


def _left_of_run(run: Run, edits: Iterable[Edit]) -> Iterator[tuple[int, int, str]]:
    """Yield what the edits leave of a run; an escape that they cut is left whole, and so found out."""
    start, end = run.span.start, run.span.end
    met = [edit.span for edit in itertools.takewhile(lambda edit: edit.span.start <= end, edits)]
    if len(run.span) != len(run.text):
        if not any(span.start <= start and end <= span.end for span in met):
            yield start, 1, run.text
        return
    for span in met:
        if start < span.start:
            yield start, 1, run.text[start - run.span.start : span.start - run.span.start]
        start = max(start, span.end)
    if start < end:
        yield start, 1, run.text[start - run.span.start :]
