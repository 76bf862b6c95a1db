"""What changed in the original of a passage: by words, and to be unfolded beneath its translation."""

from __future__ import annotations

import html
from collections.abc import Iterable

from markupsafe import Markup

from docpipe.model.locale import Locale
from docpipe.model.work import Piece, PieceKind
from docpipe.parse.said import said
from docpipe.publish.messages import Words
from docpipe.publish.text import language_attributes
from docpipe.translation.work.wording import word_diff

_ELEMENTS = {PieceKind.REMOVED: "del", PieceKind.ADDED: "ins"}


def change_markup(pieces: Iterable[Piece]) -> Markup:
    """Return two versions of a text in one: what was taken out as `<del>`, what was put in as `<ins>`."""
    return Markup("").join(_piece(piece) for piece in pieces)


def fold_out(previous: str, today: str, *, day: str = "", original: Locale, around: Locale, words: Words) -> str:
    """Return the markup that shows what the original said and says.

    Args:
        previous: the original as it was translated, as Markdown on a line per block; "" where that is not known.
        today: the original as it is, as a reader sees it, written likewise.
        day: when the original changed, as the page writes days; "" where that is not known.
        original: its language.
        around: the language of the text it stands in.
        words: in the page's language.
    """
    label = (
        words("The original of this passage changed on {date}", date=day)
        if day
        else words("The original of this passage has changed since")
    )
    summary = f"<summary>{html.escape(label)}</summary>"
    language = language_attributes(original, around)
    before = _on_one_line(said(previous)) if previous else ""
    now = _on_one_line(today)
    shown = change_markup(word_diff(before, now, original.tag)) if before else Markup("{}").format(now)
    return f'<details class="changed">{summary}<p{language}>{shown}</p></details>\n'


def with_fold_out(markup: str, found: str) -> str:
    """Return the markup of a block with its fold-out: behind it, or within it where it is a cell of a table."""
    for end in ("</td>\n", "</th>\n"):
        if markup.endswith(end):
            return markup.removesuffix(end) + found.rstrip() + end
    return markup + found


def _piece(piece: Piece) -> Markup:
    element = _ELEMENTS.get(piece.kind)
    text = Markup("{}").format(piece.text)
    return text if element is None else Markup("<{0}>{1}</{0}>").format(element, text)


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n"))
