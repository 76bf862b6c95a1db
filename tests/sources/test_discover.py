"""Tests of the walk over a site's files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.sources.discover import Discovery, discover

WriteSite = Callable[[dict[str, str | bytes]], Path]

SITE: dict[str, str | bytes] = {
    "docpipe.toml": '[site]\nlocales = ["zh", "en"]',
    "content/zh/b.md": "",
    "content/zh/blog/a.md": "",
    "content/zh/blog/a.png": "",
    "content/en/b.md": "",
}


def found(root: Path) -> Discovery:
    """Return the files of the site at `root`."""
    return discover(root, load(root).config)


def test_files_are_told_apart(write_site: WriteSite) -> None:
    """Documents are sorted by path; everything else in content/ and static/ is an asset."""
    root = write_site({**SITE, "static/logo.svg": "", "static/old.html": "", "build/x.md": "", "README.md": ""})
    discovery = found(root)
    assert [file.path for file in discovery.files] == ["content/en/b.md", "content/zh/b.md", "content/zh/blog/a.md"]
    assert discovery.assets == {"content/zh/blog/a.png", "static/logo.svg", "static/old.html"}
    assert discovery.skipped == ()


def test_registries_are_no_assets(write_site: WriteSite) -> None:
    """authors.yml and tags.yml are found where they count."""
    root = write_site(
        {
            **SITE,
            "content/tags.yml": "",
            "content/en/authors.yml": "",
            "content/zh/blog/tags.yml": "",
            "content/zh/notes/tags.yml": "",
        }
    )
    discovery = found(root)
    assert discovery.registries == ("content/en/authors.yml", "content/tags.yml", "content/zh/blog/tags.yml")
    assert "content/zh/notes/tags.yml" in discovery.assets


def test_hidden_files_are_passed_over(write_site: WriteSite) -> None:
    """Names that begin with a dot are neither documents nor assets."""
    root = write_site({**SITE, "content/zh/.a.md": "", "content/.git/b.md": "", "static/.DS_Store": ""})
    assert found(root) == found(write_site({}))
    assert not any("/." in path for path in found(root).assets)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("content/zh/page.html", "is HTML, which is not read as a post"),
        ("content/notes/a.md", "lies in no locale's folder"),
        ("content/a.md", "lies in no locale's folder"),
        ("content/zh/b.mdx", "is the same document as content/zh/b.md"),
        ("content/zh/a\x1bb.md", "has a control character in its name"),
    ],
)
def test_what_is_left_out_is_said(write_site: WriteSite, path: str, reason: str) -> None:
    """A file that is not used is named with the reason, and is no asset; what does not print is escaped."""
    discovery = found(write_site({**SITE, path: ""}))
    assert discovery.skipped == ((path.replace("\x1b", "\\x1b"), reason),)
    assert path not in discovery.assets
    assert path not in {file.path for file in discovery.files}


def test_two_spellings_of_a_name_are_one_document(write_site: WriteSite) -> None:
    """Composed and decomposed letters name the same document, so one file gives way."""
    root = write_site({**SITE, "content/zh/caf\u00e9.md": "", "content/zh/cafe\u0301.md": ""})
    if len(list((root / "content/zh").glob("caf*"))) == 1:
        pytest.skip("this file system holds both names for one")
    discovery = found(root)
    assert [file.path for file in discovery.files if "caf" in file.path] == ["content/zh/cafe\u0301.md"]
    assert discovery.skipped[0][0] == "content/zh/caf\u00e9.md"


def test_a_name_that_is_not_utf8_is_skipped(write_site: WriteSite) -> None:
    """Such a name can be no address; it is shown escaped."""
    root = write_site(SITE)
    try:
        Path(os.fsdecode(bytes(root / "content/zh") + b"/\xff.md")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system refuses such names")
    assert found(root).skipped == (("content/zh/\\xff.md", "has a name that is not UTF-8"),)


def test_links_inside_the_root_are_followed(write_site: WriteSite) -> None:
    """A linked file or folder counts like any other, at the place of the link."""
    root = write_site({**SITE, "shared/c.md": "", "shared/deep/d.png": ""})
    (root / "content/en/shared").symlink_to("../../shared")
    (root / "content/en/a.png").symlink_to("../zh/blog/a.png")
    discovery = found(root)
    assert "content/en/shared/c.md" in {file.path for file in discovery.files}
    assert {"content/en/shared/deep/d.png", "content/en/a.png"} <= discovery.assets


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../../../outside.md", "is a link that leaves the site's root"),
        ("/etc/hostname", "is a link that leaves the site's root"),
        ("nowhere.md", "is a link to nothing"),
        ("x.md", "is a link to nothing"),
        ("../../.env", "is a link to a hidden file"),
        ("..", "is a link to a folder that holds it"),
        (".", "is a link to a folder that holds it"),
    ],
)
def test_other_links_are_not_followed(write_site: WriteSite, target: str, reason: str) -> None:
    """A link that leaves the root, loops, or shows something hidden is skipped with the reason."""
    root = write_site({**SITE, ".env": "SECRET", "../outside.md": ""})
    (root / "content/zh/x.md").symlink_to(target)
    assert found(root).skipped == (("content/zh/x.md", reason),)


def test_links_do_not_multiply_the_walk(write_site: WriteSite) -> None:
    """Folders that link to one another are walked once per link, not once per path."""
    root = write_site({**SITE, "content/zh/p/a.png": "", "content/zh/q/b.png": ""})
    (root / "content/zh/p/q").symlink_to("../q")
    (root / "content/zh/q/p").symlink_to("../p")
    discovery = found(root)
    assert discovery.skipped == (
        ("content/zh/p/q/p", "is a link inside a linked folder"),
        ("content/zh/q/p/q", "is a link inside a linked folder"),
    )
    assert {"content/zh/p/q/b.png", "content/zh/q/p/a.png"} <= discovery.assets


def test_a_linked_content_folder(write_site: WriteSite) -> None:
    """content/ itself may be a link, but not one out of the root."""
    root = write_site({"docpipe.toml": "", "text/zh/a.md": "", "../other/logo.svg": ""})
    (root / "content").symlink_to("text")
    (root / "static").symlink_to("../other")
    discovery = found(root)
    assert [file.path for file in discovery.files] == ["content/zh/a.md"]
    assert discovery.skipped == (("static", "is a link that leaves the site's root"),)


def test_what_is_no_file_is_skipped(write_site: WriteSite) -> None:
    """A pipe is never opened."""
    root = write_site(SITE)
    os.mkfifo(root / "content/zh/pipe.md")
    assert found(root).skipped == (("content/zh/pipe.md", "is no regular file"),)


def test_a_folder_that_cannot_be_read_is_skipped(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other folders are read."""
    root = write_site(SITE)
    scandir = os.scandir

    def refuse(path: Path | str) -> object:
        if Path(path).name == "blog":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    discovery = found(root)
    assert discovery.skipped == (("content/zh/blog", "cannot be read: Permission denied"),)
    assert len(discovery.files) == 2


def test_an_empty_root_has_no_files(tmp_path: Path) -> None:
    """Neither content/ nor static/ has to be there."""
    assert found(tmp_path) == Discovery((), frozenset())


def test_images_are_weighed(tmp_path: Path) -> None:
    """The size of every image is known, of other files it is not asked."""
    (tmp_path / "content/zh").mkdir(parents=True)
    (tmp_path / "content/zh/a.PNG").write_bytes(b"1234")
    (tmp_path / "content/zh/a.pdf").write_bytes(b"12")
    assert found(tmp_path).sizes == {"content/zh/a.PNG": 4}
