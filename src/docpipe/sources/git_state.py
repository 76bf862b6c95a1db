"""Whether git would tell the same of a site as before, without asking git."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_LARGEST = 1 << 16
_FILES = ("shallow", "config", "packed-refs", "info/grafts")


def git_state(root: Path) -> tuple[tuple[str, object], ...]:
    """Return what changes whenever the history that the site at `root` stands on does; nothing outside a repository."""
    home = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    if home is None:
        return ()
    try:
        return tuple(_state(home))
    except OSError as error:
        return (("error", str(error)),)


def _state(home: Path) -> Iterator[tuple[str, object]]:
    folder = _folder(home)
    shared = _shared(folder)
    head = _text(folder / "HEAD")
    yield "HEAD", head
    if head.startswith("ref: "):
        yield "commit", _text(shared / head.removeprefix("ref: ").strip())
    for name in _FILES:
        path = shared / name
        if path.exists():
            facts = path.stat()
            yield name, (facts.st_size, facts.st_mtime_ns, facts.st_ino)
    for name in (".git-blame-ignore-revs", ".mailmap"):
        yield name, _text(home / name)


def _folder(home: Path) -> Path:
    """Return the folder that `.git` is or, in a second work tree, names."""
    place = home / ".git"
    if place.is_dir():
        return place
    return home / _text(place).removeprefix("gitdir:").strip()


def _shared(folder: Path) -> Path:
    """Return the folder that all work trees of a repository share."""
    named = _text(folder / "commondir").strip()
    return folder / named if named else folder


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
