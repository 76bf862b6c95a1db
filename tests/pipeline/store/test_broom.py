"""A cache stays small, whatever is built in whatever order, and forgets what it no longer holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docpipe.pipeline.store import broom
from docpipe.pipeline.store.broom import mend, needs_sweeping, sweep
from docpipe.pipeline.store.pack import DAMAGE, Packer, Packs, Ref
from docpipe.pipeline.store.register import Entry, read_register, write_register

DAY = 86_400 * 1_000_000_000


def packed(folder: Path, *values: bytes) -> tuple[Ref, ...]:
    """Put values into a pack of their own."""
    packer = Packer(folder)
    refs = packer.put(*values)
    packer.close()
    return refs


def register(folder: Path, name: str, *refs: Ref, age: int = 0, now: int = 100 * DAY) -> Path:
    """Write a register with an entry for each place, so many days old."""
    path = folder / f"{name}.register"
    write_register(path, {str(number): Entry(b"key", refs=(ref,)) for number, ref in enumerate(refs)})
    os.utime(path, ns=(now - age * DAY, now - age * DAY))
    return path


def packs_in(folder: Path) -> list[str]:
    """Return the names of the packs."""
    return sorted(path.name for path in folder.glob("*.pack"))


def values_of(path: Path) -> list[bytes | None]:
    """Return what the entries of a register lead to."""
    packs = Packs(path.parent)
    found = [packs.get(ref) for entry in read_register(path).values() for ref in entry.refs]
    packs.close()
    return found


def test_many_packs_are_worth_a_look(tmp_path: Path) -> None:
    """A cache of few files is left alone."""
    for number in range(30):
        assert needs_sweeping(tmp_path) is (number > 24)
        packed(tmp_path, b"value")


def test_many_registers_are_worth_a_look(tmp_path: Path) -> None:
    """Every other configuration has one of its own."""
    for number in range(13):
        assert not needs_sweeping(tmp_path)
        register(tmp_path, str(number))
    assert needs_sweeping(tmp_path)


def test_packs_that_nobody_names_go(tmp_path: Path) -> None:
    """So do files half written; what is not ours stays."""
    (ref,) = packed(tmp_path, b"wanted")
    packed(tmp_path, b"unwanted")
    path = register(tmp_path, "a", ref)
    (tmp_path / ".a.register.0123~").write_bytes(b"half")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    sweep(tmp_path, 100 * DAY)
    assert packs_in(tmp_path) == [ref.pack]
    assert values_of(path) == [b"wanted"]
    assert (tmp_path / "notes.txt").exists()
    assert not (tmp_path / ".a.register.0123~").exists()


def test_old_registers_go(tmp_path: Path) -> None:
    """What nobody has asked for in a month, and more than twelve of them."""
    for number in range(15):
        register(tmp_path, f"young{number:02}", age=number)
    register(tmp_path, "old", age=31)
    sweep(tmp_path, 100 * DAY)
    assert sorted(path.stem for path in tmp_path.glob("*.register")) == [f"young{number:02}" for number in range(12)]


def test_small_packs_are_put_together(tmp_path: Path) -> None:
    """Every entry of every register leads to the same value as before."""
    refs = [packed(tmp_path, b"%d" % number)[0] for number in range(40)]
    first, second = register(tmp_path, "a", *refs[:30]), register(tmp_path, "b", *refs[20:])
    before = values_of(first), values_of(second)
    sweep(tmp_path, 100 * DAY)
    assert len(packs_in(tmp_path)) == 1
    assert (values_of(first), values_of(second)) == before


def test_a_large_pack_stays_while_half_of_it_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it is put together with others."""
    monkeypatch.setattr(broom, "_SMALL", 100)
    large = packed(tmp_path, *(b"%d" % number * 100 for number in range(10)))
    small = [packed(tmp_path, b"small")[0] for _ in range(2)]
    path = register(tmp_path, "a", *large[:6], *small)
    sweep(tmp_path, 100 * DAY)
    assert large[0].pack in packs_in(tmp_path)
    assert len(packs_in(tmp_path)) == 2
    late = packed(tmp_path, b"small")[0]
    path = register(tmp_path, "a", *large[:4], late)
    before = values_of(path)
    sweep(tmp_path, 100 * DAY)
    assert large[0].pack not in packs_in(tmp_path)
    assert late.pack not in packs_in(tmp_path)
    assert values_of(path) == before


def test_what_is_damaged_is_forgotten(tmp_path: Path) -> None:
    """The other entries stay; that somebody met the damage is settled."""
    sound, broken = packed(tmp_path, b"sound")[0], packed(tmp_path, b"broken")[0]
    path = register(tmp_path, "a", sound, broken)
    (tmp_path / broken.pack).write_bytes(b"brokem")
    assert values_of(path) == [b"sound", None]
    assert (tmp_path / DAMAGE).exists()
    mend(tmp_path)
    assert values_of(path) == [b"sound"]
    assert not (tmp_path / DAMAGE).exists()


def test_a_damaged_register_is_left_to_its_reader(tmp_path: Path) -> None:
    """Whose run it is says so."""
    path = register(tmp_path, "a", packed(tmp_path, b"a")[0])
    path.write_bytes(b"noise")
    mend(tmp_path)
    sweep(tmp_path, 100 * DAY)
    assert path.read_bytes() == b"noise"
