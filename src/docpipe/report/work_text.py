"""What there is to do in translations, for people: the source's change by words, beside the current translation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from docpipe.model.text import cell_width
from docpipe.model.translation import BlockState, Change, Freshness
from docpipe.model.work import Passage, Piece, PieceKind, WorkItem
from docpipe.report.paragraph import ADDED, BOLD, DIM, REMOVED, Paint
from docpipe.report.printable import printable, printable_path

MARKS = {PieceKind.KEPT: ("", ""), PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}
"""What stands around a piece where there are no colours."""

_TONES = {PieceKind.KEPT: "", PieceKind.REMOVED: REMOVED, PieceKind.ADDED: ADDED}
_LEAST_WIDTH = 20
# A word with the blanks behind it, or one wide character: between these a line may end.
_WORD = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]|[^\s\u2e80-\ud7ff]+\s*|\s+|.")

_Run = tuple[str, str]  # SGR code, text


def work_text(items: Sequence[WorkItem], width: int, *, colour: bool = False) -> str:
    """Return what is to do, one paragraph per block.

    Args:
        items: in their order.
        width: of the terminal, in cells.
        colour: whether removed and added words are red and green; else they stand in `[-…-]` and `{+…+}`.
    """
    paint = Paint(colour=colour)
    return "\n".join("".join(f"{line}\n" for line in _item(each, paint, width, colour=colour)) for each in items)


def marked(pieces: Iterable[Piece]) -> str:
    """Return the pieces as one text, removed ones in `[-…-]`, added ones in `{+…+}`."""
    return "".join(piece.text.join(MARKS[piece.kind]) for piece in pieces)


def date_of(state: BlockState) -> str:
    """Return the day on which the source changed, in UTC; "" where it is not known."""
    return dt.datetime.fromtimestamp(state.since, dt.UTC).date().isoformat() if state.since else ""


def _item(item: WorkItem, paint: Paint, width: int, *, colour: bool) -> Iterator[str]:
    yield f"{paint(_place(item), BOLD)}: {_said(item)}"
    if item.source is not None:
        above = "".join(f" · {printable(heading)}" for heading in (" › ".join(item.headings),) if heading)
        name = f" ({item.id})" if item.id else ""
        yield f"  {paint(f'source {_at(item.source)}{above}{name}', DIM)}"
        yield from _quoted(_source_runs(item, colour=colour), paint, width)
    if item.target is not None:
        yield f"  {paint(f'translation {_at(item.target)}', DIM)}"
        yield from _quoted([("", item.target.markup.replace("\n\n", "\n"))], paint, width)
    elif item.insert_after:
        yield f"  {paint(f'belongs behind line {item.insert_after} of the translation', DIM)}"


def _place(item: WorkItem) -> str:
    passage = item.target or item.source
    return f"{_at(passage)}:{passage.column}" if passage is not None else ""


def _at(passage: Passage) -> str:
    return f"{printable_path(passage.path)}:{passage.start}"


def _said(item: WorkItem) -> str:
    state = item.state
    parts = [f"{item.locale}: {state.freshness.value}" if item.target is None else state.freshness.value]
    if day := date_of(state):
        parts.append(f"since {day}")
    if state.change is Change.MECHANICAL:
        parts.append("only addresses, code or numbers changed ('docpipe l10n sync --mechanical')")
    if state.is_touched:
        parts.append("touched: edited since, but not seen to follow its source")
    if state.freshness is Freshness.OUTDATED and not item.changes:
        parts.append("what its source said when it was translated is not known")
    return ", ".join(parts)


def _source_runs(item: WorkItem, *, colour: bool) -> list[_Run]:
    if not item.changes:
        return [("", item.source.markup.replace("\n\n", "\n"))] if item.source is not None else []
    if colour:
        return [(_TONES[piece.kind], piece.text) for piece in item.changes]
    return [(_TONES[piece.kind], piece.text.join(MARKS[piece.kind])) for piece in item.changes]


def _quoted(runs: Iterable[_Run], paint: Paint, width: int) -> Iterator[str]:
    bar = paint("|", DIM)
    for line in _wrapped(runs, max(width - cell_width("    | "), _LEAST_WIDTH)):
        text = "".join(paint(text, tone) if tone else text for tone, text in line)
        yield f"    {bar} {text}".rstrip()


def _wrapped(runs: Iterable[_Run], width: int) -> Iterator[list[_Run]]:
    """Yield lines that take no more cells than `width`; a line of the text begins a new one."""
    line: list[_Run] = []
    cells = 0
    for tone, text in runs:
        for number, part in enumerate(text.split("\n")):
            if number:
                yield line
                line, cells = [], 0
            for word in _words(printable(part), width):
                taken = cell_width(word.rstrip())
                if cells and cells + taken > width:
                    yield line
                    line, cells = [], 0
                line.append((tone, word))
                cells += cell_width(word)
    yield line


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text; those longer than a line in pieces."""
    for match in _WORD.finditer(text):
        word = match[0]
        while cell_width(word.rstrip()) > width:
            yield word[: width // 2]
            word = word[width // 2 :]
        yield word
