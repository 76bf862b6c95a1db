"""Patterns of paths."""

from __future__ import annotations

import pytest

from docpipe.lint.globs import path_matches


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("content/zh/a.md", "content/zh/a.md", True),
        ("content/zh/a.md", "content/*/a.md", True),
        ("content/zh/b/a.md", "content/*/a.md", False),
        ("content/zh/b/a.md", "content/**/a.md", True),
        ("content/a.md", "content/**/a.md", True),
        ("content/zh/b/a.md", "content/**", True),
        ("a.md", "**/a.md", True),
        ("aa.md", "**/a.md", False),
        ("content/zh/中文.md", "content/zh/??.md", True),
        ("content/zh/a+b.md", "content/zh/a+b.md", True),
        ("content/zh/aab.md", "content/zh/a+b.md", False),
    ],
)
def test_patterns(path: str, pattern: str, expected: bool) -> None:  # noqa: FBT001 - a table of cases
    """`*` and `?` stay within a folder, `**` crosses folders, everything else means itself."""
    assert path_matches(path, pattern) is expected
