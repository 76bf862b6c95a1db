"""Pieces as a tree."""

from __future__ import annotations

import itertools

from docpipe.publish.passages.tree import blocks_of, pieces_of, tree
from tests.publish.factory import parsed

TEXT = "- a\n- b\n\n  c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n![alt](a.png)\n\n> q\n"


def test_round_trip() -> None:
    """The pieces of the tree are those it was made of, in order."""
    _, body = parsed("content/zh/a.md", TEXT)
    assert tuple(itertools.chain(*map(pieces_of, tree(body.pieces)))) == body.pieces


def test_blocks() -> None:
    """A node knows all its blocks, the descriptions of images included, and each is known once."""
    document, body = parsed("content/zh/a.md", TEXT)
    found = [number for node in tree(body.pieces) for number in blocks_of(node, document.blocks)]
    assert found == list(range(len(document.blocks)))


def test_tags() -> None:
    """A node is named by its tag; cells are known as such."""
    _, body = parsed("content/zh/a.md", TEXT)
    nodes = tree(body.pieces)
    assert [node.tag for node in nodes] == ["<ul>", "<div", "<p", "<blockquote>"]
    row = nodes[1].children[0].children[0]
    assert [cell.is_cell for cell in row.children] == [True, True]
    assert not nodes[2].is_cell
