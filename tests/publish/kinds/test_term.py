"""The pages of tags and authors."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from docpipe.model.taxonomy import Person, Registries, Term
from tests.publish.factory import Built, build, configured

REGISTRIES = Registries(
    {"dora": Person("dora", {"en": "Dora", "": "朵拉"})}, {"ai": Term("ai", {"en": "AI", "": "人工智能"})}
)


def post(day: int, tags: Iterable[str] = (), *, locale: str = "zh", extra: str = "") -> dict[str, str]:
    """Return a post of a day in January with these tags."""
    listed = ", ".join(f'"{tag}"' for tag in tags)
    text = f"---\ntitle: {locale}{day}\ntags: [{listed}]\n{extra}---\n一段文字 {locale}。"
    return {f"content/{locale}/blog/2026-01-{day:02}-p{day}.md": text}


def titles(built: Built, path: str) -> list[str]:
    """Return the titles of the posts that a page lists."""
    return re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>", built.text(f"{path}index.html"))


def terms(built: Built, path: str) -> list[tuple[str, str, str]]:
    """Return address, label and count of everything that a list of terms has."""
    found = re.findall(
        r'<li><a href="([^"]*)">([^<]*)</a> <span class="count">(\d+)</span>', built.text(f"{path}index.html")
    )
    return [(href, label, count) for href, label, count in found]


def test_posts_of_a_tag_newest_first() -> None:
    """A tag's page lists the posts of its locale that have it, and says how many."""
    built = build(post(1, ["ai"]) | post(2, ["ai", "b"]) | post(3, ["b"]), registries=REGISTRIES)
    assert titles(built, "zh/tags/ai/") == ["zh2", "zh1"]
    text = built.text("zh/tags/ai/index.html")
    assert "人工智能" in text
    assert "共 2 篇" in text
    assert '<a href="../">全部标签</a>' in text


def test_all_tags_with_their_counts() -> None:
    """The list of tags has each once, as the locale calls it, in the order of its labels."""
    built = build(post(1, ["ai", "b"]) | post(2, ["b"]), registries=REGISTRIES)
    assert terms(built, "zh/tags/") == [("b/", "b", "2"), ("ai/", "人工智能", "1")]


def test_a_tag_is_one_in_all_locales() -> None:
    """Its pages have the same key, their own label, and lead to each other, for readers and for search engines."""
    built = build(post(1, ["ai"]) | post(1, ["ai"], locale="en"), registries=REGISTRIES)
    text = built.text("en/tags/ai/index.html")
    assert "<h1>Posts on AI</h1>" in text
    assert 'hreflang="zh-Hans" href="https://example.org/zh/tags/ai/"' in text
    assert 'hreflang="x-default" href="https://example.org/zh/tags/ai/"' in text
    assert '<a href="../../../zh/tags/ai/" lang="zh-Hans" hreflang="zh-Hans"' in text


def test_a_tag_without_a_post_in_a_locale_has_no_page_there() -> None:
    """Nothing leads to it there either: no alternate, no link."""
    built = build(post(1, ["ai", "b"]) | post(2) | post(2, locale="en"), registries=REGISTRIES)
    assert "zh/tags/ai/index.html" in built.outputs
    assert not [path for path in built.outputs if path.startswith("en/tags/")]
    assert "/en/tags/" not in built.text("zh/tags/ai/index.html")
    assert "tags/" not in built.text("en/index.html")


def test_authors() -> None:
    """Authors have pages as tags do, named by the registry or by the post."""
    files = post(1, extra="authors: [dora]\n") | post(2, extra="author: 王五\n")
    built = build(files, registries=REGISTRIES)
    assert "<h1>朵拉 的文章</h1>" in built.text("zh/authors/dora/index.html")
    assert terms(built, "zh/authors/") == [("dora/", "朵拉", "1"), ("%E7%8E%8B%E4%BA%94/", "王五", "1")]


@pytest.mark.parametrize(
    ("tag", "folder", "href"),
    [
        ("C#", "C#", "C%23"),
        ("C++", "C++", "C++"),
        ("a/b", "a-b", "a-b"),
        ("100%", "100%", "100%25"),
        ("why?", "why?", "why%3F"),
        ("🚀", "🚀", "%F0%9F%9A%80"),
        ("..", "-", "-"),
        (".net", "net", "net"),
        ("page", "page", "page"),
        ("feed.xml", "feed.xml", "feed.xml"),
        ("人工 智能", "人工-智能", "%E4%BA%BA%E5%B7%A5-%E6%99%BA%E8%83%BD"),
        ("<b>&amp;", "<b>&amp;", "%3Cb%3E&amp;amp%3B"),
    ],
)
def test_odd_tags(tag: str, folder: str, href: str) -> None:
    """Whatever a tag is called, its page stands in a folder of its own, and its address leads there."""
    built = build(post(1, [tag]))
    assert f"zh/tags/{folder}/index.html" in built.outputs
    assert terms(built, "zh/tags/")[0][0].replace(";", "%3B") == href.replace(";", "%3B") + "/"


def test_tags_that_want_the_same_address() -> None:
    """Both have a page; which of them gives way does not depend on the order of the posts."""
    built = build(post(1, ["a/b"]) | post(2, ["a-b"]))
    assert titles(built, "zh/tags/a-b/") == ["zh2"]
    assert titles(built, "zh/tags/a-b-2/") == ["zh1"]


def test_spellings_that_differ_in_case_are_one_tag() -> None:
    """The oldest spelling names the page, so that a new post moves none; a post with both has one link."""
    built = build(post(1, ["Rust"]) | post(2, ["rust", "RUST"]))
    assert terms(built, "zh/tags/") == [("Rust/", "Rust", "2")]
    assert built.text("zh/blog/p2/index.html").count('rel="tag"') == 1
    assert '<a rel="tag" href="../../tags/Rust/">Rust</a>' in built.text("zh/blog/p2/index.html")


def test_the_registry_decides_on_the_spelling() -> None:
    """A post that writes a key in another case means that key."""
    built = build(post(1, ["AI"]), registries=REGISTRIES)
    assert terms(built, "zh/tags/") == [("ai/", "人工智能", "1")]


def test_long_lists_are_cut() -> None:
    """A tag of many posts has several pages; the further ones are versions of no page elsewhere."""
    files = post(1, ["a"]) | post(2, ["a"]) | post(3, ["a"]) | post(1, ["a"], locale="en")
    built = build(files, config=configured(paginate=2))
    assert titles(built, "zh/tags/a/") == ["zh3", "zh2"]
    assert titles(built, "zh/tags/a/page/2/") == ["zh1"]
    second = built.text("zh/tags/a/page/2/index.html")
    assert "/en/tags/a/" not in second.partition("</head>")[0]
    assert '<link rel="canonical" href="https://example.org/zh/tags/a/page/2/">' in second
    assert 'rel="next" href="page/2/"' in built.text("zh/tags/a/index.html")


def test_a_document_at_the_address_of_a_list_goes_first() -> None:
    """Nothing calls the document a version of another locale's list."""
    own = {"content/zh/tags.md": "# 我的标签\n\n正文", "content/zh/tags/a.md": "# 关于 a\n\n正文"}
    built = build(post(1, ["a", "b"]) | post(1, ["a"], locale="en") | own)
    assert "我的标签" in built.text("zh/tags/index.html")
    assert "关于 a" in built.text("zh/tags/a/index.html")
    assert "/zh/tags/" not in "".join(re.findall(r"<link[^>]*>", built.text("en/tags/index.html")))
    assert "/zh/tags/" not in "".join(re.findall(r"<link[^>]*>", built.text("en/tags/a/index.html")))
    assert '<span class="tag">a</span>' in built.text("zh/blog/p1/index.html")
