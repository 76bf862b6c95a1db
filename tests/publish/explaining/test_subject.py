"""What is meant by an address."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.publish.explaining.subject import path_of_address

BASE = "https://example.org/blog"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://example.org/blog/zh/a/", "/zh/a/"),
        ("https://EXAMPLE.org/blog/zh/a/?q#b", "/zh/a/"),
        ("http://example.org/blog/zh/a/", "/zh/a/"),
        ("https://example.org/blog/", "/"),
        ("https://example.org/blog", "/"),
        ("https://example.org/", None),
        ("https://example.org/blogs/a/", None),
        ("https://example.com/blog/a/", None),
    ],
)
def test_an_address_belongs_to_the_site_or_not(url: str, path: str | None) -> None:
    """Host and folder decide; the scheme does not, nor what follows the path."""
    assert path_of_address(url, BASE) == path


def test_without_a_base_no_address_belongs_to_the_site() -> None:
    """Nobody knows where it stands."""
    assert path_of_address("https://example.org/zh/", "") is None


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_escapes_are_undone(name: str) -> None:
    """Whatever a route holds, its whole address leads back to it."""
    assert path_of_address(f"{BASE}/{quote(name, safe='')}/", BASE) == f"/{name}/"
