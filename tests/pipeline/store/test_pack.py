"""Values that come back as they were put away, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from docpipe.pipeline.store.pack import DAMAGE, Packer, Packs, Ref


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    """Return what reads from an empty folder."""
    return Packs(tmp_path)


def put(folder: Path, *values: bytes) -> tuple[Ref, ...]:
    """Put values into one pack."""
    packer = Packer(folder)
    refs = packer.put(*values)
    packer.close()
    return refs


def opened() -> int:
    """Return how many files this process has open, where that can be known."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_values_come_back(tmp_path: Path, packs: Packs) -> None:
    """The empty one, too."""
    values = [b"a", b"", b"\0" * 10_000, "字".encode()]
    assert [packs.get(ref) for ref in put(tmp_path, *values)] == values
    assert not (tmp_path / DAMAGE).exists()


def test_nothing_is_made_before_the_first_value(tmp_path: Path) -> None:
    """Who has nothing to say leaves no file."""
    Packer(tmp_path).close()
    assert list(tmp_path.iterdir()) == []


@given(data=st.data())
def test_any_flipped_bit_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A value is that which was put away, or none."""
    folder = tmp_path_factory.mktemp("packs")
    (ref,) = put(folder, data.draw(st.binary(min_size=1, max_size=100)))
    content = bytearray((folder / ref.pack).read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    (folder / ref.pack).write_bytes(content)
    assert Packs(folder).get(ref) is None
    assert (folder / DAMAGE).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"start": -1},
        {"start": 1 << 62},
        {"length": -1},
        {"length": 1 << 62},
        {"length": 0},
        {"check": b""},
        {"pack": "0000000000000000.pack"},
        {"pack": "../other.pack"},
        {"pack": "..\\other.pack"},
        {"pack": "register"},
        {"pack": "\0.pack"},
    ],
    ids=str,
)
def test_a_wrong_place_holds_nothing(tmp_path: Path, packs: Packs, changes: dict[str, object]) -> None:
    """A register that was changed by somebody who knows how leads nowhere else."""
    (ref,) = put(tmp_path, b"value")
    (tmp_path.parent / "other.pack").write_bytes(b"value")
    assert packs.get(replace(ref, **changes)) is None


def test_few_files_are_open_at_once(tmp_path: Path, packs: Packs) -> None:
    """However many packs there are; and each can still be read."""
    refs = [put(tmp_path, b"%d" % number)[0] for number in range(200)]
    before = opened()
    for _ in range(2):
        assert [packs.get(ref) for ref in refs] == [b"%d" % number for number in range(200)]
    assert opened() - before < 60
    packs.close()
