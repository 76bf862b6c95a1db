"""The one step in which two folders change places."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docpipe.publish.writing.exchange import exchange

_ELSEWHERE = Path("/dev", "shm")


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux's")
def test_exchange(tmp_path: Path) -> None:
    """Two folders change places, contents and all."""
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("")
    assert exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a/b").exists()
    assert (tmp_path / "b/a").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux's")
def test_missing(tmp_path: Path) -> None:
    """A path that is not there is an error, not a fallback."""
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "b")


@pytest.mark.skipif(not _ELSEWHERE.is_dir(), reason="needs a second file system")
def test_two_file_systems(tmp_path: Path) -> None:
    """Folders on two file systems cannot be exchanged, and that is said."""
    (tmp_path / "a").mkdir()
    assert not exchange(tmp_path / "a", _ELSEWHERE)
