"""A site that is made of the one before the last: the same files, for less work."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.page import Output
from docpipe.publish.writing.staging import MARKER, Stage
from docpipe.publish.writing.write import PublishReport, publish_with

PATHS = st.sampled_from(["a", "b/index.html", "b/c/index.html", "b/c/d", "e/f/g/h", "e/x", "zh", "zh2/a"])
SITES = st.lists(st.dictionaries(PATHS, st.binary(max_size=2), min_size=1), min_size=1, max_size=6)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a site, and its empty folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"a folder"
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def filling(
    files: dict[str, bytes], last: PublishReport | None, old: list[str], spare: Path
) -> Callable[[Stage], None]:
    """Return what fills a stage as a build does that knows the last one."""

    def fill(stage: Stage) -> None:
        if last is not None:
            stage.know(old)
            stage.take_over(spare, (*last.written, *last.removed))
        stage.fill(Output(path, content) for path, content in files.items())

    return fill


@given(sites=SITES)
def test_any_site_after_any_other(tmp_path_factory: pytest.TempPathFactory, sites: list[dict[str, bytes]]) -> None:
    """After each build the site holds what was put on the stage, and beside it is nothing but the spare."""
    root = tmp_path_factory.mktemp("spare")
    site, spare = root / "build", root / "spare"
    last: PublishReport | None = None
    before: dict[str, bytes] = {}
    for drawn in sites:
        files = {path: content for path, content in drawn.items() if not any(f"{path}/" in other for other in drawn)}
        spared = spare.is_dir()
        last = publish_with(filling(files, last if spared else None, list(before), spare), site, spare=spare)
        old, before = before, files
        assert {path: content for path, content in tree(site).items() if path != MARKER} == files
        assert set(last.written) == {path for path, content in files.items() if old.get(path) != content}
        assert set(last.removed) == old.keys() - files.keys()
        assert {entry.name for entry in root.iterdir()} <= {"build", "spare"}


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    """From the third build on only the changed file has a new inode, and no folder is made anew."""
    site, spare = tmp_path / "build", tmp_path / "spare"
    last: PublishReport | None = None
    folders, files = set[int](), set[int]()
    for number in range(5):
        outputs = {"a/a": b"same", "b/b": str(number).encode()}
        last = publish_with(filling(outputs, last if spare.is_dir() else None, list(outputs), spare), site, spare=spare)
        folders.add((site / "a").stat().st_ino)
        files.add((site / "a/a").stat().st_ino)
    assert (site / "b/b").read_bytes() == b"4"
    assert len(folders) == 2
    assert len(files) == 1


def test_a_spare_that_is_not_what_it_should_be(tmp_path: Path) -> None:
    """Where a new file finds no room there, the site is staged from the first file on."""
    site, spare = tmp_path / "build", tmp_path / "spare"
    outputs = {"a": b"1", "b": b"1"}
    publish_with(filling(outputs, None, [], spare), site)
    (spare / "c").mkdir(parents=True)
    last = PublishReport((), (), (), "none")
    publish_with(filling({"a": b"1", "c": b"2"}, last, ["a", "b"], spare), site, spare=spare)
    assert tree(site) == {"a": b"1", "c": b"2", MARKER: (site / MARKER).read_bytes()}


def test_a_reader_keeps_what_it_reads(tmp_path: Path) -> None:
    """A file that was opened in the old site does not change, though the sites share their files."""
    site, spare = tmp_path / "build", tmp_path / "spare"
    last: PublishReport | None = None
    opened = []
    for number in range(4):
        content = {"a": str(number).encode()}
        last = publish_with(filling(content, last if spare.is_dir() else None, ["a"], spare), site, spare=spare)
        opened.append(os.open(site / "a", os.O_RDONLY))
    assert [os.read(each, 9) for each in opened] == [b"0", b"1", b"2", b"3"]
    for each in opened:
        os.close(each)
