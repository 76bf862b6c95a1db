"""Addresses as pages write them."""

from __future__ import annotations

import posixpath
import re
from unittest.mock import patch
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.page import Route
from docpipe.publish import urls
from docpipe.publish.urls import Urls, attribute, clickable, fragment_of

SEGMENTS = st.text(st.sampled_from("ab中é .:%?#'\"&+~"), min_size=1, max_size=4).filter(lambda s: s.strip("."))
PATHS = st.text("ab-./", max_size=10).map("/".__add__)
ADDRESSES = st.builds(
    "https://{}/{}".format, st.text("ax1-.n:@[", max_size=12) | st.just("xn--a.b"), st.text("a/%?#&é 中", max_size=8)
)
ROUTES = st.lists(SEGMENTS, max_size=4).map(lambda segments: Route("/" + "".join(f"{s}/" for s in segments)))


@given(ROUTES, ROUTES)
def test_relative_addresses_lead_home(page: Route, target: Route) -> None:
    """A browser that resolves a relative address against the page's own arrives at the target."""
    address = Urls("").relative_to(page)(target)
    own = Urls("https://example.org/sub").absolute(page)
    assert urljoin(own, address) == Urls("https://example.org/sub").absolute(target)
    assert unquote(urljoin(own, address)) == "https://example.org/sub" + target


@given(PATHS, PATHS)
def test_relative_addresses_are_those_of_posix(page: str, target: str) -> None:
    """Whatever slashes and dots there are in a path, it is reached as posixpath would reach it."""
    expected = posixpath.relpath(target, posixpath.dirname(page)) + ("/" if target.endswith("/") else "")
    assert Urls("").relative_to(Route(page))(target) == expected


def test_relative_addresses_of_files() -> None:
    """Files and pages that end in .html are reached from and by their folder."""
    relative = Urls("").relative_to(Route("/zh/a.html"))
    assert relative("/zh/b.html") == "b.html"
    assert relative("/assets/style.css") == "../assets/style.css"
    assert relative("/zh/") == "./"
    assert Urls("").relative_to(Route("/zh/"))("/zh/a:b/") == "./a:b/"


def test_rooted() -> None:
    """An address from the root of the host knows the site's folder."""
    assert Urls("https://example.org/sub").rooted("/zh/") == "/sub/zh/"
    assert Urls("").rooted("/zh/") == "/zh/"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ('https://a.example/a b"<>`{|}\\^[1]', "https://a.example/a%20b%22%3C%3E%60%7B%7C%7D%5C%5E%5B1%5D"),
        ("https://a.example/50%/x#a#b", "https://a.example/50%25/x#a%23b"),
        ("https://维基.example/中文", "https://维基.example/中文"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("/feed", "/feed"),
        ("javascript:alert(1)", ""),
        ("JaVa\tScRiPt:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("http:x", ""),
        ("//", ""),
        ("https://a:b:c/", ""),
        ("https://[::1", ""),
        ("https://[::1]:80/[x]", "https://[::1]:80/%5Bx%5D"),
        ("//a.example?q=|", "//a.example?q=%7C"),
        ("http://a b/", ""),
        ("http://a\\b", ""),
        ("https://reader:secret@a.example/@b", "https://a.example/@b"),
        ("ftp://a..b/", ""),
    ],
)
def test_clickable(written: str, expected: str) -> None:
    """What an author wrote becomes a valid, harmless address, or none."""
    assert clickable(written) == expected


@given(st.text(max_size=40))
def test_clickable_is_always_plain(text: str) -> None:
    """Whatever was written, the address has no scheme that runs and no character that ends an attribute."""
    found = clickable(text)
    assert not set(found) & set('"<> \t\n\r')
    assert found.partition(":")[0].lower() not in {"javascript", "vbscript", "data", "file"}


@given(st.from_regex(urls._PLAIN, fullmatch=True) | ADDRESSES)  # noqa: SLF001 - what is told at once is told right
def test_plain_addresses_are_told_at_once(address: str) -> None:
    """An address that is passed on unseen is the one that a closer look would have given."""
    found = clickable(address)
    with patch.object(urls, "_PLAIN", re.compile("(?!)")):
        assert clickable(address) == found


def test_attributes() -> None:
    """Attribute values are escaped; ids become fragments that stay one."""
    assert attribute("title", "\"'<>&") == ' title="&quot;&#x27;&lt;&gt;&amp;"'
    assert fragment_of("a#b%c 安装") == "#a%23b%25c%20安装"
    assert fragment_of("") == ""
