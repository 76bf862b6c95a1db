"""The address an alias means."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.index.routes import output_path
from docpipe.model.page import Route
from docpipe.publish.articles import Article
from docpipe.publish.redirects import Places, alias_route


class Standing(msgspec.Struct):
    """As much of an article as an alias asks for."""

    route: Route


def meant(alias: str) -> str | None:
    """Return the address that an alias of `/zh/blog/a/` means."""
    article: Article = Standing(Route("/zh/blog/a/"))  # type: ignore[assignment]  # it has what is asked for
    return alias_route(alias, article)


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("/old/", "/old/"),
        ("/old", "/old/"),
        ("/2020/old.html", "/2020/old.html"),
        ("/2020/old.htm", "/2020/old.htm"),
        ("beside", "/zh/blog/beside/"),
        ("./beside/", "/zh/blog/beside/"),
        ("../up/", "/zh/up/"),
        ("../../../../../etc/passwd", "/etc/passwd/"),
        ("/%E6%97%A7/", "/旧/"),
        ("/a%2f..%2f..%2fb", "/b/"),
        ("/a//b/", "/a/b/"),
        ("/a b/", "/a-b/"),
        ("/old/?x=1#y", "/old/"),
        ("\\a\\b", "/a/b/"),
        ("", None),
        ("/", None),
        ("#top", None),
        ("//host.example/a", None),
        ("\\\\host.example\\a", None),
        ("https://host.example/a", None),
        ("javascript:alert(1)", None),
        ("/" + "a/" * 501, None),
    ],
)
def test_addresses(alias: str, address: str | None) -> None:
    """An alias is an address on this site, from its root or beside the page, or nothing."""
    assert meant(alias) == address


def test_no_page_stands_where_the_list_of_redirects_does() -> None:
    """Neither there nor below it, whatever the case of its letters."""
    places = Places(())
    assert not places.take(Route("/_redirects/"))
    assert not places.take(Route("/_Redirects/a.html"))
    assert places.take(Route("/_redirects.html"))


@given(st.text(max_size=40))
def test_whatever_is_written_stays_on_the_site(alias: str) -> None:
    """No alias is a path that leads out of the site, is hidden, or cannot be written."""
    found = meant(alias)
    if found is not None:
        segments = output_path(Route(found)).split("/")
        assert not any(segment in {"", ".", ".."} or segment.startswith(".") for segment in segments)
        assert not any(ord(character) < 32 for character in found)
