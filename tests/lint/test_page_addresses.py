"""Addresses of built pages in the form in which they are compared."""

from __future__ import annotations

from docpipe.lint.page_addresses import address_of, comparable, route_at
from tests.index.documents import config, site


def test_a_file_has_one_address() -> None:
    """Below the base, decoded, and without its index."""
    index = site([], settings=config(base_url="https://example.org/x/"))
    assert address_of("zh/数据/index.html", index) == "https://example.org/x/zh/数据/"
    assert address_of("index.html", index) == "https://example.org/x/"
    assert [route_at(path) for path in ("a/index.html", "a.html", "xindex.html")] == ["/a/", "/a.html", "/xindex.html"]


def test_addresses_are_compared_decoded() -> None:
    """Percent-encoding, NFC and fragments make no difference."""
    assert comparable("https://a.example/caf%C3%A9#x") == comparable("https://a.example/cafe\u0301")
