"""From spans to places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.places import EXCERPT_LENGTH, excerpt_at, place_in, place_of, with_excerpt
from docpipe.model.text import LineIndex, Span
from tests.lint.posts import read


@given(st.text("a字\t\n\r", max_size=80), st.data())
def test_an_excerpt_is_part_of_its_line(text: str, data: st.DataObject) -> None:
    """Whatever the place, the excerpt slices out of the line at its column."""
    lines = LineIndex(text * 9)
    offset = data.draw(st.integers(0, len(lines.text)))
    position = lines.position(offset)
    excerpt, column = excerpt_at(lines, position.line, position.column)
    line = lines.line_span(position.line).of(lines.text)
    assert len(excerpt) <= EXCERPT_LENGTH
    assert line[column - 1 : column - 1 + len(excerpt)] == excerpt


def test_both_ways_agree() -> None:
    """A place made of the document alone, its excerpt filled in later, equals one made of the text."""
    parsed = read("第一段。\n\n第二段。\n")
    assert parsed.document is not None
    span = Span(parsed.text.index("第二"), parsed.text.index("第二") + 2)
    late = place_of(parsed.document, span)
    assert late.excerpt == ""
    assert with_excerpt(late, parsed.lines) == place_in(parsed, span)


def test_a_place_that_is_gone_stays_as_it_is() -> None:
    """When the file was shortened meanwhile, nothing is made up."""
    parsed = read("第一段。\n\n第二段。\n")
    place = place_in(parsed, Span(len(parsed.text) - 3, len(parsed.text) - 1))
    bare = type(place)(place.path, place.span, place.start, place.end)
    assert with_excerpt(bare, LineIndex("短")) == bare
    assert with_excerpt(type(place)("a.md"), LineIndex("短")) == type(place)("a.md")
