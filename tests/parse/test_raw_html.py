"""Raw HTML of posts that is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.body import Body, Role, SlotKind
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions

FILE = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
_ATTRIBUTES = {SlotKind.LINK, SlotKind.IMAGE, SlotKind.HEADING, SlotKind.BLOCK, SlotKind.RAW_LINK, SlotKind.RAW_IMAGE}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\"[^\"]*\"|[^\">])*)>")
_VOID = {"br", "col", "hr", "img", "input", "wbr"}


def body_of(text: str, *, sanitize: bool = True) -> Body:
    """Return the body of a text whose raw HTML is shown."""
    options = ParseOptions(html="sanitize" if sanitize else "escape")
    body = parse(text, FILE, options, digest=Digest("")).body
    assert body is not None
    return body


def markup(text: str) -> str:
    """Return the whole markup; slots are `[kind]`."""
    parts = (part for piece in body_of(text).pieces for part in piece.parts)
    return "".join(part if isinstance(part, str) else f"[{part.kind.value}]" for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按 <kbd>Ctrl</kbd>", "<p[block]>按 <kbd>Ctrl</kbd></p>\n"),
        ("<ruby>漢<rt>かん</rt></ruby>", "<p[block]><ruby>漢<rt>かん</rt></ruby></p>\n"),
        ('<a href="b.md">乙</a>', "<p[block]><a[rawlink]>乙</a></p>\n"),
        ('见 <img src="a.png" alt="图" onerror="x()">', '<p[block]>见 <img[rawimage] alt="图"></p>\n'),
        ("- <b>没有关", "<li>[wrap]<b>没有关</b>[unwrap]</li>"),
        ("<b>没有关", "<p[block]><b>没有关</b></p>\n"),
        ("关了没有开</b>", "<p[block]>关了没有开</p>\n"),
        ("x <div>y</div>", "<p[block]>x y</p>\n"),
        ("<!-- 不见 --> 字", "字"),
    ],
)
def test_in_a_line(text: str, expected: str) -> None:
    """Tags within a text end there; what has no place in a line goes, and its text stays."""
    assert expected in markup(text)


def test_over_several_blocks() -> None:
    """What an author opens in one place and closes paragraphs later is one unit, Markdown and slots included."""
    text = "<details>\n<summary>更多</summary>\n\n看[这里](b.md)。\n\n- 项\n\n</details>\n\n后面"
    body = body_of(text)
    first, second = body.pieces
    assert (first.role, first.block, second.block) == (Role.LEAF, -1, 4)
    assert markup(text).startswith("<details>\n<summary>更多</summary>\n<p[block]>看<a[link]>这里</a>。</p>\n<ul>")


def test_what_is_never_closed_ends_with_its_container() -> None:
    """An element left open does not reach out of the quote it stands in."""
    assert "</div>\n</blockquote>\n<p[block]>外面</p>" in markup("> <div>\n>\n> 里面\n\n外面")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<script>\nalert(1)\n</script>",
        "<style>body{display:none}</style>",
        '<iframe src="https://evil.example"></iframe>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="&#106;avascript:alert(1)">x</a>',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
        '<svg onload="alert(1)"></svg>',
        '<p style="position:fixed">x</p>',
        '<form action="https://evil.example"><button>x</button></form>',
        '<div onclick="alert(1)">x</div>',
        '<base href="https://evil.example">',
        '<meta http-equiv="refresh" content="0; url=https://evil.example">',
        "<math><mtext><script>alert(1)</script></mtext></math>",
        '<object data="x"></object><embed src="x">',
        '<h1 id="page:main">x</h1>',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_that_could_do_harm(text: str) -> None:
    """Scripts, styles, handlers, frames, forms, foreign schemes and ids are gone."""
    found = markup(text)
    forbidden = r"<(?:script|style|iframe|svg|form|button|base|meta|object|embed|h1|noscript)\b"
    assert not re.search(forbidden, found)
    assert not re.search(r"\bon\w+=|javascript:|style=|\sid=|data:image/svg", found)


def test_a_name_of_ours_cannot_be_forged() -> None:
    """An author who writes what stands for a slot gets text, however it is written."""
    text = '<b data-slot0x-1="link7.0">x</b> slot0x(note9.0) &#115;lot1x(note9.0) <kbd>k</kbd>'
    kinds = {part.kind for piece in body_of(text).pieces for part in piece.parts if not isinstance(part, str)}
    assert kinds == {SlotKind.BLOCK}


def test_by_default_it_is_text() -> None:
    """A site that has not asked for it shows tags as they were written."""
    body = body_of("<kbd>x</kbd>", sanitize=False)
    assert "&lt;kbd&gt;" in "".join(part for piece in body.pieces for part in piece.parts if isinstance(part, str))


_WORDS = """<b> </b> <div> </div> <details> <summary> </details> <td> </p> <a> </a> - > 字 ** [l](x) |a| <script> -->
<!-- <br/> ``` &lt; \""""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", " "])


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_every_page_is_balanced(text: str) -> None:
    """Whatever is opened is closed in order, and every piece of one kind is whole by itself."""
    stack: list[str] = []
    for piece in body_of(text).pieces:
        before = len(stack)
        parts = (part if isinstance(part, str) else ' x="y"' * (part.kind in _ATTRIBUTES) for part in piece.parts)
        for closing, name, _ in _TAG.findall("".join(parts)):
            if closing:
                assert stack.pop() == name
            elif name not in _VOID:
                stack.append(name)
        assert piece.role is not Role.LEAF or len(stack) == before
    assert not stack


def test_an_author_cannot_dress_up_as_the_page() -> None:
    """Classes, roles, labels, controls and formulas are docpipe's to write, also beside an author's HTML."""
    theirs = '<div class="notice" role="main" tabindex="1" aria-label="x"><input type="image"><math><mi>x</mi></math>'
    assert markup(theirs + "字</div>\n") == "<div>字</div>\n"
    found = markup("<div>\n\n- [x] 做了\n\n| 甲 |\n|---|\n| 乙 |\n\n:::tip\n\n好\n\n:::\n\n</div>\n")
    for ours in ('<input type="checkbox" disabled checked aria-label="[label]">', '<div class="table" tabindex="0"'):
        assert ours in found
    assert 'class="admonition tip"' in found


def test_what_is_ours_ends_no_attribute() -> None:
    """A formula or a checkbox that lands in the value of an attribute which an author left open is dropped."""
    text = "<div>\n<p title='\n\n- [ ] $x$ 字\n\n'>\n\n</div>\n"
    body = parse(text, FILE, ParseOptions(html="sanitize", math=True), digest=Digest("")).body
    assert body is not None
    found = "".join(part for piece in body.pieces for part in piece.parts if isinstance(part, str))
    assert "字" in found
    assert not re.search(r"<math|<input", found)
