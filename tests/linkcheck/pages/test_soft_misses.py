"""Pages that answer well though what they stood for is gone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.pages.quirks import known_quirks
from docpipe.linkcheck.pages.soft_misses import by_body, by_redirect
from docpipe.model.answer import Hop, SoftMiss


def led(url: str, *urls: str) -> SoftMiss:
    """Return what is thought of redirects from one address over others."""
    return by_redirect(url, tuple(Hop(302, each) for each in urls), known_quirks())


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/post/x", "https://a.example/"),
        ("https://a.example/post/x", "https://a.example/zh-cn/"),
        ("https://a.example/post/x", "https://www.a.example/index.html"),
        ("https://blog.a.example/post/x", "https://a.example/home"),
        ("https://a.example/?p=123", "https://a.example/"),
        ("https://a.example/how-it-really-works", "https://a.example"),
        ("https://www.name.com/post/x", "https://name.org/"),
    ],
)
def test_a_page_that_leads_to_the_front_page(url: str, final: str) -> None:
    """Its site has it no more."""
    assert led(url, final) is SoftMiss.ROOT


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://one.example.com/post/x", "https://other.org/"),
        ("https://one.com/post/x", "https://other.org/jobs/y"),
    ],
)
def test_a_page_that_leads_to_another_domain(url: str, final: str) -> None:
    """Nothing there has its name."""
    assert led(url, final) is SoftMiss.DOMAIN


@pytest.mark.parametrize("path", ["/404", "/404.html", "/zh/not-found/", "/error/404", "/PageNotFound.aspx"])
def test_a_page_that_leads_to_an_error_page(path: str) -> None:
    """Its status may say what it will; who asked for an article about errors got it."""
    assert led("https://a.example/x", f"https://a.example{path}") is SoftMiss.TITLE
    assert led("http://a.example/status/404", f"https://a.example{path}") is SoftMiss.NONE


@pytest.mark.parametrize("url", ["https://one.com/", "https://one.com/post/x"])
def test_a_domain_that_is_sold(url: str) -> None:
    """Where domains are sold, nothing else is to be found."""
    assert led(url, "https://www.hugedomains.com/profile?d=one.com") is SoftMiss.PARKED


def test_a_market_may_move_its_own_pages() -> None:
    """Who links to a place where domains are sold means it."""
    assert led("https://www.hugedomains.com/blog/x", "https://hugedomains.com/blog/y") is SoftMiss.NONE


@pytest.mark.parametrize(
    ("url", "finals"),
    [
        ("https://a.example/post/x", []),
        ("http://a.example/post/x", ["https://a.example/post/x"]),
        ("https://a.example/post/x", ["https://www.a.example/post/x/"]),
        ("https://a.example/blog", ["https://a.example/"]),
        ("https://a.example/zh", ["https://a.example/"]),
        ("https://a.example/", ["https://b.com/"]),
        ("https://a.example/blog/x", ["https://blog.a.example/"]),
        ("https://a.example/docs/x.html", ["https://a.example/#/docs/x"]),
        ("https://a.example/docs/x.html", ["https://a.example/docs/"]),
        ("https://one.com/x/y", ["https://two.com/x/y.html"]),
        ("https://one.com/doc/effective_work", ["https://two.dev/docs/effective-work"]),
        ("https://someone.github.io/tool/", ["https://tool.dev/"]),
        ("https://bit.ly/x/y", ["https://two.com/"]),
        ("https://doi.org/10.1/abc-def", ["https://publisher.com/articles/9"]),
        ("https://one.com/post/x", ["http://[::1"]),
        ("https://one.com/post/x", ["mailto:x"]),
    ],
)
def test_redirects_that_lead_to_the_same(url: str, finals: list[str]) -> None:
    """https, `www`, a new name or host for the same thing, and addresses that are there to lead elsewhere."""
    assert led(url, *finals) is SoftMiss.NONE


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<head><title>\n 页面不存在 - 某站</title>", SoftMiss.TITLE),
        ("<TITLE lang=en>404 &ndash; Page Not Found</TITLE>", SoftMiss.TITLE),
        ("İİİİİ<title>404 Not Found</title>", SoftMiss.TITLE),
        ("<title>某站</title><h1 class='x'><span>404</span></h1>", SoftMiss.TITLE),
        ('<title></title><div class="weui-msg__title warn">该内容已被发布者删除</div>', SoftMiss.TITLE),
        ("<title>one.com is for sale</title>", SoftMiss.PARKED),
        ('<title>one.com</title><script src="https://img.sedoparking.com/x.js">', SoftMiss.PARKED),
        ("<title>HTTP 404 explained</title><h1>HTTP 404 explained</h1><h2>404 Not Found</h2>", SoftMiss.NONE),
        ("<title>某文</title><p>页面不存在</p><pre>404 Not Found</pre>", SoftMiss.NONE),
        ("<title>404", SoftMiss.NONE),
        ("", SoftMiss.NONE),
    ],
)
def test_what_a_page_says_of_itself(page: str, expected: SoftMiss) -> None:
    """Its title and first headings count, and its text does not."""
    assert by_body(page) is expected


@pytest.mark.parametrize("path", ["/Web/HTTP/Status/404", "/docs/not-found", "/errors/x"])
def test_a_page_about_errors(path: str) -> None:
    """Where the address speaks of errors, a title that names one is that of an article."""
    assert by_body("<title>404 Not Found - HTTP</title>", f"https://a.example{path}") is SoftMiss.NONE


@given(st.text(max_size=300), st.lists(st.text(max_size=100), max_size=3))
def test_no_answer_breaks_it(text: str, finals: list[str]) -> None:
    """Whatever a server answers is judged without an exception."""
    by_body(text, text)
    led("https://a.example/post/x", *finals)
    led(text, "https://a.example/")


@pytest.mark.parametrize("piece", ["<h1 ", "<title>", "<h1>x", "src=//", 'class="weui-msg__title', "<", "&lt;"])
def test_hostile_pages_cost_little(piece: str) -> None:
    """A large page of beginnings without ends is read once."""
    start = time.perf_counter()
    by_body(piece * (500_000 // len(piece)))
    assert time.perf_counter() - start < 2
