"""The site before the last one, which the next build begins with: whatever is done to it, the site is right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.source import HOME
from docpipe.pipeline.store.built import SPARE
from tests.cli.command import Command, start

CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh"]\n'
EDITS = range(4, 7)
"""Those that follow a damage."""


def edit(root: Path, number: int) -> None:
    """Change the text of a post, and no more."""
    text = f"---\ntitle: 一篇\ndate: 2024-05-11\n---\n\n开头。\n\n## 题\n\n{'多一句。' * number}\n"
    (root / "content/zh/a.md").write_text(text, "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sources(root: Path) -> Path:
    """Write the site, but for the post that is edited."""
    (root / "content/zh").mkdir(parents=True)
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    (root / "content/zh/b.md").write_text("# 另一篇\n\n文。\n", "utf-8")
    return root


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    """Return the site after each edit as a build makes it that keeps nothing."""
    root, made = sources(tmp_path_factory.mktemp("clean") / "site"), {}
    for number in EDITS:
        edit(root, number)
        with start("build", "--no-cache", cwd=root) as building:
            assert building.wait(60) == 0
        made[number] = tree(root / "build")
    return made


@pytest.fixture
def site(docpipe: Command, tmp_path: Path) -> Path:
    """Return a site with a spare."""
    root = sources(tmp_path / "site")
    for number in range(1, 4):
        edit(root, number)
        assert docpipe("build", "--root", root, "--jobs", "1").code == 0
    assert (root / HOME / SPARE / "zh/a/index.html").exists()
    return root


def page(spare: Path) -> Path:
    """Return the page of a post that is not edited."""
    return spare / "zh/b/index.html"


def instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what puts something else in the place of the spare."""

    def damage(spare: Path) -> None:
        shutil.rmtree(spare)
        make(spare)

    return damage


def rewritten(spare: Path) -> None:
    """Write a page anew, so that it is not the site's any more, as long as it was and with its time."""
    place = page(spare)
    facts, data = place.stat(), place.read_bytes()
    place.unlink()
    place.write_bytes(b"x" * len(data))
    os.utime(place, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def edited_in_place(spare: Path) -> None:
    """Write into a page, and so into the site's own."""
    with page(spare).open("r+b") as file:
        file.write(b"<!-- ")


def blocked(spare: Path) -> None:
    """Put a folder in the place of a page."""
    page(spare).unlink()
    page(spare).mkdir()


def swapped(spare: Path) -> None:
    """Let two pages change places."""
    for old, new in (("zh/a", "zh/c"), ("zh/b", "zh/a"), ("zh/c", "zh/b")):
        (spare / old).rename(spare / new)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": shutil.rmtree,
    "a page gone": lambda spare: page(spare).unlink(),
    "a page more": lambda spare: (spare / "zh/mine.html").write_bytes(b"mine"),
    "a page written anew": rewritten,
    "a page edited in place": edited_in_place,
    "a folder for a page": blocked,
    "pages swapped": swapped,
    "a file": instead(lambda spare: spare.write_bytes(b"mine")),
    "a pipe": instead(os.mkfifo),
    "a link to the site": instead(lambda spare: spare.symlink_to("../build")),
    "a link elsewhere": instead(lambda spare: spare.symlink_to("../content")),
    "empty": instead(Path.mkdir),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_costs_time_only(docpipe: Command, site: Path, clean: dict[int, dict[str, bytes]], name: str) -> None:
    """The site is that of a build which keeps nothing; sources are untouched, and the next build is right, too."""
    before = tree(site / "content")
    DAMAGES[name](site / HOME / SPARE)
    assert tree(site / "content") == before
    for number in EDITS:
        edit(site, number)
        assert docpipe("build", "--root", site, "--jobs", "1").code == 0
        assert tree(site / "build") == clean[number]
    assert sorted(entry.name for entry in site.iterdir()) == [HOME, "build", "content", "docpipe.toml"]


def test_the_site_is_put_back(docpipe: Command, site: Path) -> None:
    """Who restores an earlier site over the built one is noticed."""
    shutil.rmtree(site / "build")
    shutil.copytree(site / HOME / SPARE, site / "build")
    assert docpipe("build", "--root", site, "--jobs", "1").code == 0
    assert "多一句。" * 3 in (site / "build/zh/a/index.html").read_text("utf-8")
