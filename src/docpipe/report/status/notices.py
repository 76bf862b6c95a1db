"""What is to be said of single blocks, and where: all the work there is, or what the change at hand made of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

import msgspec

from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Change, Freshness, Label, TranslationState
from docpipe.report.printable import printable_path
from docpipe.report.status.standing import Lines, Standing, lines_of

_NOT_OWED = frozenset({Label.ORPHAN, Label.EXCLUDED})
_UNTRANSLATED = frozenset({Freshness.MISSING, Freshness.UNTRANSLATED})
# From one paragraph to the next there is an empty line.
_GAP = 2


class NoticeKind(enum.StrEnum):
    """What is said: the last two of a change only."""

    OUTDATED = "outdated"
    MISSING = "missing"
    TOUCHED = "touched"
    DOUBTFUL = "unverified"


class Notice(msgspec.Struct, frozen=True):
    """What is said at one place.

    Attributes:
        kind: what it is.
        path, lines: where.
        locale: in which it is so.
        place: of the translation, `content/en/a.md:12`; "" for none, or where the notice itself stands there.
        hint: what to type; "" for nothing.
        weight: of the block.
    """

    kind: NoticeKind
    path: str
    lines: Lines
    locale: str
    place: str
    hint: str
    weight: float


def notices(standing: Standing) -> Iterator[Notice]:
    """Yield what is to be said, locale by locale.

    Without a change at hand, that is all that is outdated or missing, where it is to be written. With one, it is
    what its edits of sources leave behind, at these edits, and what its edits of outdated translations do not prove.
    """
    for status in standing.report.locales:
        for item in status.items:
            source = standing.document(item.path)
            if item.label in _NOT_OWED or source is None or not standing.is_at_hand(item):
                continue
            if item.target_path:
                yield from _joined(_of_blocks(item, (source, standing.document(item.target_path)), standing))
            elif _is_new(source, standing):
                yield Notice(NoticeKind.MISSING, item.path, (1, 1), item.locale, "", "", item.coverage.total)


def _is_new(source: Document, standing: Standing) -> bool:
    """Tell whether the change at hand wrote all of a document; an old one without translations is not its matter."""
    changed = standing.changed
    if changed is None:
        return True
    lines = (lines_of(source, (index,)) for index, block in enumerate(source.blocks) if block.translatable)
    return all(changed(source.file.path, each) for each in lines)


def _of_blocks(
    item: TranslationState, documents: tuple[Document, Document | None], standing: Standing
) -> Iterator[Notice]:
    source, target = documents
    for state in item.states:
        at = lines_of(source, state.source)
        there = lines_of(target, state.target) if target is not None else None
        kind = _kind(state, item, (at, there), standing)
        if at is None or kind is None:
            continue
        # Whoever looks for work, not at a change of the source, needs the place where to write.
        is_there = there is not None and (standing.changed is None or kind is NoticeKind.TOUCHED)
        path, lines = (item.target_path, there) if is_there and there is not None else (item.path, at)
        translation = f"{printable_path(standing.in_repository(item.target_path))}:{there[0]}" if there else ""
        hint = _hint(kind, state, item, there)
        yield Notice(kind, path, lines, item.locale, "" if is_there else translation, hint, state.weight)


def _kind(
    state: BlockState, item: TranslationState, places: tuple[Lines | None, Lines | None], standing: Standing
) -> NoticeKind | None:
    """Return what is to be said of a block; None for nothing."""
    at, there = places
    changed, freshness = standing.changed, state.freshness
    lagging = NoticeKind.MISSING if freshness in _UNTRANSLATED else None
    lagging = NoticeKind.OUTDATED if freshness is Freshness.OUTDATED else lagging
    if changed is None or at is None:
        return lagging
    is_edited = there is not None and changed(item.target_path, there)
    if is_edited and freshness is Freshness.OUTDATED:
        return NoticeKind.TOUCHED
    if not changed(item.path, at):
        return None
    is_doubtful = freshness is Freshness.UNVERIFIED and there is not None and not is_edited
    return NoticeKind.DOUBTFUL if is_doubtful else lagging


def _hint(kind: NoticeKind, state: BlockState, item: TranslationState, there: Lines | None) -> str:
    if kind is NoticeKind.MISSING:
        return ""
    if state.change is Change.MECHANICAL and state.freshness is Freshness.OUTDATED:
        return "docpipe l10n sync --mechanical carries it over"
    unverified = " --all" if kind is NoticeKind.DOUBTFUL else ""
    diff = f"docpipe l10n diff {item.locale} {printable_path(item.path)}{unverified} shows what changed"
    if kind is NoticeKind.OUTDATED or there is None:
        return diff
    place = f"{printable_path(item.target_path)}:{there[0]}"
    return f"{diff}; docpipe l10n accept {item.locale} {place} says that the translation is right as it is"


def _joined(found: Iterable[Notice]) -> Iterator[Notice]:
    """Yield the notices with those made one that stand in one stretch: of a new table, not every cell is told."""
    last: Notice | None = None
    for notice in found:
        if last is not None and _are_neighbours(last, notice):
            lines = min(last.lines[0], notice.lines[0]), max(last.lines[1], notice.lines[1])
            last = msgspec.structs.replace(last, lines=lines, weight=last.weight + notice.weight)
            continue
        if last is not None:
            yield last
        last = notice
    if last is not None:
        yield last


def _are_neighbours(one: Notice, other: Notice) -> bool:
    is_same = one.kind is other.kind is NoticeKind.MISSING and (one.path, one.locale) == (other.path, other.locale)
    return is_same and one.lines[0] <= other.lines[0] <= one.lines[1] + _GAP
