"""Addresses written out in prose: which they are, and where they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.link import LinkKind
from docpipe.model.text import Span
from docpipe.parse.bare import Found, addresses_in, trimmed
from tests.parse.posts import document, markup


def bare(text: str) -> list[str]:
    """Return the addresses that stand bare in a post."""
    return [link.target for link in document(text).bare]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见 https://a.example/gone 与别处", "https://a.example/gone"),
        ("见https://a.example/x。后文", "https://a.example/x"),
        ("（见https://a.example/x_(y)）", "https://a.example/x_(y)"),
        ("(see http://a.example/x).", "http://a.example/x"),
        ("[https://a.example/x]", "https://a.example/x"),
        ("'https://a.example/x.jar'", "https://a.example/x.jar"),
        ("**见https://a.example/x**。后", "https://a.example/x"),
        ("*https://a.example/x*", "https://a.example/x"),
        ("https://a.example/x<br>y", "https://a.example/x"),
        ("[页]（https://a.example/x）。", "https://a.example/x"),
        ("# 见 https://a.example/x", "https://a.example/x"),
        ("| 见 |\n| --- |\n| https://a.example/x、乙 |", "https://a.example/x"),
        ("注^[见 https://a.example/x]", "https://a.example/x"),
        ("https://web.example/20/https://a.example/x", "https://web.example/20/https://a.example/x"),
        ("{% embed x %} https://a.example/x", "https://a.example/x"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, expected: str) -> None:
    """At a blank, a Chinese mark or markup; marks and closing brackets of the sentence are none of it."""
    assert bare(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("访问https://a.example后重试", ["https://a.example"]),
        ("https://a.example/wiki/数据，是", ["https://a.example/wiki/数据"]),
        ("https://a.example/x#用法 是", ["https://a.example/x#用法"]),
        ("见https://a.example/x的说明", []),
        ("见https://a.example/的首页", []),
        ("https://a.example/café", []),
        ("https://a.example/cafe\u0301", []),
        ("https://bücher.example/x", []),
    ],
)
def test_letters_behind_an_address(text: str, expected: list[str]) -> None:
    """Chinese ones end a host and begin a part of a path; where nobody can tell, there is no address."""
    assert bare(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[https://a.example/](https://a.example/x)",
        "<https://a.example/x>",
        "`https://a.example/x`",
        "```\nhttps://a.example/x\n```",
        "    https://a.example/x",
        '<img src="https://a.example/x">',
        "<!-- https://a.example/x -->",
        "![图 https://a.example/x](x.png)",
        "[x]\n\n[x]: https://a.example/x",
        "{{< youtube https://a.example/x >}}",
        "{% embed https://a.example/x %}",
        "http://a.example/\\<id\\>/x",
        "http://a.example/{id}",
        "http://<host>/",
        "ftp://a.example/x",
        "a://b",
        "https://a.example/" + "x" * 3000,
        "---\ntitle: 见 https://a.example/x\n---\n",
    ],
)
def test_what_is_no_bare_address(text: str) -> None:
    """A link, its text, code, HTML, a comment, a template's argument, a pattern to fill in."""
    assert bare(text) == []


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("https://a.example/x\\_y", "https://a.example/x_y"),
        ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
        ("https://web.example/a\\_/https://a.example/x", "https://web.example/a_/https://a.example/x"),
    ],
)
def test_escapes_are_undone(written: str, target: str) -> None:
    """The address is what the reader sees, its place what is written."""
    text = f"---\ntitle: 一\n---\n\n甲。\r\n\r\n见 {written}，后文\r\n"
    (link,) = document(text).bare
    assert (link.kind, link.target, link.target_span.of(text)) == (LinkKind.BARE, target, written)
    assert link.span == link.target_span
    assert "后文" in document(text).blocks[link.block].text


def test_all_on_one_line_in_order() -> None:
    """Each has its own place."""
    text = "http://a.example/1 http://a.example/2、http://a.example/3"
    found = document(text).bare
    assert [link.target_span.of(text) for link in found] == text.replace("、", " ").split()


def test_docpipe_makes_no_link_of_it() -> None:
    """The page shows the text, the links of the post are the others, and no digest knows of it."""
    text = "见 https://a.example/x 与 [乙](https://b.example/)"
    assert "见 https://a.example/x 与 <a{link 0}>乙</a>" in markup(text)
    assert [link.target for link in document(text).links] == ["https://b.example/"]


def test_where_addresses_stand_in_a_text() -> None:
    """Only ASCII belongs to one; the marks behind it are no part of it, and only a span of the text is looked at."""
    text = "http://a.example，xhttp://b.example http://c.example/x).。"
    first, second = addresses_in(text)
    assert first == Found(0, 16, 16, is_host=True)
    assert second == Found(35, 53, 55, is_host=False)
    assert list(addresses_in(text, Span(17, len(text)))) == [second]


@given(st.text("ab/:.()[]!?,*_~'", max_size=30))
def test_trimming_twice_changes_nothing(address: str) -> None:
    """What is left is the beginning of the address, and ends in nothing that is the sentence's."""
    once = trimmed(address)
    assert address.startswith(once)
    assert trimmed(once) == once


@given(st.text("ab/:.()[]!,_\\&;。中é <{http://a.b/}*`\n", max_size=60))
def test_places_lie_in_prose_and_never_overlap(middle: str) -> None:
    """Whatever stands around an address, it is found once at most, and where it stands letter by letter is it."""
    text = f"http://a.example/{middle}http://b.example/"
    end = 0
    for link in document(text).bare:
        assert end <= link.span.start < link.span.end <= len(text)
        assert link.target.startswith("http")
        if len(link.span) == len(link.target):
            assert link.span.of(text) == link.target
        end = link.span.end
