"""Tests of what is found in a MkDocs repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docpipe.sources.layouts.registry import detect
from tests.sources.layouts.sites import found_in, versions

WriteSite = Callable[[dict[str, str | bytes]], Path]
TAGGED = "theme:\n  custom: !!python/name:material.extensions.emoji.twemoji\n"


def test_the_folder_of_the_documents(write_site: WriteSite) -> None:
    """`docs_dir` is obeyed, locales are told by suffixes, and emphasis is Python-Markdown's."""
    root = write_site(
        {
            "mkdocs.yml": f"docs_dir: pages\n{TAGGED}",
            "README.md": "# The repository\n",
            "pages/a.md": "# 一\n\n这是正文。\n",
            "pages/a.en.md": "# One\n\nThis is its text.\n",
        }
    )
    found = found_in(root)
    assert (found.layout, found.renderer, found.judge) == ("mkdocs", "docpipe", "Python-Markdown")
    assert versions(root) == {"pages/a": {"zh": "pages/a.md", "en": "pages/a.en.md"}}


def test_no_documents_no_site(write_site: WriteSite) -> None:
    """A configuration whose folder is not there, or lies outside, is no site."""
    assert detect(write_site({"mkdocs.yml": ""})) is None
    assert detect(write_site({"mkdocs.yml": "docs_dir: ../x\n"})) is None
