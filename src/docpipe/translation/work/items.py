"""What there is to do in one translation, block by block, with both texts and the source's change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from docpipe.model.document import Document
from docpipe.model.text import position_at
from docpipe.model.translation import BlockState, Freshness, TranslationState
from docpipe.model.work import Passage, Piece, WorkItem
from docpipe.translation.measure import weight_of
from docpipe.translation.neutral import neutral_ids
from docpipe.translation.work.markup import one_line, written
from docpipe.translation.work.wording import word_diff

UNDONE = frozenset(
    {Freshness.MISSING, Freshness.UNTRANSLATED, Freshness.OUTDATED, Freshness.UNVERIFIED, Freshness.EXTRA}
)
"""What is not known to be a translation of today's source."""

TO_TRANSLATE = UNDONE - {Freshness.UNVERIFIED, Freshness.EXTRA}
"""What a translator has to write."""

_NO_TEXTS: Mapping[int, str] = MappingProxyType({})


def work_items(
    state: TranslationState,
    source: Document,
    target: Document | None,
    texts: Callable[[str], str],
    *,
    tag: str,
    kinds: frozenset[Freshness] = TO_TRANSLATE,
    previous: Mapping[int, str] = _NO_TEXTS,
) -> tuple[WorkItem, ...]:
    """Return what is to do in one translation, in its order.

    Args:
        state: of it.
        source: the document it translates.
        target: the translation; None if there is none yet, then every block of the source is missing.
        texts: the decoded text of a file, by its path.
        tag: BCP 47 tag of the source's language.
        kinds: which blocks are wanted.
        previous: what the source said when it was translated, as Markdown on a line per block, by the number
            of the state.
    """
    return tuple(_items(state, source, target, texts, tag, kinds, previous))


def _items(
    state: TranslationState,
    source: Document,
    target: Document | None,
    texts: Callable[[str], str],
    tag: str,
    kinds: frozenset[Freshness],
    previous: Mapping[int, str],
) -> Iterator[WorkItem]:
    ids, above = neutral_ids(source), _headings_above(source)
    ends = _last_lines(state.states, target) if target is not None else []
    for number, each in enumerate(state.states if target is not None else _all_missing(source)):
        passage = _passage(target, each.target, texts) if target is not None and each.target else None
        if each.freshness not in kinds:
            continue
        original = _passage(source, each.source, texts) if each.source else None
        side, index = (source, each.source[0]) if each.source or target is None else (target, each.target[0])
        today = [one_line(texts(source.file.path), source.blocks[part]) for part in each.source]
        before = previous.get(number, "")
        yield WorkItem(
            key=state.key,
            locale=state.locale,
            source_locale=state.source_locale,
            id=ids[each.source[0]] if each.source else "",
            kind=side.blocks[index].kind,
            headings=above[each.source[0]] if each.source else (),
            state=each,
            source=original,
            target=passage,
            previous=before,
            changes=_changes(before, "\n".join(today), tag),
            insert_after=0 if passage is not None else _end_before(each, ends),
        )


def _last_lines(states: Iterable[BlockState], target: Document) -> list[tuple[int, int]]:
    """Return each source block that is translated, with the line on which its translation ends, sorted."""
    return sorted(
        (index, position_at(target.line_starts, max(target.blocks[part].span.end - 1 for part in each.target)).line)
        for each in states
        if each.target
        for index in each.source
    )


def _end_before(state: BlockState, ends: Sequence[tuple[int, int]]) -> int:
    """Return the line on which the translation of what stands before a missing block ends; 0 for its beginning."""
    number = bisect_left(ends, (state.source[0], 0)) if state.source else 0
    return ends[number - 1][1] if number else 0


def _all_missing(source: Document) -> Iterator[BlockState]:
    return (
        BlockState((index,), (), Freshness.MISSING, weight=weight_of(source.blocks, (index,)))
        for index, block in enumerate(source.blocks)
        if block.translatable
    )


def _changes(previous: str, today: str, tag: str) -> tuple[Piece, ...]:
    return word_diff(previous, today, tag) if previous and today and previous != today else ()


def _passage(document: Document, indices: Iterable[int], texts: Callable[[str], str]) -> Passage:
    path = document.file.path
    blocks = [document.blocks[index] for index in indices]
    spans = [block.span for block in blocks]
    text = texts(path)
    start = position_at(document.line_starts, min(span.start for span in spans))
    end = position_at(document.line_starts, max(span.end - 1 for span in spans))
    return Passage(
        path,
        start.line,
        end.line,
        start.column,
        "\n\n".join(written(text, block) for block in blocks),
        "\n".join(block.text for block in blocks),
    )


def _headings_above(document: Document) -> list[tuple[str, ...]]:
    """Return the headings that each block stands under, from the outside."""
    levels = {heading.block: heading for heading in document.headings}
    above: list[tuple[str, ...]] = []
    open_: list[tuple[int, str]] = []
    for index in range(len(document.blocks)):
        heading = levels.get(index)
        if heading is not None:
            open_ = [each for each in open_ if each[0] < heading.level]
        above.append(tuple(text for _, text in open_))
        if heading is not None:
            open_.append((heading.level, heading.text))
    return above
