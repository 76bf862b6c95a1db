"""`.mdx` is read as Markdown of the same length; what is left out is named once."""

from __future__ import annotations

import html as standard_html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.model.diagnostic import Severity
from docpipe.model.document import Document
from docpipe.parse.mdx import marked_markdown, plain_markdown
from tests.parse.markdown_source import documents
from tests.parse.posts import document, markup, parsed

MDX = "content/zh/a.mdx"

_PARTS = (
    *("import a from 'b'", "export const x = {", "}", "{/*", "*/}", " c ", "{/* d */}", "<Tabs", " e={[1]}", ">"),
    *("`", "```", "\n", "\n\n", "中", "-->", "<!--", "'", '"', "<T.x ", "- ", "> ", "--", "<>", "<B>", "<A b/>"),
    *("\\", "\r\n", "\r", "</Tabs>"),
)
mdx = st.lists(st.sampled_from(_PARTS), max_size=14).map("".join)


@given(st.one_of(mdx, documents()))
@example("{/**/}{/*a*/}{/* a */}\n{/*\n*/}")
@example("import {\r\n  a\r\n} from 'b'\r\n\r\n<Tabs\r\n  a={b}\r\n>\r\n")
def test_what_is_parsed_has_the_length_and_lines_of_the_source(text: str) -> None:
    """Every place stays true: only what is left out is another character, and never a line ending."""
    for read in (plain_markdown(text)[0], marked_markdown(text)):
        assert len(read) == len(text)
        assert [at for at, character in enumerate(read) if character in "\r\n"] == [
            at for at, character in enumerate(text) if character in "\r\n"
        ]


@given(st.one_of(mdx, documents()))
@example("中 {/* c */} 文 {/*d*/} 字 {/**/} 末")
def test_runs_hold_nothing_that_is_left_out(text: str) -> None:
    """A run's source is its text, so that no fix can touch a comment or tag that the page does not show."""
    for run in parsed(text, path=MDX).runs:
        source = run.span.of(text).replace("\0", "\ufffd")
        escaped = source.replace("\\\\|", "\\|")  # a table takes its own escape of a pipe off first
        assert run.text in {source, standard_html.unescape(source), re.sub(r"^\\", "", escaped)}


@pytest.mark.parametrize(
    "source",
    [
        "import a from 'b'\nimport c from 'd'",
        "import {\n  a,\n  b,\n} from 'c'",
        "export const a = {\n  b: [\n\n    1,\n  ],\n}",
        "export const a = () => (\n  <b>\n    c\n  </b>\n);",
        "{/* a */}",
        "{/*\n\na\n\n*/}",
        "{/* `a` */}",
        "<Tabs>",
        "<Tabs\n  a='b > c'\n  d={[{e: '>'}]}\n>",
        '<Tabs a="b"\n/>',
        "<Tabs a={{b: 1}} />",
        "</Tabs>",
        "<>\n</>",
        "<Foo.Bar>\n\n</Foo.Bar>",
    ],
)
def test_modules_comments_and_component_tags_are_not_shown(source: str) -> None:
    """What stands beside them is."""
    assert markup(f"{source}\n\n中文", path=MDX).count("<p") == 1
    assert "中文</p>\n" in markup(f"{source}\n\n中文", path=MDX)
    assert "中文" in markup(f"中文\n\n{source}", path=MDX)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("we\nimport goods", "we import goods"),
        ("important", "important"),
        ("> import a", "import a"),
        ("中 {/* c */} 文", "中  文"),
        ("{/* c */} 文", "文"),
        ("中 {/* c\n\nd */} 文", "中"),
        ("中 {/* --> */} 文", "中  文"),
        ("中 {/* - */} 文{/* d */}", "中  文"),
        ("`{/* c */}` 文", "{/* c */} 文"),
        ("`` ` {/* c */}`` 文", " ` {/* c */} 文"),
        ("\\{/* c */} 文", "{/* c */} 文"),
        ("`\\` {/* c */} 文", "\\  文"),
        ("中 <></> 文 <F.G/>字<H i={\n\n}/>", "中 <></> 文 字"),
        ("中 <B\n c={1}/> 文", "中 文"),
        ("中 {/* 文", "中 {/* 文"),
        ("<Tabs a={b}>文</Tabs>", "文"),
        ("中 <Tabs a={b 文", "中 <Tabs a={b 文"),
        ("`<Tabs a={b}>` 文", "<Tabs a={b}> 文"),
        ("a <B c='d", "a <B c='d"),
        ("a <B\n\nc>", "a <B"),
    ],
)
def test_text_around_what_is_left_out_is_read(source: str, text: str) -> None:
    """An import begins a block; code, and what is never closed, is text."""
    assert document(source, path=MDX).blocks[0].text == text


@pytest.mark.parametrize("code", ["import a", "{/* a */}", "<Tabs a={b}>", "export {"])
def test_code_stays_as_it_is(code: str) -> None:
    """A fence that shows MDX shows all of it, and nothing is said to be left out."""
    text = f"````md\n```\n{code}\n```\n````\n"
    found = parsed(text, path=MDX)
    assert found.issues == ()
    assert found.document is not None
    assert found.document.blocks[0].text == f"```\n{code}\n```\n"


def test_an_export_that_is_never_closed_ends_with_its_line() -> None:
    """One bracket too many does not swallow the post."""
    assert markup("export const a = {\n\n中文", path=MDX) == "<p{block 0}>中文</p>\n"


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("中\n\nimport a from 'b'\n\n<Tabs>\n", "import"),
        ("中 <Tabs> 文\n\nimport a from 'b'\n", "<Tabs>"),
        ("中\n\n<Tabs\n  a={b}>\n</Tabs>\n", "<Tabs"),
        ("---\ntitle: 题\n---\n中 </B>\n", "</B>"),
    ],
)
def test_what_is_left_out_is_named_once_at_its_first_place(source: str, first: str) -> None:
    """One remark for a file, however much of it is no Markdown."""
    (issue,) = [issue for issue in parsed(source, path=MDX).issues if issue.code == "SE002"]
    assert issue.severity is Severity.INFO
    assert issue.span is not None
    assert source[issue.span.start :].startswith(first)


def test_components_are_no_raw_html() -> None:
    """Only real HTML is reported tag by tag."""
    found = parsed("<Tabs>\n<div>\n\n中 <B>文</B> <i>字</i>", path=MDX)
    assert [stretch.text for stretch in found.html] == ["<div>", "<i>", "</i>"]


def test_comments_can_speak_to_docpipe() -> None:
    """A JSX comment is a comment: its text is known, at its place."""
    source = "中 {/* docpipe-disable-line ZH001 -- why */}\n\n{/*\nb\n*/}\n"
    found = parsed(source, path=MDX)
    assert next((comment.text, comment.span.of(source)) for comment in found.comments) == (
        "docpipe-disable-line ZH001 -- why",
        "{/* docpipe-disable-line ZH001 -- why */}",
    )
    assert parsed(source).comments == ()


def _outline(found: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in found.blocks]


def test_plain_markdown_is_read_as_in_an_md_file() -> None:
    """A post without JSX is the same post whatever its name, indented code aside."""
    source = "# 题 {#a}\n\n> - 文 `b`\n\n```\nimport c\n```\n\n|d|\n|-|\n"
    assert _outline(document(source, path=MDX)) == _outline(document(source))
