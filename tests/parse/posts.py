"""Parsed posts for tests."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.model.body import Piece, Slot
from docpipe.model.document import Document, Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions


def parsed(text: str, *, path: str = "content/zh/a.md", options: ParseOptions | None = None) -> Parsed:
    """Return what `parse()` makes of a text."""
    file = SourceFile(path, LocaleName("zh"), DocumentKey(path.rsplit("/", 1)[-1].split(".", maxsplit=1)[0]))
    return parse(text, file, options or ParseOptions(), digest=Digest("0"))


def document(text: str, *, path: str = "content/zh/a.md", options: ParseOptions | None = None) -> Document:
    """Return the facts of a text that can be read as a post."""
    found = parsed(text, path=path, options=options).document
    assert found is not None
    return found


def markup(text: str, *, path: str = "content/zh/a.md", options: ParseOptions | None = None) -> str:
    """Return the rendered body of a text without its notes, slots in braces."""
    body = parsed(text, path=path, options=options).body
    assert body is not None
    return shown(body.pieces)


def shown(pieces: Iterable[Piece]) -> str:
    """Return the markup of pieces with slots in braces, `{link 0}`; `{note 0 1}` for the second reference."""
    return "".join(_slot(part) if isinstance(part, Slot) else part for piece in pieces for part in piece.parts)


def _slot(slot: Slot) -> str:
    return f"{{{slot.kind.value} {slot.index}{f' {slot.nth}' if slot.nth else ''}}}"
