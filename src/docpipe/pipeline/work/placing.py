"""Where in a translation missing blocks belong: behind what stands before them in the source, or before what follows.

The lines of the source are taken as they are, lists, tables, quotes and code included, with the translations in the
place of the texts. So every kind of block is put in by one way, and where none fits, nothing is put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import msgspec

from docpipe.lint.fix import apply_edits
from docpipe.model.block import BlockKind
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span
from docpipe.model.translation import BlockState
from docpipe.pipeline.work.counterparts import counterparts
from docpipe.pipeline.work.put_in import Part, Read, fits
from docpipe.translation.work.markup import FIELDS, in_place

_BLANK = " \t\r\n>"
_NO_PLACE = "no place was found where it would read as it does in the source; put it in by hand"


class Homeless(msgspec.Struct, frozen=True):
    """A stretch that no place was found for.

    Attributes:
        numbers: the source blocks that it was to bring.
        line: of the translation behind which it belongs; 0 for its beginning.
        reason: one clause without a full stop.
    """

    numbers: tuple[int, ...]
    line: int
    reason: str


class _Stretch(NamedTuple):
    """Missing blocks that go together: where they may belong, best first, and what is said if none of it fits."""

    candidates: tuple[Part, ...]
    otherwise: Homeless


class Placing:
    """Finds places in one translation."""

    def __init__(self, source: Parsed, target: Parsed, states: Sequence[BlockState], read: Read) -> None:
        """Take both files as they are, the pairs of their blocks, and how a version of the translation is read."""
        self._source, self._target, self._read = source, target, read
        self._ours, self._theirs = _document(source), _document(target)
        self._known = counterparts(self._ours, self._theirs, states)
        self._cells = {block.loose for block in self._theirs.blocks if block.kind is BlockKind.CELL}

    def parts(self, given: Mapping[int, str]) -> Iterator[Part | Homeless]:
        """Yield how the missing blocks of the body can be put in, stretch by stretch.

        Args:
            given: translations by the index of the source block, that of a title or description left out.
        """
        waiting: list[_Stretch] = []
        for run in self._runs(given):
            numbers = tuple(index for index in run if index in given)
            span = self._lines(run)
            strangers = [
                index
                for index, block in enumerate(self._ours.blocks)
                if block.span.overlaps(span) and index not in run and not self._is_described(index, run)
            ]
            if strangers:
                reason = "it shares its lines with blocks that are not to be put in, as the cells of a row do"
                yield Homeless(numbers, self._line_before(run), reason)
                continue
            candidates = tuple(self._candidates(run, span, given))
            waiting.append(_Stretch(candidates, Homeless(numbers, self._line_before(run), _NO_PLACE)))
        yield from self._settled(waiting)

    def _settled(self, stretches: Sequence[_Stretch]) -> list[Part | Homeless]:
        """Return the first place of each stretch that fits; all are tried together, then half of them, and so on."""
        if not stretches:
            return []
        firsts = [each.candidates[0] for each in stretches if each.candidates]
        if len(firsts) == len(stretches) and fits(self._target, firsts, self._read):
            return list(firsts)
        if len(stretches) == 1:
            (only,) = stretches
            found = (each for each in only.candidates[1:] if fits(self._target, [each], self._read))
            return [next(found, only.otherwise)]
        half = len(stretches) // 2
        return [*self._settled(stretches[:half]), *self._settled(stretches[half:])]

    def _runs(self, given: Mapping[int, str]) -> Iterator[tuple[int, ...]]:
        """Yield stretches of source blocks that are missing together, with what nobody translates among them."""
        run: list[int] = []
        rows = {self._row(index) for index in given if self._ours.blocks[index].kind is BlockKind.CELL}
        for index, block in enumerate([*self._ours.blocks, None]):
            if block is not None and (index in given or self._goes_along(index, rows, is_open=bool(run))):
                run.append(index)
                continue
            if any(each in given for each in run):
                yield tuple(run)
            run = []

    def _goes_along(self, index: int, rows: AbstractSet[int], *, is_open: bool) -> bool:
        """Tell whether a block that nobody translates belongs to the missing ones around it."""
        block = self._ours.blocks[index]
        if block.kind is BlockKind.ALT and is_open:
            return True
        if block.translatable or block.kind in FIELDS or index in self._known:
            return False
        if block.kind is BlockKind.CELL:
            return self._row(index) in rows or (is_open and block.loose not in self._cells)
        return True

    def _row(self, index: int) -> int:
        return self._source.lines.position(self._ours.blocks[index].span.start).line

    def _is_described(self, index: int, run: Sequence[int]) -> bool:
        span = self._ours.blocks[index].span
        around = (self._ours.blocks[each].span for each in run)
        return any(each.start <= span.start and span.end <= each.end for each in around)

    def _lines(self, run: Sequence[int]) -> Span:
        """Return the whole lines on which a stretch stands in the source, without the last line's end."""
        spans = [self._ours.blocks[index].span for index in run]
        return whole_lines(self._source, Span(min(span.start for span in spans), max(span.end for span in spans)))

    def _text(self, run: Sequence[int], span: Span, given: Mapping[int, str]) -> str:
        edits = [
            Edit(block.span, in_place(given[index], self._source.lines, block))
            for index, block in enumerate(self._ours.blocks)
            if index in run and index in given
        ]
        moved = [Edit(Span(edit.span.start - span.start, edit.span.end - span.start), edit.text) for edit in edits]
        return apply_edits(span.of(self._source.text), moved).replace("\r\n", "\n")

    def _candidates(self, run: Sequence[int], span: Span, given: Mapping[int, str]) -> Iterator[Part]:
        text = self._text(run, span, given)
        blocks = [self._ours.blocks[index] for index in run]
        is_alt = all(block.kind is BlockKind.ALT for block in blocks)
        shapes = tuple(block.shape for block in blocks if is_alt or block.kind is not BlockKind.ALT)
        numbers = tuple(index for index in run if index in given)
        for offset, before, behind in self._places(run, span):
            yield Part((Edit(Span(offset, offset), f"{before}{text}{behind}"),), (shapes,), numbers)

    def _places(self, run: Sequence[int], span: Span) -> Iterator[tuple[int, str, str]]:
        """Yield offsets in the translation, with what is to stand before and behind what is put in there."""
        source, target = self._source.text, self._target.text
        before = next((index for index in range(run[0] - 1, -1, -1) if self._is_anchor(index)), None)
        behind = next((index for index in range(run[-1] + 1, len(self._ours.blocks)) if self._is_anchor(index)), None)
        if (
            behind is not None
            and self._is_together(run, behind)
            and (before is None or not self._is_together(run, before))
        ):
            yield from self._before(behind, span)
        if before is not None:
            own = whole_lines(self._source, self._ours.blocks[before].span).end
            end = whole_lines(self._target, self._theirs.blocks[self._known[before][-1]].span).end
            gap = source[own : span.start]
            if not gap.strip(_BLANK):
                yield end, gap.replace("\r\n", "\n") or "\n", ""
                yield end, gap.replace("\r\n", "\n") or "\n", "\n"
            for offset in self._gap_ends(before, end):
                yield offset, "\n\n", ""
                yield offset, "\n\n", "\n"
        if behind is not None:
            yield from self._before(behind, span)
        if behind is None:
            yield (
                len(target),
                "" if not target or target.endswith("\n\n") else "\n" if target.endswith("\n") else "\n\n",
                "\n",
            )

    def _before(self, behind: int, span: Span) -> Iterator[tuple[int, str, str]]:
        start = whole_lines(self._target, self._theirs.blocks[self._known[behind][0]].span).start
        gap = self._source.text[span.end : whole_lines(self._source, self._ours.blocks[behind].span).start]
        if not gap.strip(_BLANK):
            yield start, "", gap.replace("\r\n", "\n") or "\n"
        yield start, "\n", "\n\n"

    def _is_together(self, run: Sequence[int], other: int) -> bool:
        """Tell whether a block stands in the same list, table or quote as the nearest one of a stretch."""
        nearest = self._ours.blocks[run[0] if other < run[0] else run[-1]]
        return bool(nearest.nesting) and nearest.nesting == self._ours.blocks[other].nesting

    def _gap_ends(self, before: int, end: int) -> Iterator[int]:
        """Yield the ends of what is no block behind a block of the translation: the end of a container, a rule."""
        place = self._known[before][-1]
        following = (block.span.start for block in self._theirs.blocks[place + 1 :])
        start = next((each for each in following if each > end), None)
        text = self._target.text
        limit = len(text) if start is None else whole_lines(self._target, Span(start, start)).start
        kept = text[end:limit].rstrip(_BLANK)
        if kept:
            yield end + len(kept)
        else:
            yield end

    def _is_anchor(self, index: int) -> bool:
        return index in self._known and self._ours.blocks[index].kind not in FIELDS

    def _line_before(self, run: Sequence[int]) -> int:
        before = next((index for index in range(run[0] - 1, -1, -1) if index in self._known), None)
        if before is None:
            return 0
        return self._target.lines.position(self._theirs.blocks[self._known[before][-1]].span.end).line


def whole_lines(parsed: Parsed, span: Span) -> Span:
    """Return the lines that a span stands on, without the end of the last."""
    lines = parsed.lines
    first = lines.line_span(lines.position(span.start).line)
    return Span(first.start, max(lines.line_span(lines.position(max(span.end - 1, span.start)).line).end, first.start))


def _document(parsed: Parsed) -> Document:
    assert parsed.document is not None  # noqa: S101 - it was indexed
    return parsed.document
