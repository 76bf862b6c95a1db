"""Raw HTML is read for comments, addresses and ids, whether it is shown or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.link import LinkKind
from docpipe.parse import html
from tests.parse.posts import document, parsed


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("<!-- a -->b<!--c-->", [" a ", "c"]),
        ("<!-- a\nb -->", [" a\nb "]),
        ("<!---->", [""]),
        ("<!--> a -->", [""]),
        ("<!---> a -->", [""]),
        ("<!-- a <!-- b -->", [" a <!-- b "]),
        ("<!-- a --> <!-- b", [" a "]),
        ("<!-- a -- b -->", [" a -- b "]),
        ("<!- a ->", []),
        ("a", []),
    ],
)
def test_comments_are_found_as_browsers_find_them(text: str, inner: list[str]) -> None:
    """Two hyphens and a bracket close; `<!-->` is closed at once; an unclosed comment is none."""
    assert [comment.inner for comment in html.comments(text)] == inner


@given(st.lists(st.sampled_from(("<!--", "-->", "-", ">", "a", "<!", "\n")), max_size=12).map("".join))
def test_comments_are_in_order_and_text_without_them_has_none(text: str) -> None:
    """Each comment starts behind the one before; what is shown of the text never holds one."""
    found = list(html.comments(text))
    ends = [0, *(comment.end for comment in found)]
    assert all(end <= comment.start < comment.end for end, comment in zip(ends, found, strict=False))
    assert all(text[comment.start :].startswith("<!--") for comment in found)
    rest = html.without_comments(text)
    assert len(rest) <= len(text) - sum(comment.end - comment.start for comment in found)
    shown = text if not found else text[: found[0].start]
    assert rest.startswith(shown.partition("<!--")[0])


@pytest.mark.parametrize(
    ("text", "rest"),
    [("a<!-- b -->c<!---->d", "acd"), ("a<!-- b", "a"), ("a<!-- b -->c<!-- d", "ac"), ("<!<!-- a -->-- b", "<!-- b")],
)
def test_comments_are_never_shown(text: str, rest: str) -> None:
    """An unclosed one runs to the end, as in a browser; a comment's end begins no other."""
    assert html.without_comments(text) == rest


def test_blanking_keeps_length_and_lines() -> None:
    """What is taken out leaves blanks, so that all other places stay true."""
    assert html.blanked("ab\r\ncd e", [(1, 5), (7, 8)]) == "a \r\n d  "
    assert html.blanked("ab", []) == "ab"


@pytest.mark.parametrize(
    "comment",
    [" truncate ", "truncate", "more", " MORE", "excerpt", "TEASER_END", " TEASER_END: 更多 ", "END_TEASER", " more\n"],
)
def test_every_renderers_marker_ends_the_excerpt(comment: str) -> None:
    """Docusaurus, Hugo, Hexo, Zola, Material and Nikola each have a word for it."""
    assert html.is_truncate_marker(comment)


@pytest.mark.parametrize("comment", ["", "truncated", "no more", "more: x", "TEASER_ENDS", "TEASER"])
def test_other_comments_are_no_markers(comment: str) -> None:
    """The word has to be the whole comment."""
    assert not html.is_truncate_marker(comment)


_TEXT = """段落 <a href='a.md?x&amp;y' title="b>c">链接</a><img
 SRC=d.png alt=x><a name=e></a> <area href=f><p id="g">.</p>

<div id=h class="i" data-id=j>
<!-- <a href="no"> -->
<a
  href="./k.md#l">m</a>
<source src="n.webm"><link href="no.css"><video src='o p.mp4'>
</div>
"""


def test_addresses_and_ids_are_found_with_their_places() -> None:
    """Quoted or not, in a paragraph or a block of HTML, over lines; comments hold none."""
    found = document(_TEXT)
    links = [(link.kind, link.target, link.target_span.of(_TEXT)) for link in found.links]
    assert links == [
        (LinkKind.HTML, "a.md?x&y", "a.md?x&amp;y"),
        (LinkKind.HTML, "f", "f"),
        (LinkKind.HTML, "./k.md#l", "./k.md#l"),
    ]
    assert found.links[0].span.of(_TEXT) == """<a href='a.md?x&amp;y' title="b>c">"""
    images = [(image.target, image.target_span.of(_TEXT)) for image in found.images]
    assert images == [("d.png", "d.png"), ("n.webm", "n.webm"), ("o p.mp4", "o p.mp4")]
    assert found.ids == ("e", "g", "h")


@pytest.mark.parametrize(
    ("text", "images"),
    [
        ('<img srcset="a.png 1x, b.png 2x" alt="x">', ["a.png", "b.png"]),
        ('<img src="c.png" srcset="a.png, b.png 2x">', ["c.png", "a.png", "b.png"]),
        ("<source srcset='a,b.png 100w,c.png 200w'>", ["a,b.png", "c.png"]),
        ('<source\n  srcset="\n    a.png 1x,\n    b.png 2x\n  ">', ["a.png", "b.png"]),
        ('<img srcset="a.png?x&amp;y 2x">', ["a.png?x&y"]),
        ('<img srcset=", , ">', []),
        ("<img srcset=a.png>", ["a.png"]),
        ('<video src="a.mp4" poster="b.png">', ["a.mp4", "b.png"]),
        ('<a poster="b.png" srcset="c.png">', []),
    ],
)
def test_every_candidate_of_a_picture_is_an_image(text: str, images: list[str]) -> None:
    """Each with its own place; the picture of a film, too."""
    body = f"<div>\n{text}\n</div>\n"
    found = document(body).images
    assert [image.target for image in found] == images
    assert [image.target_span.of(body).replace("&amp;", "&") for image in found] == images


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("<a href=a.md?b=c&amp;d>x</a>", ["a.md?b=c&d"]),
        ("<a href=a/b/ class=c>x</a>", ["a/b/"]),
        ("<a href='a b.md'>x</a>", ["a b.md"]),
        ("<a\n  class=b\n  href=\n'a.md'>x</a>", ["a.md"]),
        ('<a href="{{< ref "a.md" >}}">x</a>', ['{{< ref "a.md" >}}']),
        ('<a class="b" href="{% post_url 2020-01-01-a %}#c">x</a>', ["{% post_url 2020-01-01-a %}#c"]),
        ('<a href="{{ "/a/" | relative_url }}">x</a>', ['{{ "/a/" | relative_url }}']),
        ("<a href={props.to}>x</a>", []),
    ],
)
def test_attributes_as_browsers_and_generators_read_them(text: str, targets: list[str]) -> None:
    """A value without quotes runs to the next blank; a tag of a generator keeps its own quotes; JSX is no address."""
    body = f"<div>\n{text}\n</div>\n"
    found = document(body).links
    assert [link.target for link in found] == targets
    assert [link.target_span.of(body).replace("&amp;", "&") for link in found] == targets


def test_a_link_says_which_language_it_leads_to() -> None:
    """`hreflang`, before the address or behind it."""
    links = document('<a hreflang="zh" href="a">x</a> <a href="b" hreflang=en>x</a> <a href="c">x</a>').links
    assert [(link.target, link.language) for link in links] == [("a", "zh"), ("b", "en"), ("c", "")]


@pytest.mark.parametrize(
    "text", ['<a href="{{ ' * 20_000, "<a " + 'b="{{" ' * 20_000, '<img srcset="' + "a 1x, " * 20_000]
)
def test_a_hostile_tag_costs_little(text: str) -> None:
    """Quotes within tags within quotes are read in one pass."""
    assert list(html.attributes(text, 0)) == []


def test_ids_come_in_the_order_of_the_file() -> None:
    """Headings and raw HTML mixed, explicit ids among them."""
    text = '<a id="one"></a>\n\n# Two\n\nx <b id="three">\n\n## y {#four}\n\n<p id="five"></p>\n'
    assert document(text).ids == ("one", "two", "three", "four", "five")


def test_stretches_of_html_hold_no_comments() -> None:
    """A comment beside a tag is blanked; one alone is no HTML."""
    text = "<!-- a -->\n\n<div><!-- b --> c</div>\n\nd <!-- e --> <b>\n"
    found = parsed(text)
    assert [(stretch.text, stretch.span.of(text)) for stretch in found.html] == [
        ("<div>           c</div>", "<div><!-- b --> c</div>"),
        ("<b>", "<b>"),
    ]
    assert [(comment.text, comment.span.of(text)) for comment in found.comments] == [
        ("a", "<!-- a -->"),
        ("b", "<!-- b -->"),
        ("e", "<!-- e -->"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [("<br>", "br"), ("</Tabs>", "Tabs"), ("<a.b:c d='>'>", "a.b:c"), ("a < b", ""), ("<!-- a -->", "")],
)
def test_the_first_tag_names_a_stretch(text: str, name: str) -> None:
    """As written; text without a tag has no name."""
    assert html.tag_name(text) == name


def test_components_are_told_by_their_capital() -> None:
    """Tags of HTML are none; a fragment's are."""
    text = "<Tabs a='b'><b></Tabs><A.B/><></>< C>"
    found = [text[slice(*place)] for place in html.components(text)]
    assert found == ["<Tabs a='b'>", "</Tabs>", "<A.B/>", "<>", "</>"]
    assert html.without(text, html.components(text)) == "<b>< C>"
