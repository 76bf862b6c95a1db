"""A file written in one step."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from docpipe.sources.write import beside, sync, write_file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a file in a folder of its own."""
    place = tmp_path / "folder" / "文.md"
    place.parent.mkdir()
    place.write_bytes(b"old")
    return place


def names(place: Path) -> list[str]:
    """Return what lies in the folder of a file."""
    return sorted(entry.name for entry in place.parent.iterdir())


def test_a_file_is_written_new_or_in_place_of_another(place: Path) -> None:
    """Whatever it held; nothing lies beside it."""
    new = place.with_name("新.md")
    write_file(place, b"one")
    write_file(new, b"two\r\n")
    assert (place.read_bytes(), new.read_bytes()) == (b"one", b"two\r\n")
    assert names(place) == ["文.md", "新.md"]


def test_an_interrupt_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C before the last step leaves the old file alone in its folder."""

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_file(place, b"new")
    assert place.read_bytes() == b"old"
    assert names(place) == ["文.md"]


def test_a_full_disk_is_told_with_the_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system names no file then, and the temporary one is not what was asked for."""

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as refused:
        write_file(place, b"new")
    assert refused.value.filename == str(place)
    assert place.read_bytes() == b"old"


def test_a_file_beside_another(place: Path) -> None:
    """It has the mode of the one it may replace, and is gone when nobody took it."""
    place.chmod(0o640)
    with beside(place, b"new", known=place.stat()) as temporary:
        assert temporary.read_bytes() == b"new"
        assert stat.S_IMODE(temporary.stat().st_mode) == 0o640
        assert len(names(place)) == 2
    assert names(place) == ["文.md"]


def test_files_and_folders_are_made_durable(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are handed to the system, and no descriptor is left open."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    sync(place)
    sync(place.parent)
    assert len(synced) == 2
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(synced[0])
