"""The pages of series, and the way through one on its posts."""

from __future__ import annotations

import re

import msgspec

from docpipe.config.schema import Translation
from docpipe.model.taxonomy import Registries, Term
from tests.publish.factory import Built, build, configured

REGISTRIES = Registries(series={"basics": Term("basics", {"en": "The basics", "": "入门"})})


def post(day: int, front: str = "series: basics", *, locale: str = "zh") -> dict[str, str]:
    """Return a post of a day in January."""
    return {f"content/{locale}/blog/2026-01-{day:02}-p{day}.md": f"---\ntitle: {locale}{day}\n{front}\n---\n文 text。"}


def parts(built: Built, path: str) -> list[tuple[str, str]]:
    """Return address and title of the parts a page lists."""
    return re.findall(r'<h2><a href="([^"]*)"[^>]*>([^<]*)</a></h2>', built.text(f"{path}index.html"))


def way(built: Built, path: str) -> str:
    """Return the way through the series on a post's page."""
    found = re.search(r'<nav class="around series".*?</nav>', built.text(f"{path}index.html"), re.DOTALL)
    return found[0] if found is not None else ""


def test_parts_from_the_first_to_the_last() -> None:
    """A series is read from its oldest post on."""
    built = build(post(3) | post(1) | post(2), registries=REGISTRIES)
    assert parts(built, "zh/series/basics/") == [(f"../../blog/p{n}/", f"zh{n}") for n in (1, 2, 3)]
    text = built.text("zh/series/basics/index.html")
    assert "<h1>入门</h1>" in text
    assert "共 3 篇" in text
    assert '<a href="../">全部系列</a>' in text
    assert '<a href="basics/">入门</a> <span class="count">3</span>' in built.text("zh/series/index.html")


def test_an_order_of_the_authors_own() -> None:
    """Places go before dates; what has none follows by date."""
    files = post(1) | post(2, "series: {name: basics, order: 2}") | post(3, "series: basics\nseries_order: 1") | post(4)
    assert [title for _, title in parts(build(files), "zh/series/basics/")] == ["zh3", "zh2", "zh1", "zh4"]


def test_the_way_through() -> None:
    """A post says which part it is and leads to the one before and the one after."""
    built = build(post(1) | post(2) | post(3), registries=REGISTRIES)
    text = built.text("zh/blog/p2/index.html")
    assert '<a href="../../series/basics/">入门</a> <span>第 2 篇，共 3 篇</span>' in text
    assert '<span>上一篇</span> <a href="../p1/">zh1</a>' in way(built, "zh/blog/p2/")
    assert '<span>下一篇</span> <a href="../p3/">zh3</a>' in way(built, "zh/blog/p2/")
    assert "上一篇" not in way(built, "zh/blog/p1/")
    assert "下一篇" not in way(built, "zh/blog/p3/")


def test_what_a_locale_lacks() -> None:
    """A part that is not translated is counted and leads to the original, whose language is named and declared."""
    built = build(
        post(1) | post(2) | post(3) | post(1, "", locale="en") | post(3, "", locale="en"), registries=REGISTRIES
    )
    assert parts(built, "en/series/basics/") == [
        ("../../blog/p1/", "en1"),
        ("../../../zh/blog/p2/", "zh2"),
        ("../../blog/p3/", "en3"),
    ]
    text = built.text("en/series/basics/index.html")
    assert '<a href="../../../zh/blog/p2/" hreflang="zh-Hans" lang="zh-Hans">zh2</a>' in text
    assert "<span>Only in Chinese</span>" in text
    assert "<span>Part 3 of 3</span>" in built.text("en/blog/p3/index.html")
    assert '<a href="../../../zh/blog/p2/" hreflang="zh-Hans" lang="zh-Hans">zh2</a>' in way(built, "en/blog/p3/")


def test_a_locale_that_shows_nothing_of_what_it_lacks() -> None:
    """With `fallback = "none"` only its own parts are counted."""
    config = msgspec.structs.replace(configured(), translation=Translation(publish_at=20, fallback="none"))
    built = build(post(1) | post(2) | post(3) | post(1, "", locale="en") | post(3, "", locale="en"), config=config)
    assert [title for _, title in parts(built, "en/series/basics/")] == ["en1", "en3"]
    assert "<span>Part 2 of 2</span>" in built.text("en/blog/p3/index.html")


def test_series_are_linked_across_locales() -> None:
    """Where both have posts of it; a locale without one has no page."""
    built = build(post(1) | post(2) | post(1, "", locale="en") | post(5, "series: 别的") | post(6, "series: 别的"))
    assert 'hreflang="zh-Hans" href="https://example.org/zh/series/basics/"' in built.text(
        "en/series/basics/index.html"
    )
    assert "zh/series/别的/index.html" in built.outputs
    assert "en/series/别的/index.html" not in built.outputs


def test_one_part_alone() -> None:
    """It has no way through, and a page for the others to come."""
    built = build(post(1))
    assert way(built, "zh/blog/p1/") == ""
    assert 'class="part"' not in built.text("zh/blog/p1/index.html")
    assert parts(built, "zh/series/basics/") == [("../../blog/p1/", "zh1")]


def test_drafts_and_unlisted_posts_are_no_parts() -> None:
    """The others are counted without them."""
    built = build(
        post(1) | post(2, "series: basics\ndraft: true") | post(3, "series: basics\nunlisted: true") | post(4)
    )
    assert "<span>第 2 篇，共 2 篇</span>" in built.text("zh/blog/p4/index.html")
    assert way(built, "zh/blog/p3/") == ""


def test_a_document_where_the_page_would_be() -> None:
    """The site's own page of a series stands for ours, and posts do not lead to what is not there."""
    built = build(post(1) | post(2) | {"content/zh/series/basics.md": "# 我的系列\n\n文"})
    assert "我的系列" in built.text("zh/series/basics/index.html")
    assert way(built, "zh/blog/p1/") == ""


def test_a_neighbour_that_is_a_part_is_named_once() -> None:
    """Where the post before this one is the part before it, one link is enough."""
    text = build(post(1) | post(2) | post(3, "")).text("zh/blog/p2/index.html")
    assert text.count('<a href="../p1/">') == 1
    assert '<a rel="next" href="../p3/">' in text
    assert "前一篇" not in text
