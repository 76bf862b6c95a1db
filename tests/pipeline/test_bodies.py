"""Rendered bodies as bytes."""

from __future__ import annotations

import pytest

from docpipe.model.body import Body, Note, Piece, Role, Slot, SlotKind
from docpipe.model.document import Analysis
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.pipeline.bodies import Bodies, encode_body

BODY = Body(
    (Piece(Role.OPEN, ("<p", Slot(SlotKind.BLOCK, 0), ">甲")), Piece(Role.LEAF, (), 1), Piece(Role.CLOSE, ("</p>",))),
    (Note("1", (Piece(Role.LEAF, ("注", Slot(SlotKind.BACK, 0, 2)), 2),), 1),),
    2,
)


def analysis(name: str, body: bytes | None) -> Analysis:
    """Return an analysis of which only the body matters."""
    file = SourceFile(f"content/zh/{name}.md", LocaleName("zh"), DocumentKey(name))
    return Analysis(file, Digest(""), None, body, blocked=False)


def test_a_body_comes_back_as_it_was() -> None:
    """Pieces, slots and notes survive, and only files that have a body are there."""
    bodies = Bodies([analysis("a", encode_body(BODY)), analysis("b", None)])
    assert bodies["content/zh/a.md"] == BODY
    assert list(bodies) == ["content/zh/a.md"]
    assert len(bodies) == 1
    assert "content/zh/b.md" not in bodies
    with pytest.raises(KeyError):
        bodies["content/zh/b.md"]
