"""Hexo's tags in posts that have moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.document import Document
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions

FILE = SourceFile("content/zh/a.md", LocaleName("zh"), DocumentKey("a"))
ON = ParseOptions(tags="hexo")


def read(text: str) -> tuple[str, Document]:
    """Return the markup without its slots, and the document."""
    parsed = parse(text, FILE, ON, digest=Digest(""))
    assert parsed.body is not None
    assert parsed.document is not None
    for run in parsed.runs:
        assert text[run.span.start : run.span.end] == run.text
    parts = (part for piece in parsed.body.pieces for part in piece.parts)
    return "".join(part for part in parts if isinstance(part, str)), parsed.document


@pytest.mark.parametrize(
    ("tag", "target", "alt"),
    [
        ("{% asset_img a.png %}", "a.png", ""),
        ("{% asset_img a.png 一张图 %}", "a.png", "一张图"),
        ('{% asset_img left a.png 200 100 "标题" "说明" %}', "a.png", "说明"),
        ("{%asset_img 'a.png' '图'%}", "a.png", "图"),
        ("{% img /images/a.jpg 50% %}", "/images/a.jpg", ""),
    ],
)
def test_pictures(tag: str, target: str, alt: str) -> None:
    """The file, its description and where both stand are known, whatever stands before and between them."""
    text = f"前 {tag} 后"
    _, document = read(text)
    (image,) = document.images
    assert (image.target, image.alt) == (target, alt)
    assert text[image.target_span.start : image.target_span.end] == target


@pytest.mark.parametrize(
    ("tag", "target", "text"),
    [
        ("{% post_link old-post %}", "old-post.md", "old-post"),
        ("{% post_link old-post '旧文' %}", "old-post.md", "旧文"),
        ("{% asset_link a.pdf 下载 %}", "a.pdf", "下载"),
        ("{% post_link old-post An older post true %}", "old-post.md", "An older post"),
        ("{% asset_link a.pdf 'The file' false %}", "a.pdf", "The file"),
        ("{% link https://example.org 例 %}", "https://example.org", "例"),
        ("{% link An example https://example.org true 提示 %}", "https://example.org", "An example"),
    ],
)
def test_links(tag: str, target: str, text: str) -> None:
    """A link to a post leads to its file, and is called what the author calls it."""
    _, document = read(f"看 {tag}。")
    (link,) = document.links
    assert (link.target, link.text) == (target, text)


def test_blocks() -> None:
    """Code, notes and quotations are what Markdown has for them, with Markdown inside."""
    markup, _ = read(
        "{% codeblock 例.js lang:js %}\nlet a = 1;\n{% endcodeblock %}\n\n"
        "{% note warning %}\n小心 **这里**。\n{% endnote %}\n\n{% blockquote 某人 %}\n一句。\n{% endblockquote %}"
    )
    assert "<figcaption>例.js</figcaption>" in markup
    assert 'class="language-js"' in markup
    assert '<aside class="admonition warning">' in markup
    assert "<p>小心 <strong>这里</strong>。</p>" in markup
    assert "<blockquote>\n<p>一句。</p>\n</blockquote>" in markup


@pytest.mark.parametrize(
    "text", ["前 {% youtube abc %} 后", "{% raw %}\n里面\n{% endraw %}", "{% tabs %}\n甲\n{% endtabs %}"]
)
def test_what_means_nothing_here_is_not_shown(text: str) -> None:
    """No tag ever reaches the page; what stands between two does."""
    markup, _ = read(text)
    assert "{%" not in markup
    assert set("前后里面甲") & set(text) <= set(markup)


@pytest.mark.parametrize("text", ["`{% raw %}`", "```\n{% raw %}\n```", "100{%", "{ % x %}"])
def test_code_and_mere_signs_stay(text: str) -> None:
    """A post about tags shows them."""
    markup, _ = read(text)
    assert "%" in markup


def test_without_the_option_they_are_text() -> None:
    """Nothing changes for a site that was never Hexo's."""
    body = parse("{% raw %}", FILE, ParseOptions(), digest=Digest("")).body
    assert body is not None
    assert "{% raw %}" in "".join(part for piece in body.pieces for part in piece.parts if isinstance(part, str))


_WORDS = "{% %} asset_img post_link codeblock endcodeblock note endnote blockquote raw a.png ' \" 字 lang:js - > ** `"


@given(st.lists(st.sampled_from([*_WORDS.split(), "\n", " "]), max_size=16).map("".join))
def test_any_text_has_its_places(text: str) -> None:
    """Whatever is written, every run slices back."""
    read(text)
