"""Tests of what is said about a wrong docpipe.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.errors import ConfigError


def complaint(root: Path, text: str) -> str:
    """Return what is said about a docpipe.toml."""
    root.joinpath("docpipe.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(root)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[sit]\n", "1:2", 'Did you mean "site"?'),
        ('[site]\nbase-url = "x"\n', "2:1", '[site] has no key "base-url". Did you mean "base_url"?'),
        ("# 中\n[site]\n  titel.zh = 'x'\n", "3:3", 'Did you mean "title"?'),
        ("[translation.zh]\npublish = 1\n", "2:1", '[translation.zh] has no key "publish". Did you mean "publish_at"?'),
        ("[translation]\nzzz = 1\n", "2:1", "Its keys are publish_at, fallback, scope"),
        ('[[lint.per-file]]\nglbo = "a"\n', "2:1", 'Did you mean "glob"?'),
        ("[lint]\nper_file = []\n", "2:1", 'Did you mean "per-file"?'),
        ('a."\\u001b" = 1\n', "1:1", "Its keys are site"),
    ],
)
def test_unknown_keys(tmp_path: Path, text: str, place: str, words: str) -> None:
    """An unknown key is named at its place, with the nearest key of its table."""
    said = complaint(tmp_path, text)
    assert said.startswith(f"docpipe.toml:{place}: ")
    assert words in said


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("site = 1", "1:8", "site is 1, but it must be a table"),
        (
            "[site]\ntitle = 3",
            "2:9",
            "title is 3, but it must be text or a table of texts. Write for example title = {",
        ),
        ("[site]\ntitle = { zh = 3 }", "2:16", "site.title.zh is 3, but it must be text"),
        ('[site]\nlocales = ["zh", 1]', "2:18", "site.locales.1 is 1, but it must be text"),
        ('[site]\nlocales = "zh"', "2:11", 'Write for example locales = ["zh", "en"]'),
        ("[build]\npaginate = 0", "2:12", "it must be a whole number from 1 to 1000. Write for example paginate = 20"),
        ("[build]\npaginate = true", "2:12", "build.paginate is true"),
        ("[build]\npaginate = 1.5", "2:12", "build.paginate is 1.5"),
        ("[translation]\npublish_at = 101", "2:14", "from 0 to 100"),
        ('[links]\nslugs = "gitub"', "2:9", 'Did you mean "github"?'),
        ("[links]\nslugs = 2024-01-01", "2:9", "links.slugs is 2024-01-01"),
        ('[translation]\nscope = "existin"', "2:9", 'must be "all" or "existing" or a list of texts. Did you mean'),
        ("[translation]\nscope = [1]", "2:10", "translation.scope.0 is 1"),
        ('[lint.severity]\nTR001 = "eror"', "2:9", 'it must be "error", "warning" or "info". Did you mean "error"?'),
        ('[lint.per-file]\nglob = "a"', "1:1", "lint.per-file is { glob"),
        ('[[lint.per-file]]\nignore = ["a"]', "1:1", "lacks glob"),
        ('[[lint.per-file]]\nglob = ""', "2:8", "which matches no file"),
        ("[lint]\nper-file = [1]", "2:13", "lint.per-file.0 is 1, but it must be a table"),
        ("[lint.locale]\nen = 1", "2:6", "lint.locale.en is 1, but it must be a table"),
        (f'[links]\nslugs = "{"a" * 99}"', "2:9", "…"),
    ],
)
def test_wrong_values(tmp_path: Path, text: str, place: str, words: str) -> None:
    """A value that cannot stand there is quoted at its place, and what can is named."""
    said = complaint(tmp_path, text)
    assert said.startswith(f"docpipe.toml:{place}: ")
    assert words in said


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('[site]\nbase_url = "example.org"', "2:12", "no absolute http or https address"),
        ('[site]\ntimezone = "Asia/Shangai"', "2:12", 'Did you mean "Asia/Shanghai"?'),
        ('[site]\npermalink = ":slug"', "2:13", "no permalink pattern"),
        ('[build]\nout = "../site"', "2:7", "leaves the site's root"),
        ('[build]\nout = "/srv/site"', "2:7", "leaves the site's root"),
        ('[build]\nout = "static"', "2:7", "holds the site's own files"),
    ],
)
def test_values_that_cannot_be(tmp_path: Path, text: str, place: str, words: str) -> None:
    """A value of the right type that means nothing is refused at its place."""
    said = complaint(tmp_path, text)
    assert said.startswith(f"docpipe.toml:{place}: ")
    assert words in said


def test_nothing_of_the_file_reaches_the_terminal_unescaped(tmp_path: Path) -> None:
    """Control characters in keys and values are shown as escapes."""
    assert "\x1b" not in complaint(tmp_path, '[site]\n"\\u001b[31m" = 1')
    assert "\x1b" not in complaint(tmp_path, '[site]\nroot = "\\u001b[31m"')
