"""Tests of what is found in a Jekyll repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.sources.layouts.sites import config_of, found_in, versions

WriteSite = Callable[[dict[str, str | bytes]], Path]


def test_posts_collections_and_pages(site: Callable[[str], Path]) -> None:
    """Posts, collections and pages are read; what is for those who work on the repository is not."""
    assert versions(site("layouts/jekyll")) == {
        "_posts/2024-05-11-first": {
            "zh-CN": "_posts/2024-05-11-first.md",
            "en": "en/_posts/2024-05-11-first.md",
        },
        "_posts/2024-06-02-second": {"zh-CN": "_posts/2024-06-02-second.md"},
        "_wiki/markdown": {"zh-CN": "_wiki/markdown.md"},
        "about": {"zh-CN": "about.md"},
    }


def test_addresses_lead_to_the_root(site: Callable[[str], Path]) -> None:
    """Jekyll serves every file from where it lies, and its addresses are its own."""
    config = config_of(site("layouts/jekyll"))
    assert (config.layout.assets, config.site.permalink, config.links.slugs) == (("",), "jekyll", "github")


def test_posts_alone_are_enough(write_site: WriteSite) -> None:
    """Without a configuration `_posts` tells, a folder of a locale in it is one, and the posts tell the language."""
    root = write_site({"_posts/2024-05-11-a.md": "# 一\n\n一篇文章。\n", "_posts/en/2024-05-11-a.md": "# One\n"})
    assert (found_in(root).layout, found_in(root).source) == ("jekyll", "zh")
    assert list(versions(root)) == ["_posts/2024-05-11-a"]


def test_lists_and_other_folders_of_the_configuration(write_site: WriteSite) -> None:
    """`collections` may be a list, and `source` and `collections_dir` say where things are."""
    text = "source: site\ncollections: [notes]\ncollections_dir: all\nlang: en\n"
    root = write_site(
        {"_config.yml": text, "_layouts/x.html": "", "site/all/_notes/a.md": "# A\n", "site/b.md": "# B\n"}
    )
    assert versions(root) == {"all/_notes/a": {"en": "site/all/_notes/a.md"}, "b": {"en": "site/b.md"}}


def test_emphasis_is_kramdown_s(site: Callable[[str], Path], write_site: WriteSite) -> None:
    """Kramdown is no CommonMark; who has chosen that gets it."""
    assert found_in(site("layouts/jekyll")).judge == "kramdown"
    root = write_site({"_config.yml": "markdown: CommonMarkGhPages\n", "_posts/2024-05-11-a.md": "# 一\n"})
    assert (found_in(root).judge, found_in(root).renderer) == ("CommonMark", "commonmark")
