"""`docpipe init` and `docpipe new`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from docpipe.cli.new import candidates, post
from tests.cli.command import Command


def test_a_new_site_is_clean(docpipe: Command, tmp_path: Path) -> None:
    """What `init` writes can be checked at once, and is not written twice."""
    site = tmp_path / "site"
    assert docpipe("init", site).code == 0
    assert docpipe("lint", "--root", site).code == 0
    config = site / "docpipe.toml"
    config.write_text(config.read_text("utf-8").replace("我的博客", "别的名字"), "utf-8")
    again = docpipe("init", site)
    assert again.code == 0
    assert "kept" in again.err
    assert "别的名字" in config.read_text("utf-8")


def test_whoever_has_posts_gets_no_example(docpipe: Command, tmp_path: Path) -> None:
    """An existing blog only gets a configuration."""
    for locale in ("fr", "de"):
        (tmp_path / "content" / locale).mkdir(parents=True)
        (tmp_path / "content" / locale / "mine.md").write_text("# Mien\n\nTexte.\n", "utf-8")
    docpipe("init", tmp_path)
    assert {path.name for path in (tmp_path / "content").rglob("*.md")} == {"mine.md"}
    site = tomllib.loads((tmp_path / "docpipe.toml").read_text("utf-8"))["site"]
    assert set(site["locales"]) == {"fr", "de"}
    assert site["source"] in site["locales"]


def test_a_new_post_is_dated_and_clean(docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named by the day in the site's zone and the title's Latin words; nothing is overwritten."""
    docpipe("init", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1715385600")
    for name in ("2024-05-11-rust-ai.md", "2024-05-11-rust-ai-2.md"):
        result = docpipe("new", 'Rust 与 AI: "x"', "--folder", "../blog", "--root", tmp_path)
        assert result.out == f"{tmp_path / 'content/zh/blog' / name}\n".replace("rust-ai", "rust-ai-x")
    assert docpipe("lint", "--root", tmp_path).code == 0
    assert docpipe("new", " ", "--root", tmp_path).code == 2


def test_a_title_without_latin_words() -> None:
    """The date names the file."""
    names = candidates(Path("x"), "去中心化", "2024-05-11")
    assert [next(names).name, next(names).name] == ["2024-05-11-post.md", "2024-05-11-post-2.md"]


def test_any_title_is_yaml() -> None:
    """Quotes, colons and line breaks in a title are harmless."""
    assert 'title: "a: \\"b\\" c"\n' in post('a: "b"\nc', "2024-05-11")


def test_a_wrong_clock_is_named(docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is no number exits 2."""
    docpipe("init", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    result = docpipe("lint", "--root", tmp_path)
    assert result.code == 2
    assert "SOURCE_DATE_EPOCH is 'today'" in result.err
