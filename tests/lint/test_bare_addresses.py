"""Addresses without brackets, read as GitHub's Markdown reads them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given

from docpipe.lint.bare_addresses import bare_addresses
from tests.corpus.independent import cmark
from tests.lint.posts import read
from tests.parse.markdown_source import documents


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("见 https://a.example/b,c 后", ["https://a.example/b,c"]),
        ("见https://a.example/b。然后,看 后", ["https://a.example/b。然后,看"]),
        ("**https://a.example**后,面", ["https://a.example**后,面"]),
        ("(http://a.example/(b)), www.b.example. 后", ["http://a.example/(b)", "www.b.example"]),
        ("<https://a.example> [https://b.example](c.md) `https://d.example` ![https://e.example](f)", []),
        ("中www.a.example 后", []),
    ],
)
def test_an_address_ends_at_a_blank(body: str, expected: list[str]) -> None:
    """Chinese marks and letters are taken along, marks of the sentence at its end are not."""
    assert list(bare_addresses(read(body))) == expected


def test_as_cmark_gfm_reads_them() -> None:
    """The parser of GitHub makes the same links."""
    body = "见https://a.example/b。然后,看 **https://c.example**后,面 (http://d.example/(e)), 后 https://f.example."
    assert [unquote(url) for url in cmark(body).urls] == list(bare_addresses(read(body)))


@given(documents())
def test_any_document(text: str) -> None:
    """Each one is a part of the text."""
    assert all(address in text for address in bare_addresses(read(text, head="")))
