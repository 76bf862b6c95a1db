"""A file replaced in one step."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from docpipe.model.errors import PublishError
from docpipe.pipeline.replace import replace_file


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


def test_content_and_mode(place: Path) -> None:
    """The new bytes are there, the mode is the old one, and nothing lies beside the file."""
    place.chmod(0o640)
    replace_file(place, b"old", b"new\r\n")
    assert place.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert names(place) == ["文.md"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner(place: Path) -> None:
    """The owner stays the same, with all bits of the mode."""
    os.chown(place, 1234, 2345)
    place.chmod(0o6755)
    replace_file(place, b"old", b"new")
    known = place.stat()
    assert (known.st_uid, known.st_gid, stat.S_IMODE(known.st_mode)) == (1234, 2345, 0o6755)


def test_a_link_stays_a_link(place: Path) -> None:
    """What a symbolic link leads to is replaced, in its own folder."""
    link = place.parent.parent / "link.md"
    link.symlink_to(place)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert place.read_bytes() == b"new"


def test_a_file_that_is_another_now(place: Path) -> None:
    """What somebody saved meanwhile is not overwritten."""
    with pytest.raises(PublishError, match=r"changed while docpipe was at work\. Run it again"):
        replace_file(place, b"older", b"new")
    assert place.read_bytes() == b"old"
    assert names(place) == ["文.md"]


def test_a_file_that_is_as_it_should_be(place: Path) -> None:
    """One file under two names is written once."""
    replace_file(place, b"older", b"old")
    assert names(place) == ["文.md"]


def test_a_read_only_file(place: Path) -> None:
    """A file without a right to write is left alone, also when root asks."""
    place.chmod(0o444)
    with pytest.raises(PublishError, match=r"it is read-only\. Make it writable"):
        replace_file(place, b"old", b"new")
    assert place.read_bytes() == b"old"


def test_a_file_that_is_gone(place: Path) -> None:
    """A deleted file is not made again."""
    place.unlink()
    with pytest.raises(PublishError, match="No such file"):
        replace_file(place, b"old", b"new")
    assert names(place) == []


def test_an_interrupt_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C before the last step leaves the old file alone in its folder."""

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(place, b"old", b"new")
    assert place.read_bytes() == b"old"
    assert names(place) == ["文.md"]
