"""Tests of what is found in a Hexo repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.sources.layouts.sites import config_of, found_in, versions


def test_posts_drafts_and_pages(site: Callable[[str], Path]) -> None:
    """Everything in source/ is read but folders that begin with an underscore and hold no posts."""
    assert versions(site("layouts/hexo")) == {
        "_posts/first": {"zh-CN": "source/_posts/first.md"},
        "_posts/second": {"zh-CN": "source/_posts/second.md"},
        "_drafts/third": {"zh-CN": "source/_drafts/third.md"},
        "about/index": {"zh-CN": "source/about/index.md", "en": "source/en/about/index.md"},
    }


def test_the_rules_of_hexo_hold(site: Callable[[str], Path]) -> None:
    """Heading ids and addresses are Hexo's, and addresses from the root lead into source/."""
    config = config_of(site("layouts/hexo"))
    assert (config.links.slugs, config.site.permalink, config.layout.assets) == ("hexo", "hexo", ("source",))


def test_a_folder_of_posts_is_enough(write_site: Callable[[dict[str, str | bytes]], Path]) -> None:
    """Without a configuration `source/_posts` tells, and the posts tell the language."""
    root = write_site({"source/_posts/a.md": "# One\n\nA post in English.\n", "source/_posts/en/b.md": "# Two\n"})
    assert (found_in(root).layout, found_in(root).locales) == ("hexo", ("en",))
    assert sorted(versions(root)) == ["_posts/a", "_posts/b"]
