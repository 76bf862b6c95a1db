"""Tests of how a built site looks: what was there is asked for, and what is new shows in its folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.pipeline.store.built import Look, look_at, look_at_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with pages in folders, one of whose names is no UTF-8."""
    made = tmp_path / "build"
    for path in ("index.html", "zh/a/index.html", "zh/b/index.html"):
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_text(path, "utf-8")
    (made / os.fsdecode(b"zh/\xff.txt")).write_bytes(b"")
    (made / "zh/empty").mkdir()
    return made


def rewrite(page: Path) -> None:
    """Write other bytes into a file, as many, and give it back its time."""
    facts = page.stat()
    page.write_bytes(b"x" * facts.st_size)
    os.utime(page, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def blocked(site: Path) -> None:
    """Put a folder in the place of a page."""
    (site / "index.html").unlink()
    (site / "index.html").mkdir()


def filled(site: Path) -> None:
    """Put a file in the place of a folder."""
    (site / "zh/empty").rmdir()
    (site / "zh/empty").write_bytes(b"")


def linked(site: Path) -> None:
    """Put a link to a folder in the place of the folder."""
    (site / "zh/a").rename(site / "old")
    (site / "zh/a").symlink_to("../old")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file more": lambda site: (site / "zh/c.html").write_bytes(b""),
    "a file more at the top": lambda site: (site / "c.html").write_bytes(b""),
    "a file more in an empty folder": lambda site: (site / "zh/empty/c.html").write_bytes(b""),
    "a folder more": lambda site: (site / "zh/c").mkdir(),
    "a file less": lambda site: (site / "zh/b/index.html").unlink(),
    "a folder less": lambda site: shutil.rmtree(site / "zh/a"),
    "a folder for a page": blocked,
    "a file for a folder": filled,
    "a link for a folder": linked,
    "a page put in place of another": lambda site: (site / "index.html").replace(site / "zh/a/index.html"),
    "another mode": lambda site: (site / "index.html").chmod(0o600),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_shows(site: Path, name: str) -> None:
    """Whatever is changed: neither look is that of the folder any more."""
    look = look_at(site)
    assert look.is_of(site)
    assert look.is_loosely_of(site)
    CHANGES[name](site)
    assert not look.is_of(site)
    assert not look.is_loosely_of(site)
    assert look_at(site).is_of(site)


def test_bytes_changed_in_place_show_to_the_strict_look(site: Path) -> None:
    """Size and time can be set at will; the time of the last change cannot."""
    look = look_at(site)
    rewrite(site / "index.html")
    assert not look.is_of(site)


def test_links_and_moves_do_not_show_to_the_loose_look(site: Path) -> None:
    """The site before the last one is moved, and its files are linked to, before it is looked at again."""
    look = look_at(site)
    os.link(site / "zh/a/index.html", site.parent / "linked")
    assert not look.is_of(site)
    assert look.is_loosely_of(site)
    site.rename(site.parent / "spare")
    assert look.is_loosely_of(site.parent / "spare")
    assert not look.is_loosely_of(site)


def test_a_copy_is_not_the_site(site: Path) -> None:
    """The same bytes in other files are not what was looked at."""
    look = look_at(site)
    shutil.copytree(site, site.parent / "copy")
    assert not look.is_of(site.parent / "copy")
    assert not look.is_loosely_of(site.parent / "copy")


def test_the_files_are_known(site: Path) -> None:
    """Who has just written all files need not list them; one that is not there is noticed."""
    shutil.rmtree(site / "zh/empty")
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    look = look_at_files(site, files)
    assert look.is_of(site)
    assert sorted(look.paths.split(b"\0")) == sorted(look_at(site).paths.split(b"\0"))
    CHANGES["a file more"](site)
    assert not look.is_of(site)
    assert look_at_files(site, [*files, "gone"]) == Look()


def test_no_look_is_of_nothing(site: Path) -> None:
    """Who knows nothing recognises nothing; a folder that is not there looks like no other."""
    assert not Look().is_of(site)
    assert not Look().is_loosely_of(site)
    assert not look_at(site).is_of(site / "gone")
    assert not look_at(site / "gone").is_of(site)
    assert not Look(b"", b"", b"\0\0").is_of(site)
