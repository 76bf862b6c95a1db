"""How one block of a translation is named: by a line of either file, or by the id that is the same in all locales."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from docpipe.model.document import Document
from docpipe.model.text import position_at
from docpipe.model.translation import TranslationState
from docpipe.translation.neutral import neutral_ids


def states_at(state: TranslationState, source: Document, target: Document, path: str, name: str) -> tuple[int, ...]:
    """Return the numbers of the block states that a name means; empty if it means none.

    A line means whatever stands on it, so a row of a table means all its cells.

    Args:
        state: of the translation.
        source: the document it translates.
        target: the translation.
        path: of the one of the two whose lines are counted.
        name: a line, counted from 1, or a neutral id.
    """
    if not name.isdecimal():
        ids = neutral_ids(source)
        return _numbers(state, (), {index for index, known in enumerate(ids) if known == name})
    if path == target.file.path:
        return _numbers(state, _on_line(target, int(name)), ())
    return _numbers(state, (), _on_line(source, int(name)))


def nearest_lines(document: Document, line: int) -> tuple[int, ...]:
    """Return where the block before a line without one begins, and the one behind it; one of them at an end."""
    starts = sorted({lines_of(document, (index,))[0] for index in _translatable(document)})
    place = bisect_left(starts, line)
    return tuple(starts[max(place - 1, 0) : place + 1])


def lines_of(document: Document, indices: Iterable[int]) -> tuple[int, int]:
    """Return the first and the last line of some blocks, counted from 1.

    Raises:
        ValueError: there are none.
    """
    spans = [document.blocks[index].span for index in indices]
    last = max(max(span.end - 1, span.start) for span in spans)
    first = min(span.start for span in spans)
    return position_at(document.line_starts, first).line, position_at(document.line_starts, last).line


def _numbers(state: TranslationState, target: Iterable[int], source: Iterable[int]) -> tuple[int, ...]:
    ours, theirs = frozenset(source), frozenset(target)
    return tuple(
        number
        for number, each in enumerate(state.states)
        if not (ours.isdisjoint(each.source) and theirs.isdisjoint(each.target))
    )


def _on_line(document: Document, line: int) -> list[int]:
    found = []
    for index in _translatable(document):
        first, last = lines_of(document, (index,))
        if first <= line <= last:
            found.append(index)
    return found


def _translatable(document: Document) -> list[int]:
    return [index for index, block in enumerate(document.blocks) if block.translatable]
