"""The short ways of rendering are the library's way, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from docpipe.parse.quick_renderer import QuickRenderer

PIECES = ("a", "*b*", "**c**", "`d < e`", "[f](g)", "![h](i)", "<b>", "&amp;", "|a|b|\n|-|:-:|\n|c|")
STARTS = ("\n", "\n\n", "- ", "> ", "1. ", "# ")


def rendered(kind: type[RendererHTML], text: str) -> str:
    """Return the HTML of a text."""
    return str(MarkdownIt("commonmark", renderer_cls=kind).enable(["table", "strikethrough"]).render(text))


@given(st.lists(st.sampled_from((*PIECES, *STARTS)), max_size=30).map("".join))
def test_the_same_html(text: str) -> None:
    """Whatever is put together."""
    assert rendered(QuickRenderer, text) == rendered(RendererHTML, text)


@pytest.mark.parametrize("text", ["- a\n  > b\n- c", "- a\n\n  b", "~~a~~ *b **c***", "<!-- a -->\n\n- \n\n***"])
def test_tight_lists_and_odd_ends(text: str) -> None:
    """Where line breaks depend on what stands around a tag."""
    assert rendered(QuickRenderer, text) == rendered(RendererHTML, text)
