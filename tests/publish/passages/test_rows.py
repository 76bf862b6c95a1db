"""Which parts of two texts belong together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.translation import BlockState, Freshness
from docpipe.publish.passages.compose import Version
from docpipe.publish.passages.rows import rows
from docpipe.publish.passages.tree import tree
from tests.publish.factory import pair, parsed


def version(count: int) -> Version:
    """Return a text of so many paragraphs, with a piece of code behind every third."""
    body = "\n\n".join(f"Paragraph {n}." + ("\n\n```\ncode\n```" if n % 3 == 2 else "") for n in range(count))
    document, parsed_body = parsed("content/en/a.md", body)
    return Version(parsed_body.pieces, document.blocks)


@given(
    st.integers(0, 8),
    st.integers(0, 8),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=10),
)
def test_every_part_stands_in_one_row(ours: int, theirs: int, pairs: list[tuple[int, int]]) -> None:
    """Whatever the states say, nothing is lost, nothing stands twice, and the source is in its order."""
    target, source = version(ours), version(theirs)
    states = tuple(
        pair(one, other, Freshness.CURRENT)
        for one, other in pairs
        if one < len(source.blocks) and other < len(target.blocks)
    )
    found = rows(target, source, states)
    assert sorted(place for row in found for place in row.target) == list(range(len(tree(target.pieces))))
    assert sorted(number for row in found for number in row.source) == list(range(len(tree(source.pieces))))
    firsts = [row.source[0] for row in found if row.source]
    assert firsts == sorted(firsts)


def test_the_worst_is_said_of_a_row() -> None:
    """Of several states the one a reader has to know first."""
    target, source = version(1), version(2)
    states = (BlockState((0,), (0,), Freshness.OUTDATED), BlockState((1,), (0,), Freshness.CURRENT))
    assert rows(target, source, states)[0].freshness is Freshness.OUTDATED
