"""Tests of what a file's place says about it."""

from __future__ import annotations

import pytest

from docpipe.config.locales import locale_for
from docpipe.config.schema import Config, Site
from docpipe.model.source import LocaleName
from docpipe.sources.layouts import guess_locale, is_document, source_file

CONFIG = Config(
    site=Site(source=LocaleName("zh"), locales=tuple(locale for name in ("zh", "en") if (locale := locale_for(name))))
)


@pytest.mark.parametrize(
    ("path", "locale", "key"),
    [
        ("content/zh/a.md", "zh", "a"),
        ("content/en/blog/2024/b.markdown", "en", "blog/2024/b"),
        ("content/zh/blog/index.md", "zh", "blog/index"),
        ("content/zh/_index.MD", "zh", "_index"),
        ("content/zh/a.b.mdx", "zh", "a.b"),
        ("content/zh/cafe\u0301.md", "zh", "caf\u00e9"),
    ],
)
def test_documents_have_locale_and_key(path: str, locale: str, key: str) -> None:
    """The key is the path below the locale's folder, without the suffix, in form NFC; the path stays as it is."""
    file = source_file(path, CONFIG)
    assert file is not None
    assert (file.path, file.locale, file.key) == (path, locale, key)


@pytest.mark.parametrize(
    "path", ["content/ja/a.md", "content/a.md", "static/zh/a.md", "content/zh/a.png", "content/zh", "content/zh.md"]
)
def test_other_files_are_no_documents(path: str) -> None:
    """Outside the locales' folders, and with other suffixes, there are no documents."""
    assert source_file(path, CONFIG) is None


def test_suffixes_of_documents() -> None:
    """Markdown has three suffixes, in any case."""
    assert [name for name in ("a.md", "a.MDX", "b.markdown", "a.txt", "md", ".md") if is_document(name)] == [
        "a.md",
        "a.MDX",
        "b.markdown",
    ]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("", "en"),
        ("一篇用 Python 写的文章，介绍 markdown-it-py。", "zh"),
        ("A post about 中文 typography.", "en"),
        ("```python\nprint('hello world')\n```\n打印一行字，再打印一行字，然后结束。", "zh"),
    ],
)
def test_the_script_tells_the_locale(text: str, locale: str) -> None:
    """Text mainly in Han characters is Chinese, code and names among it notwithstanding."""
    assert guess_locale(text) == locale
