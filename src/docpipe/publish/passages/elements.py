"""A heading's piece as an element of another name: the level is the page's, not the author's."""

from __future__ import annotations

import re

from docpipe.model.body import Part, Piece

_HEADING_END = re.compile(r"</h[1-6]>")


def as_element(piece: Piece, name: str, end: str = "") -> tuple[Part, ...]:
    """Return the parts of a heading as an element of another name; `end` is the last of its content."""
    first, last = piece.parts[0], piece.parts[-1]
    if not (isinstance(first, str) and isinstance(last, str)):
        return piece.parts
    return (f"<{name}{first[len('<h1') :]}", *piece.parts[1:-1], _HEADING_END.sub(lambda _: f"{end}</{name}>", last))
