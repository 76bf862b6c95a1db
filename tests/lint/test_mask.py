"""The mask leaves prose and blots out the rest, character for character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.mask import masked
from docpipe.lint.scan import OBJECT
from tests.lint.posts import HEAD, read
from tests.parse.markdown_source import documents


def _body(body: str) -> str:
    return masked(read(body))[len(HEAD) :].replace(OBJECT, "·")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("正文，a.\n", "正文，a.\n"),
        ("用`代,码`写\n", "用·····写\n"),
        ("**粗,体**字\n", "··粗,体··字\n"),
        ("[文,字](https://a.com/,)\n", "·文,字" + "·" * 18 + "\n"),
        ("![图,片](a,b.png)\n", "·" * 15 + "\n"),
        ("见 https://a.com/x,y。后\n", "见 ·················。后\n"),
        ("写信给 a.b@c.de 吧\n", "写信给 ········ 吧\n"),
        ("设 $x,y$ 为\n", "设 ····· 为\n"),
        ("花 $14 和 $15 元\n", "花 $14 和 $15 元\n"),
        ("$$\nx,y\n\nz\n$$\n后,\n", "··\n···\n\n·\n··\n后,\n"),
        ("式 $$x,\ny$$ 后,\n", "式 ····\n··· 后,\n"),
        ("价 $$ 一,\n\n二 $$,\n", "价 $$ 一,\n\n二 $$,\n"),
        ("![](a.png){width=5 .a,b}后\n", "·" * 24 + "后\n"),
        ("见 {props.a,b} 后\n", "见 ··········· 后\n"),
        ("文 <Tabs a=\"b,c\" d={['e']}> 后\n", "文 ························ 后\n"),
        ("export const a = ['b,c']\n", "·" * 24 + "\n"),
        ("import a,b\n", "import a,b\n"),
        ("好:smile:的\n", "好·······的\n"),
        ("用 {{ site.a,b }} 写\n", "用 ·············· 写\n"),
        ("<b>字,</b>\n", "···字,····\n"),
        ("- 条,目\n", "··条,目\n"),
        ("```\n代,码\n```\n", "···\n···\n···\n"),
        ("一\\*二&amp;三\n", "一··二·····三\n"),
        ("第一行,\r\n第二行\r\n", "第一行,\r\n第二行\r\n"),
    ],
)
def test_prose_stays_and_the_rest_is_blotted_out(body: str, expected: str) -> None:
    """Code, addresses, markup, mathematics, template tags, emoji codes, raw HTML and what MDX runs are no prose."""
    assert _body(body) == expected


@given(documents())
def test_an_index_is_an_offset(text: str) -> None:
    """The mask is as long as the file, and each character is the file's own or the mark."""
    parsed = read(text, head="")
    found = masked(parsed)
    assert len(found) == len(parsed.text)
    assert all(mark in (own, OBJECT) for mark, own in zip(found, parsed.text, strict=True))


@given(st.integers(0, 3))
def test_front_matter_is_no_prose(lines: int) -> None:
    """Nothing above the body is left."""
    assert set(masked(read("字\n" * lines))[: len(HEAD)]) == {OBJECT, "\n"}


@given(documents())
def test_lines_are_looked_at_one_by_one_as_they_are_together(body: str) -> None:
    """Only what `$$` opens goes on over a line; where one stands below, the text above is masked as without it."""
    body = body.replace("$$", "$")
    below = "\n\n```text\n```\n\n价 $$\n"
    alone, together = masked(read(f"{body}\n\n```text\n```\n")), masked(read(body + below))
    assert together[: len(HEAD) + len(body)] == alone[: len(HEAD) + len(body)]
