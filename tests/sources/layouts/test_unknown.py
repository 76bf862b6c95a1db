"""Tests of translations into languages that docpipe has no data for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.sources.layouts.sites import found_in, versions

WriteSite = Callable[[dict[str, str | bytes]], Path]
ENGLISH = "# A post\n\nThis is its text.\n"
CHINESE = "# 一篇文章\n\n这是正文。\n"


def test_folders_and_names_are_left_out(write_site: WriteSite) -> None:
    """`docs/vi` beside `docs/zh`, and `README.vi.md` beside `README.zh.md`, are named and not read."""
    root = write_site(
        {
            **{f"docs/{name}/a.md": ENGLISH for name in ("en", "vi", "go")},
            "docs/zh/a.md": CHINESE,
            "docs/db/other.md": ENGLISH,
            "README.md": ENGLISH,
            "README.zh.md": CHINESE,
            "README.vi.md": ENGLISH,
            "setup.md": ENGLISH,
            "setup_db.md": ENGLISH,
        }
    )
    assert found_in(root).left_out == ("go", "vi")
    assert sorted(versions(root)) == ["README", "docs/a", "docs/db/other", "setup", "setup_db"]
