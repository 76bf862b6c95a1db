"""What lies at a path of the site, and what is served at one of its addresses."""

from __future__ import annotations

import pytest

from docpipe.index.lookup import at_address, at_path, file_at
from docpipe.index.targets import Resolved, ToAsset, ToDocument, Unresolvable, Why
from docpipe.model.source import DocumentKey, LocaleName
from tests.index.documents import document, site

_SITE = site(
    [document("content/zh/a.md"), document("content/zh/guide/README.md"), document("content/zh/plain/b.mdx")],
    assets=["content/zh/c.pdf"],
)


def _to(key: str) -> ToDocument:
    return ToDocument(LocaleName("zh"), DocumentKey(key), "x")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/zh/a.md", _to("a")),
        ("content/zh/a", _to("a")),
        ("content/zh/a.html", _to("a")),
        ("content/zh/plain/b", _to("plain/b")),
        ("content/zh/guide", _to("guide/README")),
        ("content/zh/plain", Unresolvable(why=Why.FOLDER)),
        ("content/zh/c.pdf", ToAsset("content/zh/c.pdf", "x")),
        ("content/zh/d", None),
    ],
)
def test_what_lies_at_a_path(path: str, expected: Resolved | None) -> None:
    """A file by its name, a post with or without its suffix, a folder's own page."""
    assert at_path(path, "x", _SITE) == expected


def test_a_file_by_its_whole_name() -> None:
    """Without its suffix it is not this file."""
    assert file_at("content/zh/a.md", "x", _SITE) == _to("a")
    assert file_at("content/zh/a", "x", _SITE) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/zh/a/", _to("a")),
        ("/zh/a", _to("a")),
        ("/zh/a.html", _to("a")),
        ("/zh/a/index.html", _to("a")),
        ("/zh", Unresolvable(why=Why.HOME)),
        ("/zh/index.html", Unresolvable(why=Why.HOME)),
        ("/", Unresolvable(why=Why.HOME)),
        ("/zh/none/", None),
    ],
)
def test_what_is_served_at_an_address(address: str, expected: Resolved | None) -> None:
    """With or without its last slash, `.html` or `index.html`; a home page is there and is no document."""
    assert at_address(address, "x", _SITE) == expected
