"""The line a finding is about, as a terminal shows it: printable, tabs expanded, carets under the place."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.model.diagnostic import Place
from docpipe.model.text import cell_width
from docpipe.report.printable import printable, printable_characters

_TAB = 4
_CUT = "…"


def excerpt(place: Place, width: int) -> tuple[str, str]:
    """Return the line as it is shown, and the line of carets below it.

    Args:
        place: with an excerpt.
        width: cells to which a longer line is cut around its place, so that no terminal wraps it.
    """
    if place.start is None or place.end is None:
        return printable(place.excerpt), ""
    characters = shown_characters(place.excerpt)
    first = min(place.start.column - place.excerpt_column, len(characters))
    last = place.end.column - place.excerpt_column if place.end.line == place.start.line else len(characters)
    before = expanded(characters[:first])
    marked = expanded(characters[first:last], cell_width(before))
    after = expanded(characters[max(first, last) :], cell_width(before + marked))
    room = width - min(cell_width(marked), width)
    after_room = min(cell_width(after), max(room // 2, room - cell_width(before)))
    head = _last_cells(before, room - after_room, is_cut=place.excerpt_column > 1)
    middle = _first_cells(marked, width)
    tail = _first_cells(after, after_room) if middle == marked else ""
    return head + middle + tail, " " * cell_width(head) + "^" * max(1, cell_width(middle))


def shown_characters(text: str) -> list[str]:
    """Return what is shown of each character; tabs stay tabs."""
    shown = printable_characters(text)
    return ["\t" if character == "\t" else piece for character, piece in zip(text, shown, strict=True)]


def expanded(characters: Iterable[str], column: int = 0) -> str:
    """Return the characters as one text, its tabs as spaces up to the next stop; it begins at cell `column`."""
    pieces: list[str] = []
    for character in characters:
        pieces.append(" " * (_TAB - column % _TAB) if character == "\t" else character)
        column += cell_width(pieces[-1])
    return "".join(pieces)


def _first_cells(text: str, cells: int) -> str:
    """Return the beginning of `text` that fits into `cells`, with a mark where it was cut."""
    if cell_width(text) <= cells:
        return text
    kept: list[str] = []
    left = cells - cell_width(_CUT)
    for character in text:
        left -= cell_width(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept) + _CUT


def _last_cells(text: str, cells: int, *, is_cut: bool) -> str:
    """Return the end of `text` that fits into `cells`, with a mark where it was cut, now or before."""
    if cell_width(text) <= cells and not is_cut:
        return text
    kept: list[str] = []
    left = cells - cell_width(_CUT)
    for character in reversed(text):
        left -= cell_width(character)
        if left < 0:
            break
        kept.append(character)
    return _CUT + "".join(reversed(kept))
