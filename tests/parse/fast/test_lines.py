"""The table of lines is the library's own, whatever the blanks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from docpipe.parse.fast.lines import FastLines
from tests.parse.markdown_source import noise
from tests.parse.posts import parsed


@given(st.one_of(noise, st.text(st.sampled_from(" \t\na中\u3000\x0c"), max_size=40)))
def test_tables_are_the_librarys(text: str) -> None:
    """Where lines begin and end, how many characters and columns they are indented, and how many there are."""
    md = MarkdownIt("zero")
    ours, stock = (vars(kind(text, md, {}, [])) for kind in (FastLines, StateBlock))
    assert ours == stock


def test_no_end_of_line_is_looked_for_behind_the_text() -> None:
    """An HTML block in a list in a quote, shorter than its indent, at the very end of a text."""
    assert parsed("> - a\n> - \n>     <!--b\n> ").document is not None
    assert parsed(">- a\n>- \n>     <!--*<b>\n> ").document is not None
