"""Tests of the line that says what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.discover import discover
from docpipe.sources.layouts.describe import describe
from tests.sources.layouts.sites import config_of, found_in


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "docusaurus",
            (
                "Docusaurus site: en, zh-Hans; 2 documents in blog/, 2 in docs/, 1 in people/, 2 elsewhere, "
                "5 translations in i18n/zh-Hans/; judged as CommonMark"
            ),
        ),
        (
            "hugo",
            (
                "Hugo site: zh-cn, en; 3 documents in content/zh/, 2 translations in content/english/; "
                "judged as CommonMark"
            ),
        ),
        ("hugo-suffix", "Hugo site: zh, en; 3 documents in content/, 3 translations in content/; judged as CommonMark"),
        (
            "hexo",
            (
                "Hexo site: zh-CN, en; 2 documents in source/_posts/, 1 in source/_drafts/, 1 in source/, "
                "1 translation in source/en/; judged as CommonMark"
            ),
        ),
        (
            "jekyll",
            (
                "Jekyll site: zh-CN, en; 2 documents in _posts/, 1 in _wiki/, 1 in ./, "
                "1 translation in en/_posts/; judged as kramdown"
            ),
        ),
    ],
)
def test_the_line(site: Callable[[str], Path], name: str, line: str) -> None:
    """It names the kind, the locales, how much lies where, and whose rules hold."""
    root = site(f"layouts/{name}")
    assert describe(found_in(root), discover(root, config_of(root)).files) == line


def test_what_is_no_translation_is_none(write_site: Callable[[dict[str, str | bytes]], Path]) -> None:
    """A file in another language without a source of its own is counted apart; so is an unknown locale."""
    root = write_site(
        {
            "docusaurus.config.js": "x = { defaultLocale: 'zh' }",
            "docs/a.md": "# 一\n",
            "i18n/en/docusaurus-plugin-content-docs/current/b.md": "# B\n",
            "i18n/tlh/docusaurus-plugin-content-docs/current/b.md": "# b\n",
        }
    )
    assert describe(found_in(root), discover(root, config_of(root)).files) == (
        "Docusaurus site: zh, en; 1 document in docs/, 1 in en only; "
        "left out: tlh, which docpipe has no data for; judged as CommonMark"
    )
