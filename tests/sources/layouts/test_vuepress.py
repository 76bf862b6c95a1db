"""Tests of what is found in a VuePress or VitePress repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.discover import discover
from docpipe.sources.layouts.registry import find_root
from tests.sources.layouts.sites import config_of, found_in, versions

PUBLIC = {".vuepress": "docs/.vuepress/public", ".vitepress": "docs/public"}


@pytest.mark.parametrize("mark", PUBLIC)
def test_documents_and_public_files(write_site: Callable[[dict[str, str | bytes]], Path], mark: str) -> None:
    """The folder with the mark is the site; what is served as it is, is found though it may be hidden."""
    root = write_site(
        {
            "README.md": "# The repository\n",
            f"docs/{mark}/config.js": "",
            f"{PUBLIC[mark]}/a.png": b"x",
            "docs/a.md": "# 一\n\n这是正文。\n",
            "docs/en/a.md": "# One\n\nThis is its text.\n",
        }
    )
    found = found_in(root)
    assert (found.layout, found.slugs, found.assets) == ("vuepress", "vuepress", (PUBLIC[mark],))
    assert versions(root) == {"docs/a": {"zh": "docs/a.md", "en": "docs/en/a.md"}}
    assert f"{PUBLIC[mark]}/a.png" in discover(root, config_of(root)).assets
    assert find_root(root / "docs/en") in {root.resolve(), (root / "docs").resolve()}
