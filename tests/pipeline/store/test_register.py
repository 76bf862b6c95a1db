"""What is known by name: as it was written, or damaged; never something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.pipeline.store.pack import Ref
from docpipe.pipeline.store.register import DamagedError, Entry, read_register, write_register

REFS = st.builds(Ref, st.text(), st.integers(0, 1 << 40), st.integers(0, 1 << 40), st.binary(max_size=8))
ENTRIES = st.dictionaries(
    st.text(),
    st.builds(
        Entry,
        st.binary(max_size=32),
        st.binary(),
        st.lists(REFS, max_size=3).map(tuple),
        st.lists(st.integers(0, 1 << 60), max_size=4).map(tuple),
    ),
    max_size=5,
)


@given(entries=ENTRIES)
def test_entries_come_back(tmp_path_factory: pytest.TempPathFactory, entries: dict[str, Entry]) -> None:
    """Every field of every one."""
    path = tmp_path_factory.mktemp("register") / "a.register"
    write_register(path, entries)
    assert read_register(path) == entries


@pytest.mark.parametrize("count", [0, 999, 1000, 1001, 2500])
def test_many_entries_come_back(tmp_path: Path, count: int) -> None:
    """They are written in pieces of a thousand parts."""
    entries = {str(number): Entry(b"key", bytes([number % 256])) for number in range(count)}
    write_register(tmp_path / "a.register", entries)
    assert read_register(tmp_path / "a.register") == entries


@given(entries=ENTRIES, data=st.data())
def test_any_change_is_damage(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, Entry], data: st.DataObject
) -> None:
    """A flipped bit, a lost end, an addition."""
    path = tmp_path_factory.mktemp("register") / "a.register"
    write_register(path, entries)
    content = path.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    flipped = bytearray(content)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(data.draw(st.sampled_from([bytes(flipped), content[:place], content + b"\0"])))
    with pytest.raises(DamagedError):
        read_register(path)


def test_no_file_is_no_entries(tmp_path: Path) -> None:
    """Every cache begins so."""
    assert read_register(tmp_path / "none") == {}


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_damage(tmp_path: Path, make: object) -> None:
    """Nobody waits at a pipe."""
    make(tmp_path / "a")  # type: ignore[operator]  # each takes a path
    with pytest.raises(DamagedError):
        read_register(tmp_path / "a")


def test_an_empty_folder_makes_way(tmp_path: Path) -> None:
    """One with something in it does not."""
    (tmp_path / "a").mkdir()
    write_register(tmp_path / "a", {"name": Entry(b"key")})
    assert read_register(tmp_path / "a") == {"name": Entry(b"key")}
    (tmp_path / "b" / "mine").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_register(tmp_path / "b", {})
    assert (tmp_path / "b" / "mine").exists()
