"""What the author of a broken link may have meant."""

from __future__ import annotations

import pytest

from docpipe.index.suggest import differs_in_case, suggestions
from tests.index.documents import document, site

_A = document("content/zh/docs/a.md")
_NAMES = ("x-graph-pd", "x-graph-server", "setup-0.4", "install", "getting-started", "other/Install")
_SITE = site([_A, *(document(f"content/zh/docs/{name}.md") for name in _NAMES)])


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("x-graph-serer.md", ("x-graph-server.md",)),
        ("x-graph-api.md", ()),
        ("setup-0.2.md", ()),
        ("getting-started-now.md", ()),
        ("geting-started.md", ("getting-started.md",)),
        ("instal.md", ("install.md", "other/Install.md")),
    ],
)
def test_names_differ_by_a_slip_within_a_word(path: str, near: tuple[str, ...]) -> None:
    """Another word, or another version, is another page: a shared beginning makes no likeness."""
    assert suggestions(path, _A, _SITE) == near


def test_letter_case_comes_first() -> None:
    """The same path in other letters stands before files of that name elsewhere."""
    assert suggestions("INSTALL.md", _A, _SITE)[0] == "install.md"
    assert suggestions("Other/install", _A, _SITE)[0] == "other/Install.md"


@pytest.mark.parametrize(
    ("suggestion", "path", "is_so"),
    [
        ("./intro.md", "Intro.md", True),
        ("../a/intro.md", "../A/intro", True),
        ("intro.md", "b/intro.md", False),
        ("/images/x.png", "/Images/X.PNG", True),
    ],
)
def test_paths_that_differ_in_case(suggestion: str, path: str, is_so: bool) -> None:  # noqa: FBT001 - a case
    """The folder counts, and a suffix may be left out."""
    assert differs_in_case(suggestion, path) is is_so


def test_a_document_of_another_locale_is_written_as_one_of_this() -> None:
    """A relative link falls back to the source, and it will lead to the translation once there is one."""
    translation = document("content/en/docs/a.md")
    index = site([_A, translation, document("content/zh/docs/install.md"), document("content/zh/docs/b/usage.md")])
    assert suggestions("./Install.md", translation, index) == ("./install.md",)
    assert suggestions("usage.md", translation, index) == ("b/usage.md",)
