"""The short way to the parts of a paragraph, a heading or a cell leads where the long one does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from docpipe.model.body import Body, Part
from docpipe.parse import document, pieces
from docpipe.parse.body import SlotRenderer
from docpipe.parse.leaves import plain_parts
from docpipe.parse.slot_marks import parts_of
from tests.parse.posts import parsed

PIECES = (
    *("a", " *b* ", "**c**", "`d < e`", "[f](g)", "![h](i)", '![j](k "l")'),
    *("<b>", "&amp;", "\\<", "^[m]", "|a|b|\n|-|:-:|\n|c|"),
)
STARTS = ("\n", "\n\n", "- ", "- [ ] ", "- [x] ", "> ", "1. ", "# ", "!!! note\n    ", "  ")

_Parts = tuple[Part, ...]


def _leaves(text: str) -> list[tuple[_Parts | None, _Parts]]:
    """Return the parts of each leaf of a post: by the short way, and rendered token by token."""
    found: list[tuple[_Parts | None, _Parts]] = []

    def watched(tokens: Sequence[Token], env: EnvType, renderer: SlotRenderer, options: OptionsDict, text: str) -> Body:
        for index, token in enumerate(tokens):
            if token.type in pieces.LEAVES:
                short = plain_parts(tokens, index, renderer, options)
                long = [pieces.rendered(tokens, at, renderer, options) for at in range(index, index + 3)]
                found.append((short, parts_of("".join(long))))
        return pieces.build_body(tokens, env, renderer, options, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "build_body", watched)
        parsed(text)
    return found


@given(st.lists(st.sampled_from((*PIECES, *STARTS)), max_size=30).map("".join))
def test_the_same_parts(text: str) -> None:
    """Of every leaf that takes the short way."""
    assert all(short in {None, long} for short, long in _leaves(text))


@pytest.mark.parametrize("text", ["a", "- a *b*", "## a `b`", "|a|\n|-|\n|[b](c)|"])
def test_plain_leaves_take_the_short_way(text: str) -> None:
    """Nearly all leaves are plain."""
    assert all(short == long for short, long in _leaves(text))
