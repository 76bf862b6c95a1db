"""Which files a change makes anew, as `build --explain` says it: those that depend on it, and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.pipeline import raw_texts
from docpipe.sources.read import decode
from tests.cli.command import Command

CONFIG = """\
[site]
title = "例"
base_url = "https://example.org/"
source = "zh"
locales = ["zh", "en"]
"""
HEAD = "---\ntitle: 第{number}篇\ndate: 2024-05-{number:02}\ntags: [{tag}]\n---\n"
POST = HEAD + "\n开头{number}。\n\n## 题 {{#t}}\n\n{text}\n"
Edit = Callable[[Path], None]


@pytest.fixture
def docpipe(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, run in this process."""
    return Command(capsys)


@pytest.fixture
def site(docpipe: Command, tmp_path: Path) -> Path:
    """Return a site of nine posts that has been built: each third has the same tag, the fourth links to the first."""
    root = tmp_path / "site"
    for number in range(1, 10):
        text = "见 [一](p1.md#t)。" if number == 4 else "正文说的是一件事。"
        write(root / f"content/zh/p{number}.md", POST.format(number=number, tag="甲乙丙"[number % 3], text=text))
    english = "---\ntitle: The first\n---\n\nOpening 1.\n\n## Heading {#t}\n\nThe text tells of one thing.\n"
    write(root / "content/en/p1.md", english)
    write(root / "docpipe.toml", CONFIG)
    assert docpipe("build", "--root", root, "--jobs", "1").code == 0
    return root


def write(path: Path, text: str) -> None:
    """Write a file, and its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def append(path: str, text: str) -> Edit:
    """Return an edit that adds to a file."""

    def edit(root: Path) -> None:
        place = root / path
        write(place, (place.read_text("utf-8") if place.exists() else "") + text)

    return edit


def replace(path: str, old: str, new: str) -> Edit:
    """Return an edit that puts something in the place of something."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        write(root / path, text.replace(old, new))

    return edit


def explained(docpipe: Command, site: Path) -> dict[str, str]:
    """Build again and return why each file was made, or why all were, under ""."""
    result = docpipe("build", "--root", site, "--jobs", "1", "--explain")
    assert result.code == 0, result.err
    pairs = (line.partition(": ") for line in result.out.splitlines())
    return {"" if name.startswith(("All ", "Nothing ")) else name: reason for name, _, reason in pairs}


def test_nothing_changed(docpipe: Command, site: Path) -> None:
    """Then nothing is made."""
    assert docpipe("build", "--root", site, "--explain").out.startswith("Nothing is made again: nothing ")


def test_a_text_changed(docpipe: Command, site: Path) -> None:
    """Its own page, its feeds and the search; lists show the beginning, which has not changed."""
    append("content/zh/p3.md", "\n多一句话。\n")(site)
    found = explained(docpipe, site)
    changed = "content/zh/p3.md changed"
    assert found == {
        "zh/p3/index.html": changed,
        "zh/p3/index.md": changed,
        "zh/feed": changed,
        "zh/tags/甲/feed": changed,
        "zh/search/index.json": changed,
    }


def test_a_beginning_changed(docpipe: Command, site: Path) -> None:
    """Lists show it, and so do the posts before and after it, as far as they name it."""
    replace("content/zh/p5.md", "开头5。", "另一个开头。")(site)
    found = explained(docpipe, site)
    told = "what lists say of /zh/p5/ changed"
    assert {path for path, reason in found.items() if reason == told} == {
        "zh/index.html",
        "en/index.html",
        "zh/archive/index.html",
        "zh/search/index.html",
        "zh/tags/丙/index.html",
        "zh/p4/index.html",
        "zh/p6/index.html",
        "zh/p2/index.html",
        "zh/p8/index.html",
        "llms.txt",
    }
    assert "zh/p7/index.html" not in found


def test_a_place_that_a_link_leads_to_changed(docpipe: Command, site: Path) -> None:
    """The page with the link is made again, and that alone."""
    replace("content/zh/p1.md", "{#t}", "{#other}")(site)
    found = explained(docpipe, site)
    assert found["zh/p4/index.html"] == "the places of /zh/p1/ that links lead to changed"
    assert "zh/p5/index.html" not in found


def test_an_original_changed(docpipe: Command, site: Path) -> None:
    """Its translation is outdated now, and says so."""
    replace("content/zh/p1.md", "正文说的是一件事。", "正文说的是两件事。\n\n还有第三件。")(site)
    found = explained(docpipe, site)
    assert "content/zh/p1.md changed" in found["en/p1/index.html"]
    assert found["zh/p1/index.html"] == "content/zh/p1.md changed"
    assert "zh/p9/index.html" not in found


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (replace("content/zh/p2.md", "第2篇", "新题"), "the front matter of content/zh/p2.md changed"),
        (replace("docpipe.toml", "例", "别的"), "the configuration changed"),
        (append("themes/style.css", "body { color: red }"), "the theme changed"),
        (append("content/zh/p10.md", "# 新\n\n文\n"), "content/zh/p10.md is new"),
        (lambda root: (root / "content/zh/p9.md").unlink(), "content/zh/p9.md is gone"),
        (append("static/robots.txt", "User-agent: *\n"), "a file beside the posts changed"),
        (append("content/tags.yml", "甲:\n  label:\n    en: A\n"), "the list of authors, tags or series changed"),
        (append("build/zh/p1/index.html", "mine"), "the built site is not as the last build left it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_all_pages_depend_on(docpipe: Command, site: Path, edit: Edit, reason: str) -> None:
    """Then all are made again, and it is said what it was."""
    edit(site)
    found = explained(docpipe, site)
    assert list(found) == [""]
    assert reason in found[""]


def test_the_first_build(docpipe: Command, site: Path) -> None:
    """There is nothing to compare with, nor is there for another folder."""
    result = docpipe("build", "--root", site, "--out", site.parent / "other", "--explain")
    assert result.out.startswith("All ")
    assert result.out.endswith("there is no earlier build to compare with.\n")


def test_without_a_cache(docpipe: Command, site: Path) -> None:
    """Everything is made, and nothing kept."""
    append("content/zh/p3.md", "\n多一句话。\n")(site)
    assert docpipe("build", "--root", site, "--no-cache", "--explain").out.startswith("All ")
    assert list(explained(docpipe, site)) == [""]


def test_pages_are_counted(docpipe: Command, site: Path) -> None:
    """`--timings` tells how many were made."""
    append("content/zh/p3.md", "\n多一句话。\n")(site)
    result = docpipe("build", "--root", site, "--timings")
    assert any(line.split() == ["pages", "made", "1"] for line in result.err.splitlines()), result.err


def test_other_builds_in_between(docpipe: Command, site: Path, tmp_path: Path) -> None:
    """Drafts in one folder and the site in another do not take each other's pages."""
    for number in range(3):
        append("content/zh/p3.md", f"\n多 {number}。\n")(site)
        docpipe("build", "--root", site, "--drafts", "--out", tmp_path / "drafts")
        docpipe("build", "--root", site)
    docpipe("build", "--root", site, "--no-cache", "--out", tmp_path / "clean")
    pages = {path.relative_to(tmp_path / "clean"): path.read_bytes() for path in (tmp_path / "clean").rglob("*.html")}
    assert {path: (site / "build" / path).read_bytes() for path in pages} == pages
    assert {path: (tmp_path / "drafts" / path).read_bytes() for path in pages} == pages


def test_a_file_that_changed_while_it_was_read(docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made of it is made again, though the file is once more what it was before."""
    append("content/zh/p3.md", "\n多一句话。\n")(site)
    monkeypatch.setattr(raw_texts, "read", lambda _path: decode(b""))
    docpipe("build", "--root", site, "--jobs", "1")
    assert "多一句话" not in (site / "build/zh/p3/index.md").read_text("utf-8")
    monkeypatch.undo()
    # Whoever changes a file, and changes it back, leaves the time of that.
    (site / "content/zh/p3.md").touch()
    assert explained(docpipe, site) == {"zh/p3/index.md": "a file changed while the last build read it"}
    assert "多一句话" in (site / "build/zh/p3/index.md").read_text("utf-8")
    assert explained(docpipe, site).keys() == {""}
