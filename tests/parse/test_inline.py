"""Inline tokens become runs, links, images and raw HTML, each at its place."""

from __future__ import annotations

import pytest

from docpipe.model.block import BlockKind, RunKind
from docpipe.model.link import LinkKind
from docpipe.parse.options import ParseOptions
from tests.parse.posts import document, markup, parsed


def _text(source: str) -> str:
    return document(source).blocks[0].text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("第一行，\n第二行", "第一行，第二行"),
        ("中文\nword", "中文 word"),
        ("word\n中文", "word 中文"),
        ("word，\nword", "word，word"),
        ("한국어\n한국어", "한국어 한국어"),
        ("かな\nカナ", "かなカナ"),
        ("中文  \n中文", "中文 中文"),
        ("**粗体**\n中文", "粗体中文"),
        ("中文\n*强调*", "中文强调"),
        ("见[链接](./a.md)\n中文", "见链接中文"),
        ("中文\n[链接](./a.md)", "中文链接"),
        ("中文[^1]\n中文\n\n[^1]: 注", "中文中文"),
        ("中文<!-- c -->\n中文", "中文中文"),
        ("中文\n`中文`", "中文中文"),
        ("中文\n`code`", "中文 code"),
        ("中文<b>\n中文", "中文 中文"),
        ("中文\n![图](a.png)", "中文 "),
        ("他说“好”\n“好”", "他说“好” “好”"),
        ("中文“\n中文”", "中文“中文”"),
        ("中文😀\n中文", "中文😀 中文"),
        ("𠀀\n𠮷", "𠀀𠮷"),
    ],
)
def test_a_line_break_between_han_is_no_space(source: str, text: str) -> None:
    """What the reader sees on both sides decides, whatever marks stand between; hangul keeps its spaces."""
    assert _text(source) == text


def test_the_page_breaks_lines_as_the_text_does() -> None:
    """The rendered paragraph has no white space where its text has none."""
    assert markup("见[链接](./a.md)\n中文\nword") == "<p{block 0}>见<a{link 0}>链接</a>中文\nword</p>\n"


def test_a_hard_break_stays_a_break() -> None:
    """Two blanks or a backslash at the end of a line break it, between Han too."""
    assert markup("中  \n文\\\n字") == "<p{block 0}>中<br>\n文<br>\n字</p>\n"


def test_descriptions_join_lines_as_paragraphs_do() -> None:
    """A description over two lines reads the same in the image, in its block and in the page."""
    found = document("![第一行\n第二行 two\nwords](a.png)")
    assert found.images[0].alt == found.blocks[1].text == "第一行第二行 two words"
    assert 'alt="第一行第二行 two words"' in markup("![第一行\n第二行 two\nwords](a.png)")


def test_a_description_is_no_part_of_the_text_around_it() -> None:
    """Code, entities and line breaks of a description stand in its own block only."""
    found = document("前 ![a `b` &amp;\n*c*](i.png) 后")
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "前  后"),
        (BlockKind.ALT, "a b & c"),
    ]
    assert found.images[0].alt == "a b & c"


def test_a_description_spans_its_markup() -> None:
    """The block of a description is what stands between the brackets, without outer blanks."""
    source = "![ *图* 一 ](a.png)"
    assert document(source).blocks[1].span.of(source) == "*图* 一"


@pytest.mark.parametrize("source", ["![](a.png) b", "![  ](a.png) b", "![\u3000](a.png) b"])
def test_a_blank_description_is_no_block(source: str) -> None:
    """An image without words beside it makes nothing to translate."""
    found = document(source)
    assert [block.text for block in found.blocks] == [" b"]
    assert found.images[0].alt.strip() == ""


def test_a_description_of_html_alone_is_an_empty_block() -> None:
    """Facts found in it belong to a block that exists."""
    found = document('![<a href="x">](a.png)\n\n后')
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.ALT, ""),
        (BlockKind.PARAGRAPH, "后"),
    ]
    assert [(link.target, link.block) for link in found.links] == [("x", 1)]


def test_an_image_in_a_description_is_part_of_that_description() -> None:
    """The page shows one image, whose description holds the words of the inner one's."""
    source = "![甲 ![乙](b.png) 丙](a.png)"
    found = document(source)
    assert [block.text for block in found.blocks] == ["", "甲 乙 丙"]
    assert [(image.target, image.alt) for image in found.images] == [("a.png", "甲 乙 丙"), ("b.png", "乙")]
    assert markup(source) == '<p{block 0}><img{image 0} alt="甲 乙 丙"></p>\n'


def test_a_link_around_an_image_holds_both() -> None:
    """Its text is the description's; the run of the description lies in no link of the text."""
    source = "[前 ![图](a.png)](b.md)"
    found = parsed(source)
    assert [(run.kind, run.text, run.link) for run in found.runs] == [
        (RunKind.TEXT, "前 ", 0),
        (RunKind.ALT, "图", -1),
    ]
    assert markup(source) == '<p{block 0}><a{link 0}>前 <img{image 0} alt="图"></a></p>\n'


@pytest.mark.parametrize(
    ("source", "kind", "target", "written"),
    [
        ("[t](./a.md)", LinkKind.INLINE, "./a.md", "./a.md"),
        ("[t](./a.md 'x')", LinkKind.INLINE, "./a.md", "./a.md"),
        ("[t]( <a b.md> 'x' )", LinkKind.INLINE, "a b.md", "a b.md"),
        ("[t](\n./a.md)", LinkKind.INLINE, "./a.md", "./a.md"),
        ("[t](<>)", LinkKind.INLINE, "", ""),
        ("[t]()", LinkKind.INLINE, "", ""),
        ("[t](a\\*b&amp;c)", LinkKind.INLINE, "a*b&c", "a\\*b&amp;c"),
        ("[](./a.md)", LinkKind.INLINE, "./a.md", "./a.md"),
        ("[到](./到.md#节)", LinkKind.INLINE, "./到.md#节", "./到.md#节"),
        ("[t](a(b)c)", LinkKind.INLINE, "a(b)c", "a(b)c"),
        ("[t][r]\n\n[r]: ./a.md", LinkKind.REFERENCE, "./a.md", "./a.md"),
        ("[r][]\n\n[R]: <./a b.md> 't'", LinkKind.REFERENCE, "./a b.md", "./a b.md"),
        ("<https://a.b/%e4?x&y>", LinkKind.AUTOLINK, "https://a.b/%e4?x&y", "https://a.b/%e4?x&y"),
        ("<a@b.c>", LinkKind.AUTOLINK, "mailto:a@b.c", "a@b.c"),
        ("<mailto:a@b.c>", LinkKind.AUTOLINK, "mailto:a@b.c", "mailto:a@b.c"),
        ("中 <a class=x HREF='b&amp;c'>", LinkKind.HTML, "b&c", "b&amp;c"),
    ],
)
def test_links_know_their_target_and_where_it_is_written(
    source: str, kind: LinkKind, target: str, written: str
) -> None:
    """The target has escapes and entities undone; its span is the source as it stands."""
    (link,) = document(source).links
    assert (link.kind, link.target, link.target_span.of(source)) == (kind, target, written)


def test_what_is_bare_in_the_text_is_no_link() -> None:
    """Bare URLs are found by another scanner; an autolink needs its brackets."""
    assert document("见 https://example.org/a。").links == ()


def test_the_text_of_an_autolink_is_an_address() -> None:
    """No rule about prose looks into it, and it is no word to translate."""
    found = parsed("<https://例.com/x>")
    assert [run.kind for run in found.runs] == [RunKind.URL]
    assert found.document is not None
    assert not found.document.blocks[0].translatable


def test_runs_know_emphasis_and_link() -> None:
    """A run says whether it is strong and which link it lies in."""
    found = parsed("a **b [c](d) *e*** f")
    assert [(run.text, run.strong, run.link) for run in found.runs] == [
        ("a ", False, -1),
        ("b ", True, -1),
        ("c", True, 0),
        (" ", True, -1),
        ("e", True, -1),
        (" f", False, -1),
    ]


def test_a_link_around_a_note_goes_on_behind_it() -> None:
    """A link in a note does not end the one that the note stands in."""
    found = parsed("[甲 ^[乙 [丙](c)] 丁](a)")
    assert [(run.text, run.link) for run in found.runs] == [("甲 ", 0), ("乙 ", -1), ("丙", 1), (" 丁", 0)]


def test_an_inline_note_is_no_part_of_its_paragraphs_text() -> None:
    """It is shown elsewhere, but translated with the block that holds it."""
    found = document("正文^[行内注 **粗** `x` ![图](a.png)] 后")
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "正文 后"),
        (BlockKind.ALT, "图"),
    ]
    assert found.blocks[0].han == 7


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("`a`", "a"),
        ("`` a`b ``", "a`b"),
        ("` `` `", "``"),
        ("`  `", "  "),
        ("`a\nb`", "a b"),
        ("|a|\n|-|\n|`b\\|c`|", "b|c"),
        ("> `a\n>b`", "a b"),
    ],
)
def test_a_code_span_is_one_anchor(source: str, code: str) -> None:
    """Its anchor is its content as shown, in one piece even where the source is not."""
    assert [block.anchor_values for block in document(source).blocks if block.anchor_values] == [(f"`{code}",)]


def test_code_over_two_lines_has_a_run_on_each() -> None:
    """A run never crosses a line, and never holds a quote's mark."""
    source = "> `a b\n> c`"
    assert [run.span.of(source) for run in parsed(source).runs] == ["a b", "c"]


@pytest.mark.parametrize("written", ["a<br>b", "a<br/>b", "a <BR /> b"])
def test_a_break_tag_parts_words(written: str) -> None:
    """Two words on both sides of it are two words."""
    block = document(written).blocks[0]
    assert block.text.split() == ["a", "b"]
    assert block.words == 2


def test_soft_hyphen_and_joiner_stay_in_the_text() -> None:
    """Invisible characters are the author's; they are kept in text and page."""
    source = "so\u00adft 👩\u200d👧"
    assert _text(source) == source
    assert source in markup(source)


def test_a_nul_is_shown_as_the_replacement_character() -> None:
    """As CommonMark has it; the rest of the line keeps its place."""
    found = parsed("a\0**b**")
    assert [(run.text, run.span.start) for run in found.runs] == [("a\ufffd", 0), ("b", 4)]


def test_emphasis_beside_chinese_works_for_our_renderer_only() -> None:
    """`**注意：**请` is bold with docpipe's rules and text with CommonMark's."""
    source = "**注意：**请"
    assert markup(source) == "<p{block 0}><strong>注意：</strong>请</p>\n"
    assert markup(source, options=ParseOptions(renderer="commonmark")) == "<p{block 0}>**注意：**请</p>\n"
