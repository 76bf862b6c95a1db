"""Tests of what a file's place says about it."""

from __future__ import annotations

import pytest

from docpipe.config.layout import Mount
from docpipe.config.locales import locale_for
from docpipe.config.schema import Config, Site
from docpipe.model.source import LocaleName
from docpipe.sources.documents import Places, guess_locale, is_document, source_file

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


MOUNTS = (
    Mount(folder="docs", locale=LocaleName("en"), prefix="docs"),
    Mount(folder="i18n/zh/docs", locale=LocaleName("zh"), prefix="docs"),
    Mount(folder="content", locale=LocaleName("en")),
    Mount(folder="content", locale=LocaleName("zh"), suffix=".zh"),
    Mount(folder="README.md", locale=LocaleName("en")),
)


@pytest.mark.parametrize(
    ("path", "locale", "key"),
    [
        ("docs/a/b.md", "en", "docs/a/b"),
        ("i18n/zh/docs/a/b.mdx", "zh", "docs/a/b"),
        ("content/a.md", "en", "a"),
        ("content/a.zh.md", "zh", "a"),
        ("content/.zh.md", None, None),
        ("README.md", "en", "README"),
        ("docs/node_modules/x/README.md", None, None),
        ("docs/_part/a.md", None, None),
        ("other/a.md", None, None),
        ("../docs/a.md", None, None),
    ],
)
def test_mounts_say_what_a_file_is(path: str, locale: str | None, key: str | None) -> None:
    """The longest suffix decides before the longest folder; ignored names are no documents."""
    file = Places(MOUNTS, ("node_modules", "_*")).file(path)
    assert (file and file.locale, file and file.key) == (locale, key)


def test_versions_of_a_place() -> None:
    """A place has a counterpart in every mount of another locale that its key fits, the most exact first."""
    places = Places(MOUNTS, ())
    assert next(places.versions("docs/a/b.md", LocaleName("zh"))) == "i18n/zh/docs/a/b.md"
    assert list(places.versions("content/a.md", LocaleName("zh"))) == ["content/a.zh.md"]
    assert list(places.versions("content/a.zh.md", LocaleName("en"))) == ["content/a.md"]
    assert next(places.versions("docs/a.png", LocaleName("zh"))) == "i18n/zh/docs/a.png"
    assert not list(places.versions("elsewhere/a.md", LocaleName("zh")))
    assert not list(places.versions("content/a.md", LocaleName("en")))


def test_a_version_in_the_same_locale() -> None:
    """Where names say the source's locale, too, `a.md` may stand for `a.zh.md`, and never the other way round."""
    zh, en = LocaleName("zh"), LocaleName("en")
    suffixed = (Mount(folder="content", locale=zh, suffix=".zh"), Mount(folder="content", locale=en, suffix=".en"))
    places = Places((Mount(folder="content", locale=zh), *suffixed), ())
    assert list(places.versions("content/a.md", zh)) == ["content/a.zh.md"]
    assert not list(places.versions("content/a.zh.md", zh))


def test_where_a_document_belongs() -> None:
    """A key tells its place by its prefix."""
    places = Places(MOUNTS, ())
    assert places.path_of("docs/a", LocaleName("zh")) == "i18n/zh/docs/a.md"
    assert places.path_of("a", LocaleName("zh")) == "content/a.zh.md"
    assert places.path_of("a", LocaleName("ja")) == ""


def test_what_leads_to_a_mount_is_never_ignored() -> None:
    """`_*` passes over all folders with an underscore but those that hold documents."""
    places = Places((Mount(folder="_i18n/en", locale=LocaleName("en")),), ("_*",))
    assert not places.ignores("_i18n/en/a.md")
    assert places.ignores("_i18n/_x/a.md")
    assert (places.holds("_i18n"), places.holds("_i18n/en/x"), places.holds("src")) == (True, True, False)
