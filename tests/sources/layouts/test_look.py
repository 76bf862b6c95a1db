"""Tests of the look into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.layouts.look import documents, has_documents, head_of, language_of, path, text_of


@pytest.mark.parametrize(
    ("parts", "expected"),
    [(("", "."), ""), (("website", "../docs"), "docs"), (("a", "b", ""), "a/b"), (("", "../x"), "../x")],
)
def test_paths(parts: tuple[str, ...], expected: str) -> None:
    """Paths are POSIX, normal, and "" for the root."""
    assert path(*parts) == expected


def test_what_is_not_there_is_empty(tmp_path: Path) -> None:
    """Nothing is raised about a folder or file that cannot be read."""
    nothing = tmp_path / "none"
    assert (text_of(nothing), head_of(nothing), list(documents(nothing))) == ("", "", [])
    assert (has_documents(nothing), language_of(nothing)) == (False, "en")


def test_documents_in_their_order(write_site: Callable[[dict[str, str | bytes]], Path]) -> None:
    """Markdown is found in the order of names; hidden files and the folders of tools are passed over."""
    root = write_site({"b.md": "", "a/c.markdown": "", "a/d.txt": "", ".x/e.md": "", "vendor/f.md": "", ".g.md": ""})
    assert list(documents(root)) == ["b.md", "a/c.markdown"]


def test_code_says_nothing_of_a_language(tmp_path: Path) -> None:
    """An English page may quote Chinese at length."""
    file = tmp_path / "a.md"
    file.write_text("# Data\n\n```json\n过椭圆内一点引一条弦\n```\n\nA data set.\n", "utf-8")
    assert "椭圆" not in head_of(file)
    assert head_of(file).endswith("A data set.\n")
