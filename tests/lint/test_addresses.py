"""Addresses in two languages that mean one place."""

from __future__ import annotations

import pytest

from docpipe.lint.addresses import is_misspelt, place_of, plain_address
from tests.lint.translations import site_of


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://docs.example.org/zh/latest/a", "https://docs.example.org/en/latest/a/"),
        ("https://example.org/zh-cn/a", "https://example.org/a"),
        ("https://example.org/zh_CN/a.html", "https://example.org/en-us/a"),
        ("http://cloud.example.org/a", "https://intl.cloud.example.org/a"),
        ("https://zh.wikipedia.org/wiki/安装", "https://en.wikipedia.org/wiki/Installation"),
        ("https://example.org/a?lang=zh", "https://example.org/a?lang=en"),
        ("https://example.org/a#安装", "https://example.org/a#install"),
        ("https://example.org/README.md", "https://example.org/README.en.md"),
        ("https://example.org/%E7%94%B2", "https://example.org/甲"),
        ("../images/zh/a.png", "../images/en/a.png"),
        ("a-zh.png", "a-en.png"),
    ],
)
def test_one_place(source: str, target: str) -> None:
    """What names a language, an anchor or a scheme is left aside."""
    assert plain_address(source) == plain_address(target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/a?page=1", "https://example.org/a?page=2"),
        ("a.png", "b.png"),
    ],
)
def test_two_places(source: str, target: str) -> None:
    """Everything else is kept apart."""
    assert plain_address(source) != plain_address(target)


def test_links_within_the_site() -> None:
    """A document is one place in all its versions, however it is written."""
    site = site_of({f"content/{locale}/{name}.md": "1" for locale in ("zh", "en") for name in ("a", "b")})
    source, target = site.by_path["content/zh/a.md"], site.by_path["content/en/a.md"]
    assert place_of("b.md#甲", source, site) == place_of("./b.md", target, site) == "document:b"
    assert place_of("#甲", source, site) == place_of("#a", target, site)


@pytest.mark.parametrize(
    ("wanted", "written", "expected"),
    [
        ("docs.example.org/current", "docs.exam.ple.org/current", True),
        ("docs.example.org/current", "docs.example.org/curent", True),
        ("docs.example.org/current", "docs.example.org/currents", False),
        ("docs.example.org/page/12", "docs.example.org/page/13", False),
        ("docs.example.org/current", "docs.example.org/other", False),
        ("a.org/x", "a.org/y", False),
    ],
)
def test_slips_of_the_pen(wanted: str, written: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Two letters more, fewer or other; never a number, a plural or a short name."""
    assert is_misspelt(wanted, written) is expected
