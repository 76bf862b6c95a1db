"""The names of hosts as readers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.report.host_name import readable_host


def encoded(name: str) -> str:
    """Return a name as resolvers are asked for it."""
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii") for label in name.split(".")
    )


@pytest.mark.parametrize(
    "name",
    ["a.example", "例子.测试", "www.文档站-2.example", "bücher.example", "日本語ドメイン.jp", "пример.рф", "[::1]"],
)
def test_a_plain_name_is_read_in_its_letters(name: str) -> None:
    """Chinese and its neighbours go with Latin; any other script stands alone, below a name of its own."""
    assert readable_host(encoded(name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "gіthub.com",
        "аррӏе.com",
        "пример.com",
        "例子і.example",
        "ɡithub.com",
        "a\u202eb.example",
        "a\u200db例.example",
        "☃.example",
    ],
)
def test_a_name_that_may_deceive_stays_in_ascii(name: str) -> None:
    """Scripts mixed, letters that look Latin, marks of direction, and what is no letter."""
    assert readable_host(encoded(name)) == encoded(name)


def test_what_is_no_punycode_stays() -> None:
    """Whatever somebody wrote behind `xn--`."""
    assert readable_host("xn--999999999.example") == "xn--999999999.example"


@given(st.from_regex(r"xn--[a-z0-9-]{1,20}", fullmatch=True))
def test_every_label_is_one_printable_line(label: str) -> None:
    """No name breaks it."""
    assert readable_host(label).isprintable()
