"""A page of every kind, as it is: whoever changes one reads the difference, and looks at the page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.browser.pages import PAGES, REDIRECT
from tests.cli.command import start
from tests.conftest import SITES
from tests.golden import Golden

KINDS = {
    **{
        name: PAGES[name]
        for name in (
            "chooser",
            "not-found",
            "not-found-en",
            "home-en",
            "home-page-2",
            "post-with-everything",
            "post-original",
            "post-translated",
            "post-half-translated",
            "post-fallback",
            "page-en",
            "archive-zh",
            "tags-en",
            "tag-zh",
            "author-en",
            "series-zh",
            "one-series-en",
            "side-by-side",
            "search-zh",
            "status",
        )
    },
    "redirect": REDIRECT,
}
"""What is kept, by name."""

_HASHED = re.compile(r"(?<=[.-])[0-9a-f]{8}(?=\.[a-z0-9]+\")")
_STYLE = re.compile(r"(<style>).*?(</style>)", re.DOTALL)
_DIGEST = re.compile(r"sha256-[A-Za-z0-9+/=]+")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site that has a page of every kind."""
    root = Path(shutil.copytree(SITES / "published", tmp_path_factory.mktemp("golden") / "site"))
    process = start("build", "--root", root, "--jobs", "1", cwd=root)
    _, said = process.communicate()
    assert process.returncode == 0, said
    return root / "build"


def without_digests(page: str) -> str:
    """Return a page without what changes with every stroke in the style sheet and the scripts."""
    return _DIGEST.sub("sha256-…", _STYLE.sub(r"\1…\2", _HASHED.sub("…", page)))


@pytest.mark.parametrize("name", KINDS)
def test_pages_as_they_are(name: str, published: Path, golden: Golden) -> None:
    """The whole page."""
    path = KINDS[name]
    file = published / (path[1:] + "index.html" if path.endswith("/") else path[1:])
    golden.check(f"publish/site/{name}.html", without_digests(file.read_text("utf-8")))


def test_digests_are_left_out() -> None:
    """Names that change with their content, the style sheet in the page and its digest are no part of it."""
    page = '<link href="../assets/page.0123abcd.js"><style>p{}</style><meta content="\'sha256-Ab+/=\'">'
    assert without_digests(page) == '<link href="../assets/page.….js"><style>…</style><meta content="\'sha256-…\'">'
