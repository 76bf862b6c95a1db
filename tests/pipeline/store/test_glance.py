"""What can be known of a file without opening it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from docpipe.pipeline.store.glance import file_system_time, glance, is_recent, looks_like

SECOND = 1_000_000_000


def test_a_file_that_rests_can_be_told(tmp_path: Path) -> None:
    """Its look is the same next time, and another one after a change."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    facts = path.stat()
    seen = glance(facts, facts.st_ctime_ns + SECOND)
    assert looks_like(path.stat(), seen)
    time.sleep(0.02)
    path.write_bytes(b"two")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert not looks_like(path.stat(), seen)


def test_a_file_that_was_just_written_cannot(tmp_path: Path) -> None:
    """Another change within the same tick would look the same; and nothing looks like what was not seen."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    facts = path.stat()
    assert glance(facts, facts.st_ctime_ns + 1) == ()
    assert not looks_like(facts, ())


def test_nor_can_one_of_the_future(tmp_path: Path) -> None:
    """A clock may have been set back."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    assert is_recent(path.stat(), path.stat().st_ctime_ns - 10 * SECOND)


def test_a_clock_in_whole_seconds_is_given_two(tmp_path: Path) -> None:
    """FAT and some network file systems date so."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    os.utime(path, ns=(0, 0))
    now = (path.stat().st_ctime_ns // SECOND + 1) * SECOND
    assert is_recent(path.stat(), now)
    assert not is_recent(path.stat(), now + 3 * SECOND)


def test_the_time_is_that_of_the_file_system(tmp_path: Path) -> None:
    """A file written before is not later."""
    (tmp_path / "a").write_bytes(b"one")
    assert (tmp_path / "a").stat().st_mtime_ns <= file_system_time(tmp_path / "now")


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_the_stamp_must_be_a_file(tmp_path: Path, make: object) -> None:
    """Nobody waits at a pipe."""
    make(tmp_path / "now")  # type: ignore[operator]  # each takes a path
    with pytest.raises(OSError, match=r"directory|device|regular"):
        file_system_time(tmp_path / "now")
