"""Texts put into a translation: as edits of spans, and only if nothing else reads differently afterwards."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import msgspec

from docpipe.lint.fix import apply_edits, in_style_of
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.front_matter import Meta
from docpipe.model.text import Span

Read = Callable[[str], Parsed]
"""Parses a text as a version of the file at hand."""

_Shape = tuple[str, str, int]


class Part(msgspec.Struct, frozen=True):
    """Edits that belong together, with what they are for.

    Attributes:
        edits: in the order of the text.
        shapes: of the blocks that each edit makes, the descriptions of images left out.
        numbers: of the entries that it carries out.
    """

    edits: tuple[Edit, ...]
    shapes: tuple[tuple[_Shape, ...], ...]
    numbers: tuple[int, ...]


class Made(msgspec.Struct, frozen=True):
    """A text with parts put in.

    Attributes:
        spans: of each edit of `parts`, one after the other, in the new text.
        parts: those that were put in.
        refused: those that would have changed something else.
    """

    parsed: Parsed
    spans: tuple[Span, ...]
    parts: tuple[Part, ...]
    refused: tuple[Part, ...]


def put_in(before: Parsed, parts: Sequence[Part], read: Read) -> Made:
    """Return a text with as many of the parts put in as can be, each on its own where not all go together."""
    made = _with(before, parts, read)
    if made is not None:
        return made
    kept = _fitting(before, parts, read)
    made = _with(before, kept, read)
    if made is None:
        kept = _one_by_one(before, kept, read)
        made = _with(before, kept, read)
    # Without any part, nothing is changed, and that is always possible.
    assert made is not None  # noqa: S101 - see above
    return msgspec.structs.replace(made, refused=tuple(part for part in parts if part not in kept))


def fits(before: Parsed, parts: Sequence[Part], read: Read) -> bool:
    """Tell whether parts together make the blocks they are to make, and change nothing else."""
    return _with(before, parts, read) is not None


def _fitting(before: Parsed, parts: Sequence[Part], read: Read) -> list[Part]:
    """Return those parts that fit without the others of their half: few readings where few parts are refused."""
    if not parts or fits(before, parts, read):
        return list(parts)
    half = len(parts) // 2
    return [*_fitting(before, parts[:half], read), *_fitting(before, parts[half:], read)] if half else []


def _one_by_one(before: Parsed, parts: Sequence[Part], read: Read) -> list[Part]:
    kept: list[Part] = []
    for part in parts:
        kept += [part] if fits(before, [*kept, part], read) else []
    return kept


def _with(before: Parsed, parts: Sequence[Part], read: Read) -> Made | None:
    placed = sorted(
        ((edit, shapes) for part in parts for edit, shapes in zip(part.edits, part.shapes, strict=True)),
        key=lambda each: each[0].span,
    )
    # Insertions at one place stand in the order in which they are given: `sorted` is stable.
    edits = in_style_of(before.text, [edit for edit, _ in placed])
    try:
        text = apply_edits(before.text, edits)
    except ValueError:
        return None
    after = read(text)
    spans = tuple(_new_spans(edits))
    if before.document is None or after.document is None:
        return None
    old = [edit.span for edit in edits]
    wanted = list(_events(before.document, old, [shapes for _, shapes in placed]))
    if wanted != list(_events(after.document, spans, [None] * len(spans))) or not _same_facts(before, after, edits):
        return None
    by_edit = {id(edit): span for (edit, _), span in zip(placed, spans, strict=True)}
    return Made(after, tuple(by_edit[id(edit)] for part in parts for edit in part.edits), tuple(parts), ())


def _new_spans(edits: Sequence[Edit]) -> Iterator[Span]:
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        yield Span(start, start + len(edit.text))
        shift += len(edit.text) - len(edit.span)


_Event = tuple[str, object, object]


def _events(document: Document, spans: Sequence[Span], shapes: Sequence[tuple[_Shape, ...] | None]) -> Iterator[_Event]:
    """Yield what a document says in its order, with what stands in the spans by its shapes alone.

    Args:
        document: one version.
        spans: of the edits in it, ascending.
        shapes: what is to be said of each span; None for what stands there.
    """
    inside: list[list[Block]] = [[] for _ in spans]
    events: list[tuple[int, int, _Event]] = []
    starts = [span.start for span in spans]
    for block in document.blocks:
        number = bisect_right(starts, block.span.start) - 1
        # Where insertions meet an edit, the edit is the last of those that start there.
        if number >= 0 and block.span.end <= spans[number].end:
            inside[number].append(block)
        else:
            events.append((block.span.start, 1, ("block", block.shape, (block.loose, block.anchors))))
    for number, (span, blocks) in enumerate(zip(spans, inside, strict=True)):
        given = shapes[number]
        found = given if given is not None else _shapes(blocks)
        events.append((span.start, 0, ("edit", number, found)))
    return (event for _, _, event in sorted(events, key=lambda each: each[:2]))


def _shapes(blocks: Sequence[Block]) -> tuple[_Shape, ...]:
    is_alt = all(block.kind is BlockKind.ALT for block in blocks)
    return tuple(block.shape for block in blocks if is_alt or block.kind is not BlockKind.ALT)


def _same_facts(before: Parsed, after: Parsed, edits: Sequence[Edit]) -> bool:
    """Tell whether what is said beside the blocks is as it was: other fields, explicit ids, notes and definitions."""
    one, other = before.document, after.document
    assert one is not None  # noqa: S101 - seen by the caller
    assert other is not None  # noqa: S101 - seen by the caller
    is_grown = any(not edit.span for edit in edits)
    if _without_texts(one.meta) != _without_texts(other.meta):
        return False
    if is_grown:
        return True
    return [each.label for each in before.notes] == [each.label for each in after.notes] and one.labels == other.labels


def _without_texts(meta: Meta) -> Meta:
    authors = tuple(msgspec.structs.replace(author, span=Span(0, 0)) for author in meta.authors)
    return msgspec.structs.replace(meta, title="", description="", authors=authors)
