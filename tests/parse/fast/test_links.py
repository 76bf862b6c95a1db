"""Addresses, labels and destinations, as the library has them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination
from markdown_it.rules_inline import StateInline

from docpipe.parse.fast.links import FastMarkdown, Helpers, is_plain

_PIECES = (
    *("http://", "https://", "ftp://", "mailto:", "//", "/", "./", "a", "B", "-", "_", "~", ".", "..", "#", "?"),
    *("xn--", "xn--a", "example.com", "Z.de", "1", "9.9", "a" * 64, "b." * 5, "%20", "%", "中", "\\", "(", ")"),
    *("@", ":", " ", "&amp;"),
)  # fmt: skip
addresses = st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)


@given(addresses)
@example("https://" + "a" * 51)
@example("http://a.b.c.d/e")
@example("https://example.com")
@example("https://a." + "b" * 64)
@example("https://" + ".".join("b" * 60 for _ in range(5)))
def test_addresses_are_encoded_as_the_library_does(address: str) -> None:
    """What is called plain is not changed by the long way either."""
    assert FastMarkdown("zero").normalizeLink(address) == MarkdownIt("zero").normalizeLink(address)


@pytest.mark.parametrize("address", ["./a.md", "../b/c.png", "/d/#e", "#f-1", "https://example.com/g", "https://a.b"])
def test_the_commonest_addresses_take_the_short_way(address: str) -> None:
    """Paths, anchors and addresses of the web."""
    assert is_plain(address)


@given(addresses, st.integers(0, 8), st.integers(0, 40))
@example("<a b>", 0, 5)
@example("a(b)c", 0, 5)
@example("a\\ b", 0, 4)
def test_destinations_are_the_librarys(text: str, start: int, end: int) -> None:
    """Found or not, where it ends, and what it is."""
    start, end = min(start, len(text)), min(end, len(text))
    ours, stock = Helpers.parseLinkDestination(text, start, end), parseLinkDestination(text, start, end)
    assert (ours.ok, ours.pos, ours.str) == (stock.ok, stock.pos, stock.str)


def test_a_label_ends_within_the_stretch_that_is_read() -> None:
    """A bracket behind the end of the stretch ends no label."""
    state = StateInline("[a] b]", MarkdownIt("commonmark"), {}, [])
    assert Helpers.parseLinkLabel(state, 0) == 2
    state.posMax = 2
    assert Helpers.parseLinkLabel(state, 0) == -1
