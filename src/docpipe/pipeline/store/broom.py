"""What keeps a cache small and whole: done by whoever is alone with it, and never needed for what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from docpipe.pipeline.store.pack import DAMAGE, Packer, Packs, Ref
from docpipe.pipeline.store.pack import SUFFIX as PACK
from docpipe.pipeline.store.register import SUFFIX as REGISTER
from docpipe.pipeline.store.register import DamagedError, Entry, read_register, write_register

# Every run that found out something leaves a pack; more of them than this are looked through.
_MOST_PACKS = 24
_MOST_REGISTERS = 12
_OLDEST = 30 * 86_400 * 1_000_000_000  # nanoseconds
# Packs below this size, and those of which less than half is still wanted, are put together.
_SMALL = 4 << 20
_HALF = 2


def needs_sweeping(folder: Path) -> bool:
    """Tell whether it is worth looking through all registers."""
    names = Counter(path.suffix for path in folder.iterdir())
    return names[PACK] > _MOST_PACKS or names[REGISTER] > _MOST_REGISTERS


def sweep(folder: Path, now: int) -> None:
    """Remove what no run will ask for: old registers, packs that none names, files half written.

    Raises:
        OSError: the folder cannot be changed.
    """
    registers = _kept(folder, now)
    sizes = {path.name: path.stat().st_size for path in folder.glob(f"*{PACK}")}
    wanted = Counter[str]()
    for ref in _refs(registers):
        wanted[ref.pack] += ref.length
    small = {name for name in sizes.keys() & wanted if sizes[name] < max(_SMALL, _HALF * (sizes[name] - wanted[name]))}
    if len(small) > 1:
        _put_together(folder, registers, small)
    named = {ref.pack for ref in _refs(registers)}
    for path in folder.iterdir():
        if (path.suffix == PACK and path.name not in named) or path.name.endswith("~"):
            path.unlink()


def mend(folder: Path) -> None:
    """Let registers forget what packs no longer hold as it was written; it will be found out anew.

    Raises:
        OSError: the folder cannot be changed.
    """
    packs = Packs(folder)
    try:
        for path in folder.glob(f"*{REGISTER}"):
            register = _read(path)
            whole = {name: entry for name, entry in register.items() if all(map(packs.holds, entry.refs))}
            if len(whole) < len(register):
                write_register(path, whole)
    finally:
        packs.close()
    (folder / DAMAGE).unlink(missing_ok=True)


def _kept(folder: Path, now: int) -> list[Path]:
    """Return the registers that are kept; the others are removed."""
    newest = sorted(folder.glob(f"*{REGISTER}"), key=lambda path: -path.stat().st_mtime_ns)
    kept: list[Path] = []
    for path in newest:
        if len(kept) >= _MOST_REGISTERS or now - path.stat().st_mtime_ns > _OLDEST:
            path.unlink()
        else:
            kept.append(path)
    return kept


def _read(path: Path) -> dict[str, Entry]:
    try:
        return read_register(path)
    except DamagedError:
        # Its next reader says so, and writes it anew.
        return {}


def _refs(registers: Iterable[Path]) -> Iterator[Ref]:
    """Yield all refs; one register at a time is held, for together they can be larger than all else that is known."""
    for path in registers:
        for entry in _read(path).values():
            yield from entry.refs


def _put_together(folder: Path, registers: Sequence[Path], old: set[str]) -> None:
    """Move what is wanted of some packs into a new one."""
    packs, packer = Packs(folder), Packer(folder)
    moved: dict[Ref, Ref] = {}
    try:
        for ref in _refs(registers):
            if ref.pack in old and ref not in moved and (data := packs.get(ref)) is not None:
                (moved[ref],) = packer.put(data)
    finally:
        packs.close()
        packer.close()
    for path in registers:
        register = _read(path)
        changed = {
            name: replace(entry, refs=tuple(moved.get(ref, ref) for ref in entry.refs))
            for name, entry in register.items()
            if not moved.keys().isdisjoint(entry.refs)
        }
        if changed:
            write_register(path, register | changed)
