"""Tokens become markup with slots, and nothing in a post becomes live markup."""

from __future__ import annotations

import pytest

from docpipe.model.body import Slot, SlotKind
from tests.parse.posts import markup, parsed, shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a & b", "<p{block 0}>a &amp; b</p>\n"),
        ("&lt;b&gt; \\<i> &quot;", "<p{block 0}>&lt;b&gt; &lt;i&gt; &quot;</p>\n"),
        ("# a *b* {#c}", "<h1{heading 0}{block 0}>a <em>b</em></h1>\n"),
        ("[a](javascript:x 'b\"c')", "<p{block 0}>[a](javascript:x 'b&quot;c')</p>\n"),
        ("[a](b 'c\"d')", '<p{block 0}><a{link 0} title="c&quot;d">a</a></p>\n'),
        (
            "![a\"<b>](b 'c<d')",
            '<figure{block 0}>\n<img{image 0} alt="a&quot;">\n<figcaption>c&lt;d</figcaption>\n</figure>\n',
        ),
        (
            "| | b |\n|---|---|\n| c | d |",
            (
                '<div class="table" tabindex="0">\n<table>\n<thead>\n<tr>\n<td{block 0}></td>\n<th{block 1}>b</th>\n'
                "</tr>\n</thead>\n<tbody>\n<tr>\n<td{block 2}>c</td>\n<td{block 3}>d</td>\n</tr>\n</tbody>\n"
                "</table>\n</div>\n"
            ),
        ),
        ("![a](b 'c')\nd", '<p{block 0}><img{image 0} alt="a" title="c">\nd</p>\n'),
        ("- ![a](b 'c')", '<ul>\n<li>{wrap 0}<img{image 0} alt="a" title="c">{unwrap 0}</li>\n</ul>\n'),
        ("![\u3000](a) ![ b ](c)", '<p{block 0}><img{image 0} alt=""> <img{image 1} alt="b"></p>\n'),
        ("![*a* ![b](c) &amp; `d`](e)", '<p{block 0}><img{image 0} alt="a b &amp; d"></p>\n'),
        ("> a", "<blockquote>\n<p{block 0}>a</p>\n</blockquote>\n"),
        ("3. a", '<ol start="3">\n<li>{wrap 0}a{unwrap 0}</li>\n</ol>\n'),
        ("---", "<hr>\n"),
        ("~~a~~", "<p{block 0}><s>a</s></p>\n"),
        ("a ^[b] c ^[d]", "<p{block 0}>a {note 0} c {note 1}</p>\n"),
    ],
)
def test_markup_is_plain_html_with_slots(source: str, expected: str) -> None:
    """Addresses, ids, numbers and languages are left open; everything else is written, escaped."""
    assert markup(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <b onclick=x>c</b>", "<p{block 0}>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"),
        ("<script>\nalert(1)\n</script>", '<p class="raw-html">&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n'),
        ("a <!-- b --> c", "<p{block 0}>a  c</p>\n"),
        ("<!-- a -->", ""),
        ("<!-- a\n\n<script>\n-->\n\nb", "<p{block 1}>b</p>\n"),
        ("<!-- never closed <b>", ""),
        ("<div>\n<!-- a -->\n</div>", '<p class="raw-html">&lt;div&gt;\n\n&lt;/div&gt;</p>\n'),
        ("<!--> a", '<p class="raw-html">a</p>\n'),
        ("<?php a ?>", '<p class="raw-html">&lt;?php a ?&gt;</p>\n'),
    ],
)
def test_raw_html_is_shown_as_text_and_its_comments_never(source: str, expected: str) -> None:
    """A post's own markup is text for the reader, and a comment is for nobody."""
    assert markup(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<Tabs>\n\n甲 <B x={1}>乙</B> <></>\n\n</Tabs>", "<p{block 1}>甲 乙 &lt;&gt;&lt;/&gt;</p>\n"),
        ("<Tabs>丙</Tabs>", "<p{block 0}>丙</p>\n"),
        ("<Tabs\n  a='b'>\n<div>\n</Tabs>", '<p class="raw-html">&lt;div&gt;</p>\n'),
        ("- <Tab\n  x=1>\n- 甲", "<ul>\n<li></li>\n<li>\n<p{block 0}>甲</p>\n</li>\n</ul>\n"),
        ("<T></T>^[甲]", "<p{block 0}>{note 0}</p>\n"),
        ("<T></T>\n<T></T>", "\n"),
        ("    甲", "<p{block 0}>甲</p>\n"),
    ],
)
def test_tags_of_components_are_dropped_in_mdx(source: str, expected: str) -> None:
    """What a component holds is Markdown; its tags say nothing to a reader. MDX has no indented code."""
    assert markup(source, path="content/zh/a.mdx") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("```py\na<b\n```", '<pre tabindex="0"><code class="language-py">a&lt;b\n</code></pre>\n'),
        ("~~~\na\n~~~", '<pre tabindex="0"><code>a\n</code></pre>\n'),
        ("    a\n\n    b", '<pre tabindex="0"><code>a\n\nb\n</code></pre>\n'),
        ("```js{1,3} linenos=x\n```", '<pre tabindex="0"><code class="language-js"></code></pre>\n'),
        (
            "```js\ttitle=x\n```",
            """<figure class="code">
<figcaption>x</figcaption>
<pre tabindex="0"><code class="language-js"></code></pre>
</figure>
""",
        ),
        ("``` {.python}\n```", '<pre tabindex="0"><code></code></pre>\n'),
        ('```"><b>\n```', '<pre tabindex="0"><code class="language-&quot;&gt;&lt;b&gt;"></code></pre>\n'),
        ("``` a\\+b&amp;\n```", '<pre tabindex="0"><code class="language-a+b&amp;"></code></pre>\n'),
    ],
)
def test_code_scrolls_and_names_its_language(source: str, expected: str) -> None:
    """Long code scrolls by keyboard too; what other renderers read behind the language is left out."""
    assert markup(source) == expected


def test_columns_are_aligned_by_class() -> None:
    """A page's content security policy forbids `style=`; a wide table scrolls."""
    assert markup("|a|b|c|d|\n|:-|:-:|-:|-|\n|`x\\|y`|[l](m)|") == (
        '<div class="table" tabindex="0">\n<table>\n<thead>\n<tr>\n'
        '<th class="left"{block 0}>a</th>\n<th class="center"{block 1}>b</th>\n'
        '<th class="right"{block 2}>c</th>\n<th{block 3}>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
        '<td class="left"{block 4}><code>x|y</code></td>\n<td class="center"{block 5}><a{link 0}>l</a></td>\n'
        '<td class="right"{block 6}></td>\n<td{block 7}></td>\n</tr>\n</tbody>\n</table>\n</div>\n'
    )


def test_a_table_of_a_head_alone_is_whole() -> None:
    """Its end tags stand in their order without a body."""
    assert markup("|a|\n|-|").endswith("</tr>\n</thead>\n</table>\n</div>\n")


_BOX = '<input type="checkbox" disabled aria-label="{label 8}"> '
_DONE = '<input type="checkbox" disabled checked aria-label="{label 7}"> '


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("- [ ] a\n- [X] b\n- c", [f"{_BOX}{{wrap 0}}a", f"{_DONE}{{wrap 1}}b", "{wrap 2}c"]),
        ("1. [x] a", [f"{_DONE}{{wrap 0}}a"]),
        ("- [x] a\n\n- [ ] b", [f"\n<p{{block 0}}>{_DONE}a", f"\n<p{{block 1}}>{_BOX}b"]),
        ("- [x] a\n\n  b", [f"\n<p{{block 0}}>{_DONE}a</p>\n<p{{block 1}}>b"]),
        ("- [ ] # a", [f"\n{_BOX}<h1{{heading 0}}{{block 0}}>a"]),
        ("- [ ]a", ["{wrap 0}[ ]a"]),
    ],
)
def test_a_task_has_its_box_before_its_words(source: str, items: list[str]) -> None:
    """The box stands on the line of the task, in its paragraph where it has one, and tells its state in words."""
    for item in items:
        assert f">{item}" in markup(source)


def test_admonitions_are_titled_by_their_author_or_their_kind() -> None:
    """The page's own word for the kind is a slot; an author's title is a block."""
    assert markup(":::tip\na\n:::") == (
        '<aside class="admonition tip">\n<p class="admonition-title">{label 1}</p>\n<p{block 0}>a</p>\n</aside>\n'
    )
    assert markup(":::tip *题*\na\n:::") == (
        '<aside class="admonition tip">\n<p class="admonition-title"{block 0}><em>题</em></p>\n'
        "<p{block 1}>a</p>\n</aside>\n"
    )


def test_paragraphs_of_tight_lists_are_wrapped_and_those_of_loose_ones_marked() -> None:
    """A block without a tag of its own gets one where the page needs it."""
    assert markup("- a\n  > b\n- ![c](d)") == (
        "<ul>\n<li>{wrap 0}a{unwrap 0}\n<blockquote>\n<p{block 1}>b</p>\n</blockquote>\n</li>\n"
        '<li>{wrap 2}<img{image 0} alt="c">{unwrap 2}</li>\n</ul>\n'
    )


def test_a_post_cannot_write_marks_of_its_own() -> None:
    """A NUL in the text is the replacement character before anything is rendered."""
    found = parsed("\0link0.0\0 `\0block0.0\0` &#0;link0.0&#0;\n\n    \0note0.0\0")
    assert found.body is not None
    slots = [part for piece in found.body.pieces for part in piece.parts if isinstance(part, Slot)]
    assert [slot.kind for slot in slots] == [SlotKind.BLOCK]
    assert "\ufffdlink0.0\ufffd" in shown(found.body.pieces)
