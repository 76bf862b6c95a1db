"""Which links lead into a document, and how they follow its ids."""

from __future__ import annotations

import pytest

from docpipe.index.site import SiteIndex, build_index
from docpipe.lint.fix import apply_edits
from docpipe.lint.inbound import carried, leads_as_carried, linking, moved_ids, names_moved
from docpipe.model.document import Document, Parsed
from docpipe.model.taxonomy import Registries
from tests.lint.posts import config, read

A, B = "content/zh/a.md", "content/zh/b.md"


def facts(parsed: Parsed) -> Document:
    """Return the facts of a post that could be read."""
    assert parsed.document is not None
    return parsed.document


def site(*posts: Parsed) -> SiteIndex:
    """Return the index of these posts."""
    return build_index(map(facts, posts), config(), frozenset(), Registries())


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("## 甲\n\n## 乙", "## 丙\n\n## 乙", {"甲": "丙"}),
        ("## 甲\n\n## 甲", "## 乙\n\n## 甲", {"甲": "乙", "甲-1": "甲"}),
        ("## 甲 {#a}", "## 乙 {#a}", {}),
        ("## 甲", "## ！", {"甲": None}),
        ("##甲\n\n## 乙", "## 甲\n\n## 乙", {}),
        ("##甲\n\n## 甲", "## 甲\n\n## 甲", {}),
        ("##乙\n\n## 甲 乙", "## 乙\n\n## 甲乙", {"甲-乙": None}),
    ],
)
def test_ids_that_moved(before: str, after: str, moved: dict[str, str | None]) -> None:
    """Headings keep their places; where there are more or fewer, only what reads the same is the same."""
    assert moved_ids(facts(read(before)), facts(read(after))) == moved


def test_who_links() -> None:
    """Only links that name a place count, those of the document itself, too."""
    first = read("## 甲\n\n[x](#甲)")
    second = read("[x](a.md) [y](b.md#乙)", B)
    third = read("[x](./a.md#甲)", "content/zh/c.md")
    index = site(first, second, third)
    assert linking(index) == {A: (A, "content/zh/c.md"), B: (B,)}
    assert names_moved(facts(third), A, {"甲": "丁"}, index)
    assert not names_moved(facts(third), A, {"丙": "丁"}, index)


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("[x](a.md#甲)", "[x](a.md#丁)"),
        ("[x](<a.md#甲> '题')", "[x](<a.md#丁> '题')"),
        ("[x](a.md?q=1#%E7%94%B2)", "[x](a.md?q=1#%E4%B8%81)"),
        ("[x](a.md#甲:~:text=字)", "[x](a.md#丁:~:text=字)"),
        ("[x][r] [y][r]\n\n[r]: a.md#甲", "[x][r] [y][r]\n\n[r]: a.md#丁"),
        ('<a href="a.md#甲">x</a>', '<a href="a.md#丁">x</a>'),
        ("[x](a.md#乙)", "[x](a.md#乙)"),
        ("`[x](a.md#甲)`", "`[x](a.md#甲)`"),
    ],
)
def test_links_follow(link: str, becomes: str) -> None:
    """Each keeps its spelling, and leads to the new id then."""
    index = site(read("## 甲\n\n## 乙"), before := read(link, B))
    edits = carried(before, A, {"甲": "丁"}, index)
    assert edits is not None
    after = read(apply_edits(before.text, edits), B, head="")
    assert after.text == before.text.replace(link, becomes)
    assert leads_as_carried(before, after, A, {"甲": "丁"}, index)


def test_links_that_cannot_follow() -> None:
    """An id that is gone, or a `#` that is not written as one; and what leads elsewhere is noticed."""
    index = site(
        read("## 甲"), before := read("[x](a.md#甲)", B), hidden := read("[x](a.md&#35;甲)", "content/zh/c.md")
    )
    assert carried(before, A, {"甲": None}, index) is None
    edits = carried(hidden, A, {"甲": "丁"}, index)
    assert edits
    after = read(apply_edits(hidden.text, edits), hidden.file.path, head="")
    assert not leads_as_carried(hidden, after, A, {"甲": "丁"}, index)
    assert not leads_as_carried(before, before, A, {"甲": "丁"}, index)
    assert not leads_as_carried(before, read("无", B), A, {"甲": "丁"}, index)
