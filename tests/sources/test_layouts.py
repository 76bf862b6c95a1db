"""Tests of what a file's place says about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.config.locales import locale_for
from docpipe.config.schema import Config, Site
from docpipe.model.errors import ConfigError
from docpipe.model.source import LocaleName
from docpipe.sources.layouts import guess_locale, is_document, loose_site, source_file

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


@pytest.mark.parametrize("name", ["post.txt", "README", "文章.md"])
def test_a_loose_file_is_a_site(tmp_path: Path, name: str) -> None:
    """A file of any name, anywhere, is a site of one document in its language."""
    tmp_path.joinpath(name).write_text("这是一篇文章。", encoding="utf-8")
    site = loose_site(tmp_path / name)
    assert site.root == tmp_path
    assert site.config.source == "zh"
    assert site.config.targets == ()
    assert (site.file.path, site.file.locale, site.file.key) == (name, "zh", name.rpartition(".")[0] or name)


def test_a_relative_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The root of a loose file is absolute."""
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("a.txt").write_text("text", encoding="utf-8")
    assert loose_site(Path("a.txt")).root == tmp_path


def test_a_missing_loose_file_is_an_error(tmp_path: Path) -> None:
    """A path without a file is named."""
    with pytest.raises(ConfigError, match="there is no such file"):
        loose_site(tmp_path / "none.txt")


def test_missing_locale_data_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is an error with a hint, no traceback."""
    tmp_path.joinpath("a.txt").write_text("text", encoding="utf-8")
    monkeypatch.setattr("docpipe.sources.layouts.locale_for", lambda _: None)
    with pytest.raises(ConfigError, match="Install docpipe again"):
        loose_site(tmp_path / "a.txt")
