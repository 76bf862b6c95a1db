"""A Markdown file of what there is to translate: to be read in any viewer, edited in any editor, and read back.

Every text of a post stands in a box, a fence longer than any run of backticks in it, so that nothing in it can be
taken for a part of the file. What is read back are comments and the last box of each block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.model.translation import Freshness, TranslationState
from docpipe.model.work import PieceKind, WorkItem
from docpipe.translation.ledger import Fingerprint
from docpipe.translation.work.marks import BLOCK, BOX, DOCUMENT, END, HEAD, digest_of, mark

_LEAST_FENCE = 3
_BACKTICKS = re.compile("`+")
_MARKUP = re.compile(r"([\\`*_\[\]<>&#|~$!{}()])")
_BLANKS = re.compile(r"\s+")
_MARKS = {PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}

_HOW = """\
Write every translation into the box below its word *Translation*, and leave all else, comments `{mark}` above all.
Then run {command}: what you wrote goes into the translations, what you left alone stays as it is.
"""


def write_work_file(
    source_locale: LocaleName,
    locale: LocaleName,
    parts: Sequence[tuple[TranslationState, Document, str, Sequence[WorkItem]]],
    name: str,
) -> str:
    """Return the work file of one locale; the same for the same site, whoever asks.

    Args:
        source_locale: what is translated from.
        locale: what is translated to.
        parts: of each translation its state, its source, the path where it is or belongs, and what there is to do.
        name: of the file, as its reader will type it.
    """
    count = sum(len(items) for *_, items in parts)
    blocks = "1 block" if count == 1 else f"{count} blocks"
    lines = [
        mark(*HEAD.split(), source_locale, locale),
        "",
        f"# {_plain(source_locale)} → {_plain(locale)}: {blocks} to translate",
        "",
        _HOW.format(mark="<!-- docpipe: … -->", command=_code(f"docpipe l10n import --work {name}")),
    ]
    for state, source, target_path, items in parts:
        lines += _document(state, source, target_path, items)
    return "\n".join(lines)


def exported(items: Sequence[WorkItem], source: Document, target: Document | None) -> tuple[WorkItem, ...]:
    """Return those items that stand for themselves: an image's text belongs to the paragraph around it, if that is one.

    Text that only the translation has is nothing to translate.
    """
    kept = [item for item in items if item.source is not None]
    ours = {index for item in kept for index in item.state.source}
    theirs = {index for item in kept for index in item.state.target}
    return tuple(
        item
        for item in kept
        if item.kind is not BlockKind.ALT
        or not (_is_inside(item.state.source, ours, source) or _is_inside(item.state.target, theirs, target))
    )


def _is_inside(indices: Sequence[int], others: set[int], document: Document | None) -> bool:
    if document is None or not indices:
        return False
    span = document.blocks[indices[0]].span
    around = (document.blocks[index].span for index in others if index != indices[0])
    return any(each.start <= span.start and span.end <= each.end for each in around)


def _document(state: TranslationState, source: Document, target_path: str, items: Sequence[WorkItem]) -> Iterator[str]:
    yield mark(DOCUMENT, source=state.path, target=target_path)
    yield ""
    yield f"## {_code(target_path)}"
    yield ""
    counts = {each: sum(item.state.freshness is each for item in items) for each in Freshness}
    told = ", ".join(f"{count} {each.value}" for each, count in counts.items() if count)
    new = "" if state.target_path else "; the file does not exist yet, and is made when all of it is translated"
    yield f"From {_code(state.path)}: {told}{new}"
    yield ""
    for number, item in enumerate(items, 1):
        yield from _block(number, item, source)


def _block(number: int, item: WorkItem, source: Document) -> Iterator[str]:
    state = item.state
    current = item.target.markup if item.target is not None else ""
    yield mark(
        BLOCK,
        item.id,
        item.kind.value,
        state.freshness.value,
        source="+".join(str(Fingerprint.of(source.blocks[index])) for index in state.source),
        target=digest_of(current),
    )
    yield ""
    yield f"### {number}. {item.kind.value.replace('-', ' ')}, {state.freshness.value}"
    yield ""
    if item.headings:
        yield f"Below *{' › '.join(map(_plain, item.headings))}*"
        yield ""
    if item.source is not None:
        yield f"Source, {_code(f'{item.source.path}:{item.source.start}')}:"
        yield ""
        yield from _box("markdown", item.source.markup)
    yield from _change(item)
    where = f", {_code(f'{item.target.path}:{item.target.start}')}" if item.target is not None else ""
    yield f"Translation{where}:"
    yield ""
    yield from _box(f"markdown {BOX}", current)
    yield mark(END, item.id)
    yield ""


def _change(item: WorkItem) -> Iterator[str]:
    if item.state.freshness is not Freshness.OUTDATED:
        return
    touched = " The translation was edited since, but not seen to follow it." if item.state.is_touched else ""
    if not item.changes:
        yield f"What the source said when it was translated is not known.{touched}"
        yield ""
        return
    yield f"What changed since it was translated:{touched}"
    yield ""
    before = "".join(_shown(piece.kind, piece.text) for piece in item.changes if piece.kind is not PieceKind.ADDED)
    after = "".join(_shown(piece.kind, piece.text) for piece in item.changes if piece.kind is not PieceKind.REMOVED)
    lines = [*(f"- {line}" for line in before.split("\n")), *(f"+ {line}" for line in after.split("\n"))]
    yield from _box("diff", "\n".join(lines))


def _shown(kind: PieceKind, text: str) -> str:
    return text.join(_MARKS.get(kind, ("", "")))


def _box(info: str, text: str) -> Iterable[str]:
    longest = max((len(run[0]) for run in _BACKTICKS.finditer(text)), default=0)
    fence = "`" * max(longest + 1, _LEAST_FENCE)
    return (f"{fence}{info}", *([text] if text else [""]), fence, "")


def _plain(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line."""
    return _MARKUP.sub(r"\\\1", _BLANKS.sub(" ", text))


def _code(text: str) -> str:
    """Return a text as code, on one line: names of files are full of marks that would have to be escaped."""
    line = _BLANKS.sub(" ", text)
    marks = "`" * (max((len(run[0]) for run in _BACKTICKS.finditer(line)), default=0) + 1)
    return f"{marks} {line} {marks}" if "`" in line else f"{marks}{line}{marks}"
