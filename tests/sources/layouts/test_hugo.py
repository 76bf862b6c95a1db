"""Tests of what is found in a Hugo repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.layouts.registry import detect
from tests.sources.layouts.sites import config_of, found_in, versions

WriteSite = Callable[[dict[str, str | bytes]], Path]


def test_a_folder_per_language(site: Callable[[str], Path]) -> None:
    """`contentDir` of each language is its folder, and the default language is the source."""
    root = site("layouts/hugo")
    assert found_in(root).locales == ("zh-cn", "en")
    assert versions(root)["posts/first"] == {
        "zh-cn": "content/zh/posts/first.md",
        "en": "content/english/posts/first.md",
    }
    assert found_in(root).assets == ("static", "themes/plain/static")


def test_the_name_says_the_language(site: Callable[[str], Path]) -> None:
    """`a.en.md` is the English version of `a.md`."""
    known = versions(site("layouts/hugo-suffix"))
    assert sorted(known) == ["about", "post/first", "post/second"]
    assert known["about"] == {"zh": "content/about.md", "en": "content/about.en.md"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("config.toml", 'DefaultContentLanguage = "en"\n[Languages.en]\n[Languages.zh]\n'),
        ("hugo.yaml", "defaultContentLanguage: en\nlanguages:\n  en: {}\n  zh: {}\n"),
        ("config/_default/hugo.toml", 'defaultContentLanguage = "en"'),
        ("hugo.json", '{"defaultContentLanguage": "en"}'),
    ],
)
def test_every_place_of_the_configuration(write_site: WriteSite, name: str, text: str) -> None:
    """The source is read from the configuration wherever Hugo finds it, in any letter case."""
    root = write_site({name: text, "content/zh/a.md": "# 一\n", "content/en/a.md": "# One\n"})
    assert (found_in(root).layout, found_in(root).source) == ("hugo", "en")
    assert found_in(root).because == name


def test_a_language_code_says_what_a_name_does_not(write_site: WriteSite) -> None:
    """`languageCode` tells the language of a key that is none."""
    text = '[languages.main]\nlanguageCode = "zh-CN"\ncontentDir = "content/main"\n'
    root = write_site({"hugo.toml": text, "content/main/a.md": "# 一\n"})
    assert config_of(root).locale("main").tag == "zh-CN"


def test_sections_without_a_configuration(write_site: WriteSite) -> None:
    """`_index.md` below content/ is Hugo's way, and its locales are the folders."""
    root = write_site({"content/cn/docs/_index.md": "# 文档\n", "content/en/docs/_index.md": "# Docs\n"})
    assert (found_in(root).layout, found_in(root).locales) == ("hugo", ("cn", "en"))


@pytest.mark.parametrize("text", ["languages = [", "a = 1\n", ""])
def test_a_configuration_that_says_nothing(write_site: WriteSite, text: str) -> None:
    """A damaged or empty configuration is Hugo's matter: the posts tell their language themselves."""
    root = write_site({"hugo.toml": text, "content/posts/a.md": "---\ntitle: 一\n---\n\n这是一篇文章。\n"})
    assert (found_in(root).source, list(versions(root))) == ("zh", ["posts/a"])


def test_bundles_and_folders_mixed(write_site: WriteSite) -> None:
    """Posts beside the folder of another language are in the default one, and a bundle is one document."""
    root = write_site(
        {
            "hugo.toml": "",
            "content/posts/a/index.md": "# 一篇文章\n\n这是正文。\n",
            "content/posts/a/index.en.md": "# A post\n\nThis is its text.\n",
            "content/fr/posts/b.md": "# Un texte\n",
        }
    )
    assert versions(root) == {
        "posts/a/index": {"zh": "content/posts/a/index.md", "en": "content/posts/a/index.en.md"},
        "posts/b": {"fr": "content/fr/posts/b.md"},
    }
    assert found_in(root).source == "zh"


def test_a_language_without_data_is_left_out(write_site: WriteSite) -> None:
    """The folder of a language that docpipe does not know belongs to no other one."""
    root = write_site(
        {
            "hugo.toml": "[languages.tlh]\n[languages.zh]\n",
            "content/tlh/a.md": "# a\n",
            "content/a.md": "# 一篇文章\n",
        }
    )
    assert found_in(root).left_out == ("tlh",)
    assert versions(root) == {"a": {"zh": "content/a.md"}}


def test_no_posts_no_site(write_site: WriteSite) -> None:
    """A theme has a configuration and no content: nothing is to be read."""
    assert detect(write_site({"hugo.toml": "", "layouts/index.html": "x"})) is None
