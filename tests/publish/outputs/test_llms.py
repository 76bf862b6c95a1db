"""What programs that read for somebody are told of the site."""

from __future__ import annotations

import re

import msgspec

from docpipe.config.building import Build
from tests.publish.factory import build, configured

POSTS = {
    "content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲[一]\ndescription: 第一篇。\n---\n文",
    "content/en/blog/2026-01-01-a.md": "---\ntitle: A\n---\nThe first one.",
    "content/zh/blog/2026-01-02-b.md": "---\ntitle: 乙\nunlisted: true\n---\n文",
    "content/zh/blog/2026-01-03-c.md": "---\ntitle: 丙\ndraft: true\n---\n文",
    "content/zh/about.md": "# 关于\n\n我们。",
}


def test_everything_that_is_listed() -> None:
    """The site's name, and for each locale its posts and pages with the address of their Markdown."""
    assert build(POSTS, routes={("en", "about"): "/en/about/"}).text("llms.txt") == (
        "# 测试站\n\n"
        "## 简体中文 (zh-Hans)\n\n"
        "- [甲\\[一\\]](https://example.org/zh/blog/a/index.md): 第一篇。\n"
        "- [关于](https://example.org/zh/about/index.md): 我们。\n\n"
        "## English (en)\n\n"
        "- [A](https://example.org/en/blog/a/index.md): The first one.\n"
    )


def test_every_address_is_there() -> None:
    """Without a base they are relative to the root, and lead to files of the site."""
    built = build(POSTS, config=configured(base_url=""))
    found = re.findall(r"\]\(([^)]*)\)", built.text("llms.txt"))
    assert len(found) == 3
    assert all(address in built.outputs for address in found)


def test_without_markdown_it_names_the_pages() -> None:
    """Where there is no Markdown beside the pages, they are told of themselves."""
    config = msgspec.structs.replace(configured(), build=Build(markdown=False))
    built = build(POSTS, config=config)
    assert "(https://example.org/en/blog/a/)" in built.text("llms.txt")


def test_a_site_may_go_without() -> None:
    """`[build] llms = false` leaves it out."""
    config = msgspec.structs.replace(configured(), build=Build(llms=False))
    assert "llms.txt" not in build(POSTS, config=config).outputs


def test_no_text_of_a_post_is_markup() -> None:
    """Neither a title nor a description makes a link, however it is written."""
    post = "---\ntitle: 甲](javascript:x) <b>\ndescription: 见 [这里](javascript:x) <https://evil.example/>\n---\n文"
    text = build({"content/zh/a.md": post}).text("llms.txt")
    assert (
        "- [甲\\](javascript:x) \\<b>](https://example.org/zh/a/index.md): 见 \\[这里\\](javascript:x) \\<https:"
        in text
    )
