"""A translation that is not there yet, made of its source: the source's lines with the translations in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from docpipe.lint.fix import apply_edits, in_style_of
from docpipe.model.block import Block, BlockKind
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span
from docpipe.pipeline.work.placing import whole_lines
from docpipe.pipeline.work.put_in import Read
from docpipe.translation.work.field_text import field_line, field_text
from docpipe.translation.work.markup import FIELDS, in_place


class New(NamedTuple):
    """A new file, and which of its blocks stands for which of the source."""

    parsed: Parsed
    places: dict[int, int]


class Unmade(NamedTuple):
    """Why a translation cannot be made; one clause without a full stop."""

    reason: str


def new_translation(
    source: Parsed, given: Mapping[int, str], read: Read, *, inherits: bool, partial: bool
) -> New | Unmade:
    """Return a file that says what its source says, in the structure of the source.

    Args:
        source: the file to be translated.
        given: translations by the index of the source block.
        read: parses a text as a version of the new file.
        inherits: whether the site takes date, authors, tags and such from the source; then the new front matter
            holds texts only, else all that the source's holds.
        partial: whether blocks that are not given may be left out.
    """
    ours = _document(source)
    absent = frozenset(_owed(ours)) - given.keys()
    if absent and not partial:
        number = f"{len(absent)} of its {len(absent) + len(given)} blocks"
        return Unmade(f"{number} are not translated yet; translate them, or make it of what there is with --partial")
    cuts = _cuts(source, absent)
    if cuts is None:
        return Unmade("a row or a line has blocks that are not translated beside some that are; translate them, too")
    edits = [*_body_edits(source, given), *(Edit(span, "") for span in cuts)]
    edits += _field_edits(source, given, inherits=inherits)
    text = apply_edits(source.text, in_style_of(source.text, list(_apart(edits))))
    made = read(text)
    gone = _gone(source, absent)
    if not _is_bare(ours, inherits=inherits):
        # The front matter is the source's: what is not translated of it stays there in the source's words.
        gone -= {index for index, block in enumerate(ours.blocks) if block.kind in FIELDS}
    places = _places(ours, made.document, gone)
    if places is None:
        return Unmade(
            "it would not read block by block as its source does; look for marks of Markdown in a translation"
        )
    return New(made, places)


def _places(ours: Document, theirs: Document | None, gone: frozenset[int]) -> dict[int, int] | None:
    """Return the block of the new file for each of the source; None where the two have not the same ones."""
    kept = [index for index, block in enumerate(ours.blocks) if block.kind is not BlockKind.ALT and index not in gone]
    made = theirs.blocks if theirs is not None else ()
    mains = [index for index, block in enumerate(made) if block.kind is not BlockKind.ALT]
    if [ours.blocks[index].shape for index in kept] != [made[index].shape for index in mains]:
        return None
    places = dict(zip(kept, mains, strict=True))
    ends = [*mains[1:], len(made)]
    for index, end in zip(kept, ends, strict=True):
        # Descriptions of images stand behind their block.
        described = [each for each in range(index + 1, len(ours.blocks)) if _is_within(ours.blocks, each, index)]
        if len(described) == end - places[index] - 1:
            places.update(zip(described, range(places[index] + 1, end), strict=True))
    return places


def _is_within(blocks: Sequence[Block], index: int, other: int) -> bool:
    span = blocks[index].span
    return blocks[index].kind is BlockKind.ALT and blocks[other].span.cover(span) == blocks[other].span


def _owed(document: Document) -> Iterator[int]:
    """Yield the blocks to be translated; the description of an image goes with the paragraph around it."""
    spans = [block.span for block in document.blocks if block.translatable and block.kind is not BlockKind.ALT]
    for index, block in enumerate(document.blocks):
        is_inside = block.kind is BlockKind.ALT and any(
            span.start <= block.span.start and block.span.end <= span.end for span in spans
        )
        if block.translatable and not is_inside:
            yield index


def _gone(source: Parsed, absent: frozenset[int]) -> frozenset[int]:
    """Return what the new file has not: what is not translated, and what makes no sense without it."""
    blocks = _document(source).blocks
    rows = {index for run in _stretches(source, absent) for index in run}
    # A paragraph of one image goes where its description is not translated.
    around = {
        index
        for index, block in enumerate(blocks)
        if any(block.span.cover(blocks[each].span) == block.span for each in absent)
    }
    return frozenset(rows | around | absent)


def _cuts(source: Parsed, absent: frozenset[int]) -> list[Span] | None:
    """Return the lines that go because nothing on them is translated; None where something else stands on one."""
    ours, gone = _document(source), _gone(source, absent)
    found: list[Span] = []
    for run in _stretches(source, absent):
        spans = [ours.blocks[index].span for index in run]
        lines = whole_lines(source, Span(min(span.start for span in spans), max(span.end for span in spans)))
        if any(block.span.overlaps(lines) and index not in gone for index, block in enumerate(ours.blocks)):
            return None
        text, end = source.text, lines.end
        # The blank lines behind it go, too, those before it stay.
        while end < len(text) and text[end] in " \t\r\n":
            end += 1
        start = text.rfind("\n", lines.end, end) + 1 if end < len(text) else end
        found.append(Span(lines.start, start or lines.end))
    return found


def _stretches(source: Parsed, absent: frozenset[int]) -> Iterator[list[int]]:
    """Yield what goes together: a block, a row, or a table of which nothing is translated, its rule included."""
    blocks = _document(source).blocks
    for is_table, group in groupby(range(len(blocks)), key=lambda index: "t" in blocks[index].nesting):
        indices = list(group)
        if not is_table:
            yield from ([index] for index in indices if index in absent and blocks[index].kind not in FIELDS)
        elif all(index in absent for index in indices if blocks[index].translatable):
            yield indices
        else:
            rows = groupby(indices, key=lambda index: source.lines.position(blocks[index].span.start).line)
            yield from (row for row in map(list, (row for _, row in rows)) if absent.intersection(row))


def _body_edits(source: Parsed, given: Mapping[int, str]) -> Iterator[Edit]:
    ours = _document(source)
    for index, block in enumerate(ours.blocks):
        if index in given and block.kind not in FIELDS:
            yield Edit(block.span, in_place(given[index], source.lines, block))


def _field_edits(source: Parsed, given: Mapping[int, str], *, inherits: bool) -> Iterator[Edit]:
    ours = _document(source)
    front = ours.front_matter
    if front is None:
        return
    fields = [(index, block) for index, block in enumerate(ours.blocks) if block.kind in FIELDS]
    if _is_bare(ours, inherits=inherits):
        lines = [field_line(block.kind.value, given[index], front.format) for index, block in fields if index in given]
        yield Edit(front.content_span, "".join(lines))
        return
    for index, block in fields:
        if index in given:
            yield Edit(block.span, field_text(given[index], block.span.of(source.text), front.format))


def _is_bare(document: Document, *, inherits: bool) -> bool:
    """Tell whether the new front matter holds translated texts only."""
    return inherits and document.front_matter is not None and document.front_matter.format != "json"


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Yield the edits without those that lie within another or have been made already: cuts may share lines."""
    end = -1
    for edit in sorted(edits, key=lambda each: (each.span.start, -each.span.end)):
        if edit.span.start >= end:
            yield edit
            end = edit.span.end
        elif edit.text == "" and edit.span.end > end:
            yield Edit(Span(end, edit.span.end), "")
            end = edit.span.end


def _document(parsed: Parsed) -> Document:
    assert parsed.document is not None  # noqa: S101 - it was indexed
    return parsed.document
