"""What a fix has changed besides what its rule declares, as our parser and another one see it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docpipe.lint.aspect import TEXT_ONLY, Aspect
from docpipe.lint.fix import apply_edits
from docpipe.lint.verify import undeclared
from docpipe.model.block import RunKind
from docpipe.model.diagnostic import Edit
from docpipe.model.text import Span
from docpipe.parse.options import ParseOptions
from tests.lint.posts import HEAD, read
from tests.parse.markdown_source import documents, noise
from tests.parse.posts import parsed


def changed(body: str, old: str, new: str, allowed: Iterable[Aspect] = TEXT_ONLY, *, head: str = HEAD) -> list[str]:
    """Return what replacing the first `old`, of the body if it is there, by `new` changes besides `allowed`."""
    before = read(body, head=head)
    start = before.text.index(old, len(head) if old in body else 0)
    edits = [Edit(Span(start, start + len(old)), new)]
    after = read(apply_edits(before.text, edits), head="")
    return [aspect.value for aspect in undeclared(before, after, edits, frozenset(allowed))]


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        ("你好,世界", ",", "，"),
        ("**你好,世界**", ",", "，"),
        ("## 你好,世界", ",", "，"),
        ("- 一,二\n- 三", ",", "，"),
        ("| 甲,乙 | 丙 |\n|---|---|\n| 丁 | 戊 |", ",", "，"),
        ("![图,一](a.png)", ",", "，"),
        ("[去,这里](a.md)", ",", "，"),
        ("用`码`写", "用", "用 "),
        ("一 \u200b二", "\u200b", ""),
        ("第一行\n第二行", "行\n", "行。\n"),
        ("the\nthe end", "the\nthe", "the"),
        ("脚注[^1]。\n\n[^1]: 注,脚", ",", "，"),
        ("\u3000\u3000缩进", "\u3000\u3000", ""),
        ("一&amp;二", "&amp;", "和"),
        ("[引,用][r]\n\n[r]: ./a.md", ",", "，"),
        (":::tip 题,目\n内文\n:::", ",", "，"),
    ],
)
def test_text_may_be_changed(body: str, old: str, new: str) -> None:
    """A rule of typography changes prose and alternative texts, wherever they stand."""
    assert changed(body, old, new) == []


@pytest.mark.parametrize(
    ("body", "old", "new", "aspect"),
    [
        ("**注意**请", "**注意**", "**注意 **", "inline"),
        ("**注意：**请", "：**", "**：", "inline"),
        ("*甲 乙* 丙", "甲 乙* 丙", "甲* 乙 丙", "inline"),
        ("*甲乙* 丙", "甲乙", "甲* 乙", "inline"),
        ("x *a b* y", "a b", "a* b", "inline"),
        ("a  \nb", "  \n", "\n", "inline"),
        ("a\nb", "a", "a  ", "inline"),
        ("一 二", " ", " *三* ", "inline"),
        ("一 二", " ", " \\* ", "inline"),
        ("正文", "正文", "# 正文", "blocks"),
        ("正文", "正文", "- 正文", "blocks"),
        ("a b", " ", "\n\n", "blocks"),
        ("- 一\n- 二", "- 二", "1. 二", "blocks"),
        ("- 一\n- 二", "\n- 二", "\n\n- 二", "blocks"),
        ("| 甲 |\n|---|\n| 乙 |", "|---|", "|:-:|", "blocks"),
        ("`一,二`", ",", "，", "code"),
        ("```py\n一,二\n```", ",", "，", "code"),
        ("```py\n一\n```", "py", "js", "code"),
        ("[一](a,b.md)", ",", "，", "urls"),
        ("![一](a,b.png)", ",", "，", "urls"),
        ("[一][r]\n\n[r]: a,b.md", ",", "，", "urls"),
        ("<https://a.com/x,y>", ",", "，", "urls"),
        ("见 https://a.com/b。后,面", ",", "，", "urls"),
        ("见 https://a.com/b 后", " 后", "后", "urls"),
        ("## 题 {#a-b}", "a-b", "ab", "ids"),
        ("一 <b title='x,y'>二</b>", ",", "，", "html"),
        ("一\n\n<!-- 甲,乙 -->", ",", "，", "comments"),
        ("一\n\n<!-- truncate -->\n\n二", "truncate", "剪", "comments"),
        ("一[^1]\n\n[^1]: 二", "[^1]:", "[^2]:", "inline"),
        ('[一](a.md "题,目")', ",", "，", "inline"),
        ("一\n\n二", "\n\n", "\n", "blocks"),
        ("一\n\n:::tip\n二\n:::", "\n\n", "\n", "blocks"),
        ("  - 一", "  - ", " - ", "blocks"),
        ("一\n\n\n二", "\n\n\n", "\n\n", "blocks"),
    ],
)
def test_nothing_else_may(body: str, old: str, new: str, aspect: str) -> None:
    """Everything that is no text is seen when it changes, also where the skeleton stays the same."""
    assert aspect in changed(body, old, new)


def test_front_matter_is_compared_as_values() -> None:
    """A full-width comma joins two tags; a blank behind a comma is nothing."""
    head = "---\ntitle: 题\ntags: [甲,乙]\n---\n\n"
    assert changed("正文", "甲,乙", "甲，乙", head=head) == ["front-matter"]
    assert changed("正文", "甲,乙", "甲, 乙", {Aspect.FRONT_MATTER}, head=head) == []
    assert changed("正文", "甲,乙", "甲, 乙", head=head) == ["front-matter"]
    assert changed("正文", "title: ", "title:  ", head=head) == ["front-matter"]


def test_what_is_declared_may_change() -> None:
    """A rule that declares an address, a code span or a mark changes just these."""
    assert changed("[一](a.md)", "a.md", "b.md", {Aspect.URLS}) == []
    assert changed("[一](a.md)", "一](a.md", "二](b.md", {Aspect.URLS}) == ["text"]
    assert changed("用 `a`", "`a`", "`b`", {Aspect.CODE}) != []
    assert changed("用 `a`", "a", "b", {Aspect.CODE}) == []
    assert changed("**注意：**请", "：**", "**：", {Aspect.TEXT, Aspect.INLINE}) == []
    assert changed("##题", "##", "## ", {Aspect.TEXT, Aspect.BLOCKS}) == []
    assert changed("## 题", "题", "题 {#x}", {Aspect.IDS}) == []
    assert changed("一\n\n<!-- x -->\n\n二", "<!-- x -->\n\n", "", {Aspect.COMMENTS, Aspect.BLOCKS}) == []


MD = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def seen_by_another(text: str, start: int) -> list[object]:
    """Return all that a stock parser sees of a post but its prose, and how its front matter is written."""
    seen: list[object] = [text[:start]]

    def walk(tokens: list[Token]) -> None:
        for token in tokens:
            if token.type in {"text", "text_special", "softbreak"}:
                continue
            held = token.content if token.type.startswith(("code", "fence", "html")) else ""
            seen.append((token.type, token.tag, token.nesting, token.info, held, tuple(_attributes(token))))
            walk(token.children or [] if token.type != "image" else [])

    walk(MD.parse(text[start:]))
    return seen


def _attributes(token: Token) -> Iterable[object]:
    return (value for name, value in sorted(token.attrs.items()) if name != "alt")


POSTS = st.one_of(documents(), st.lists(noise, max_size=3).map("\n\n".join))
OURS = (":::", "[^", "^[", "{#", "{/*", "[!", "[x]", "[ ]")
PIECES = st.text(st.sampled_from([*"，。a 中*_`[]()!<>|:\\#~-\n\t\u3000\u200b&;"]), max_size=4)


@given(POSTS, st.data())
def test_what_survives_is_the_same_to_another_parser(text: str, data: st.DataObject) -> None:
    """A random edit that passes as one of text leaves all else as it was, for a parser that is not ours.

    With the emphasis rules of CommonMark, so that both see the same marks; texts with what the other one
    has no notion of are left out.
    """
    assume(not any(mark in text for mark in OURS))
    options = ParseOptions(renderer="commonmark")
    before = parsed(text, options=options)
    assume(before.document is not None)
    runs = [run for run in before.runs if run.kind in {RunKind.TEXT, RunKind.ALT}]
    places = [span for run in runs for span in (run.span.start, run.span.end)] or [len(text)]
    start = data.draw(st.sampled_from(places) | st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    edits = [Edit(Span(start, end), data.draw(PIECES))]
    after = parsed(apply_edits(text, edits), options=options)
    assume(after.document is not None)
    if not undeclared(before, after, edits, TEXT_ONLY):
        assert seen_by_another(text, before.body_start) == seen_by_another(after.text, after.body_start)
