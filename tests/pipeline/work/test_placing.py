"""Where missing blocks belong."""

from __future__ import annotations

import pytest

from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.translation import BlockState, Freshness
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.work.placing import Homeless, Placing
from docpipe.pipeline.work.put_in import put_in


def read(text: str) -> Parsed:
    """Parse a version of a file."""
    file = SourceFile("content/en/a.md", LocaleName("en"), DocumentKey("a"))
    return parse(text, file, ParseOptions(), digest=Digest(""))


def placed(source: str, target: str) -> str:
    """Return the target with what it lacks: what the source says in lower case is translated, in that order."""
    one, other = read(source), read(target)
    assert one.document is not None
    assert other.document is not None
    places = {block.text.casefold(): index for index, block in enumerate(other.document.blocks)}
    states, given = [], {}
    for index, block in enumerate(one.document.blocks):
        if block.translatable:
            found = places.get(block.text.casefold())
            states.append(BlockState((index,), () if found is None else (found,), Freshness.CURRENT))
            if found is None:
                given[index] = block.span.of(source).upper()
    parts = list(Placing(one, other, states, read).parts(given))
    assert not [part for part in parts if isinstance(part, Homeless)]
    return put_in(other, [part for part in parts if not isinstance(part, Homeless)], read).parsed.text


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("a\n\nb\n\nc\n", "A\n\nC\n", "A\n\nB\n\nC\n"),
        ("a\n\nb\n", "A", "A\n\nB"),
        ("a\n\nb\n", "B\n", "A\n\nB\n"),
        ("- a\n- b\n- c\n", "* A\n* C\n", "* A\n- B\n* C\n"),
        ("1. a\n2. b\n", "1. A\n", "1. A\n2. B\n"),
        ("- a\n- b\n\nc\n", "C\n", "- A\n- B\n\nC\n"),
        ("- a\n\nc\n", "- A\n", "- A\n\nC\n"),
        ("a\n\n```\nx = 1\n```\n\nb\n\nc\n", "C\n", "A\n\n```\nx = 1\n```\n\nB\n\nC\n"),
        ("a\n\n```\nx = 1\n```\n\nb\n", "A\n\n```\nx = 1\n```\n", "A\n\n```\nx = 1\n```\n\nB\n"),
        ("> a\n>\n> b\n", "> A\n", "> A\n>\n> B\n"),
        ("| a | b |\n|---|---|\n| c | d |\n| e | f |\n", "| A | B |\n|---|---|\n| E | F |\n",
         "| A | B |\n|---|---|\n| C | D |\n| E | F |\n"),
        ("a\n\n---\n\nb\n", "A\n\n---\n", "A\n\n---\n\nB\n"),
        (":::note\n\na\n\n:::\n\nb\n", ":::note\n\nA\n\n:::\n", ":::note\n\nA\n\n:::\n\nB\n"),
        ("## a\n\nb\n\n## c\n", "## A\n## C\n", "## A\n\nB\n## C\n"),
        ("a\n", "", "\nA\n"),
    ],
)  # fmt: skip
def test_a_block_goes_where_it_stands_in_the_source(source: str, target: str, wanted: str) -> None:
    """Behind what stands before it there, or before what follows, with what belongs to its kind."""
    assert placed(source, target).strip() == wanted.strip()


def test_part_of_a_row_has_no_place() -> None:
    """It would bring along a cell that is there; the reason and the line are told."""
    source, target = read("| a | b |\n|---|---|\n| c | d |\n"), read("| A | B |\n|---|---|\n| C | |\n")
    states = [BlockState((index,), (index,) if index < 3 else (), Freshness.CURRENT) for index in range(4)]
    (found,) = Placing(source, target, states, read).parts({3: "D"})
    assert isinstance(found, Homeless)
    assert (found.numbers, found.line) == ((3,), 3)
    assert "row" in found.reason
