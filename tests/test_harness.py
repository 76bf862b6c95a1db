"""The harness itself: golden files, copied sites, and the wall around the network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SITES
from tests.golden import DIFF_LINES, Golden, difference
from tests.once import once


def test_a_golden_file_that_agrees_passes(tmp_path: Path) -> None:
    """A text equal to its golden file is accepted."""
    (tmp_path / "a.txt").write_bytes(b"one\n")
    Golden(tmp_path).check("a.txt", "one\n")


def test_a_golden_file_that_differs_fails_with_the_difference(tmp_path: Path) -> None:
    """A changed text fails and shows the old line beside the new one."""
    (tmp_path / "a.txt").write_bytes(b"one\ntwo\n")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)a\.txt changed.*-two.*\+three.*--update-golden"):
        Golden(tmp_path).check("a.txt", "one\nthree\n")


def test_line_ends_are_part_of_a_golden_file(tmp_path: Path) -> None:
    """A line that only changed its newline is a difference, and a visible one."""
    (tmp_path / "a.txt").write_bytes(b"one\r\n")
    with pytest.raises(pytest.fail.Exception, match="one␍"):
        Golden(tmp_path).check("a.txt", "one\n")


def test_a_missing_golden_file_fails(tmp_path: Path) -> None:
    """A golden file that nobody has written and read yet is no agreement."""
    with pytest.raises(pytest.fail.Exception, match="there is no golden file"):
        Golden(tmp_path).check("new.txt", "text")


def test_update_writes_the_golden_file(tmp_path: Path) -> None:
    """With `--update-golden` the file is written, with its folders."""
    Golden(tmp_path, update=True).check("folder/new.txt", "文\r\n")
    assert (tmp_path / "folder/new.txt").read_bytes() == "文\r\n".encode()


def test_a_long_difference_is_cut() -> None:
    """A difference of a thousand lines does not bury the terminal."""
    shown = difference("", "x\n" * 1_000).splitlines()
    assert len(shown) == DIFF_LINES + 1
    assert shown[-1] == "… and more"


def test_a_site_is_copied(site: Callable[[str], Path]) -> None:
    """A test works on a copy, so that no test sees what another one did."""
    root = site("minimal")
    assert (root / "docpipe.toml").read_bytes() == (SITES / "minimal/docpipe.toml").read_bytes()
    assert SITES not in root.parents


def test_a_site_is_written(write_site: Callable[[dict[str, str | bytes]], Path]) -> None:
    """A test spells out a small site of its own, bytes as they are."""
    root = write_site({"content/zh/a.md": "# 甲\n", "content/zh/b.md": b"\xff"})
    assert (root / "content/zh/a.md").read_bytes() == "# 甲\n".encode()
    assert (root / "content/zh/b.md").read_bytes() == b"\xff"


def test_what_is_costly_is_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whoever asks again gets what was made; what could not be made is tried anew."""
    folders: list[Path] = []

    def make(folder: Path) -> Path:
        folders.append(folder)
        assert len(folders) > 1, "the first one fails"
        return folder

    with pytest.raises(AssertionError, match="the first one fails"):
        once(tmp_path_factory, "harness", make)
    made = [once(tmp_path_factory, "harness", make) for _ in range(2)]
    assert made == [folders[1]] * 2
    assert len(folders) == 2


def test_no_test_dials_out() -> None:
    """A connection to another machine fails the test before a packet leaves."""
    with socket.socket() as dialler, pytest.raises(pytest.fail.Exception, match=r"dialled out to 192\.0\.2\.1"):
        dialler.connect(("192.0.2.1", 80))
