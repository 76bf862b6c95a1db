"""What is read from the head of a built page."""

from __future__ import annotations

import time

from docpipe.lint.rendered import RenderedPage, read_page

_PAGE = """<!doctype html>
<html class='a' LANG="zh-Hans">
<head>
<!-- <link rel="canonical" href="https://a.example/no/"> -->
<link href='https://a.example/zh/&amp;/' rel="canonical">
<link rel="stylesheet" href="a.css">
<link rel="alternate" type="application/atom+xml" href="feed.xml">
<link rel=alternate hreflang=en href=https://a.example/en/>
</head>
<body lang="en"><link rel="canonical" href="https://a.example/body/"></body>
</html>
"""


def test_the_head_is_read() -> None:
    """Attributes in any order and any quotes, entities undone; comments and the body are passed over."""
    page = read_page("zh/a/index.html", "content/zh/a.md", _PAGE)
    assert (page.lang, page.canonical) == ("zh-Hans", "https://a.example/zh/&/")
    assert page.alternates == (("en", "https://a.example/en/"),)
    assert page.is_indexed
    assert "body" not in page.head


def test_pages_that_hide() -> None:
    """`noindex` among others counts."""
    assert not read_page("a.html", "", '<meta name="ROBOTS" content="nofollow, noindex">').is_indexed
    assert read_page("a.html", "", '<meta name="description" content="noindex">').is_indexed


def test_no_head() -> None:
    """What says nothing says nothing."""
    assert read_page("a.html", "", "text") == RenderedPage("a.html", "", "text")


def test_hostile_heads_cost_little() -> None:
    """Comments and tags that never end are read in linear time."""
    start = time.perf_counter()
    for text in ("<!--" * 50_000, "<link " * 50_000, "<link a=" * 50_000, '<link a="' * 50_000):
        read_page("a.html", "", text)
    assert time.perf_counter() - start < 10
