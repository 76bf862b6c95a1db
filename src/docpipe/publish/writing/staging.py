"""A new site beside the old one: files are written, or shared with the old site where they are equal."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from docpipe.model.errors import PublishError
from docpipe.model.page import Output
from docpipe.publish.writing.durable import sync_all

MARKER = ".docpipe-site"
"""A file that stands in every folder docpipe has made; a folder without it is never replaced."""

_MARKER_TEXT = b"This folder is made by docpipe. The next build replaces it as a whole.\n"
_CHUNK = 1 << 20
# Control characters, halves of surrogate pairs, and what separates folders elsewhere.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\\\\]")


class Placed(msgspec.Struct, frozen=True, array_like=True):
    """A file that was put in place, or could not be.

    Attributes:
        origin: what it is made from, in words.
        is_equal: whether the old site has it with the same bytes.
        is_new: whether it had to be written.
        is_taken: whether another file, or a folder, is in its place; or a file in that of one of its folders.
    """

    path: str
    origin: str
    is_equal: bool = False
    is_new: bool = False
    is_taken: bool = False


class Stage:
    """Collects the files of the new site in `folder`; `old` is the site it will replace, or None."""

    def __init__(self, folder: Path, old: Path | None) -> None:
        """Begin with an empty, existing `folder`."""
        self.folder = folder
        self.old = old
        self.written: list[str] = []
        self.unchanged: list[str] = []
        self._origins: dict[str, str] = {}
        self._folders: set[str] = set()
        self._new: list[str] = []
        self._at_hand: set[str] = set()

    def fill(self, outputs: Iterable[Output]) -> None:
        """Put all `outputs` in place; raises as `place` and `take` do."""
        self.take(self.place(output) for output in outputs)

    def place(self, output: Output) -> Placed:
        """Put a file in place; copies of this process may put others there at the same time.

        Raises:
            PublishError: its path is unsafe.
            OSError: the disk is full, a source is gone.
        """
        _check_path(output.path)
        path, origin = output.path, output.source or "a page"
        target = f"{self.folder}/{path}"
        old = self.old / path if self.old is not None else None
        try:
            self._make_folder(path.rpartition("/")[0])
            is_equal = old is not None and _holds(old, output)
            if old is not None and is_equal and _link(old, target):
                return Placed(path, origin, is_equal=True)
            # Always a new file: one that is being read from the old site is never written to.
            _write(target, output)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            return Placed(path, origin, is_taken=True)
        return Placed(path, origin, is_equal, is_new=True)

    def keep(self, paths: Iterable[str]) -> None:
        """Take over files of the old site as they are.

        Raises:
            OSError: the disk is full, or one of them is gone.
        """
        for path in paths:
            self._make_folder(path.rpartition("/")[0])
            old = f"{self.old}/{path}"
            is_new = not _link(Path(old), f"{self.folder}/{path}")
            if is_new:
                _write(f"{self.folder}/{path}", Output(path, source=old))
            self.take([Placed(path, "a page", is_equal=True, is_new=is_new)])

    def take(self, placed: Iterable[Placed]) -> None:
        """Take note of files that were put in place.

        Raises:
            PublishError: two of them want the same path, or one the path of another's folder.
        """
        for each in placed:
            folder = each.path.rpartition("/")[0]
            if each.is_taken:
                raise self._conflict(each)
            self._origins[each.path] = each.origin
            (self.unchanged if each.is_equal else self.written).append(each.path)
            if each.is_new:
                self._new.append(each.path)
            while folder and folder not in self._folders:
                self._folders.add(folder)
                folder = folder.rpartition("/")[0]

    def mark(self) -> None:
        """Mark the folder as one that docpipe may replace."""
        # A new file: whatever is linked to looks different afterwards.
        _write(f"{self.folder}/{MARKER}", Output(MARKER, _MARKER_TEXT))
        self._origins[MARKER] = "the mark of docpipe"
        self._new.append(MARKER)

    def paths(self) -> frozenset[str]:
        """Return the paths of all files that were put in place."""
        return frozenset(self._origins)

    def sync(self) -> None:
        """Make everything durable.

        Done at the end, because then the file system writes all together.
        """
        sync_all(self.folder, self._new, sorted(self._folders, reverse=True))

    def _make_folder(self, folder: str) -> None:
        if not folder or folder in self._at_hand:
            return
        self._make_folder(folder.rpartition("/")[0])
        place = f"{self.folder}/{folder}"
        try:
            os.mkdir(place)  # noqa: PTH102 - strings, for speed
        except FileExistsError:
            if not os.path.isdir(place):  # noqa: PTH112 - as above
                raise
        self._at_hand.add(folder)

    def _conflict(self, placed: Placed) -> PublishError:
        """Return what is to be said of two files that want the same place."""
        parts = placed.path.split("/")
        above = ["/".join(parts[:length]) for length in range(1, len(parts))]
        for path, name in ((placed.path, placed.origin), *((each, f"the folder of {placed.path}") for each in above)):
            if path in self._origins:
                return _wanted_twice(path, self._origins[path], name)
        return _wanted_twice(placed.path, "a folder", placed.origin)


def files_below(folder: Path) -> Iterator[str]:
    """Yield the relative POSIX path of every file below `folder`; links are not followed."""
    for parent, _, names in os.walk(folder):
        for name in names:
            yield (Path(parent) / name).relative_to(folder).as_posix()


def remove(folder: Path) -> None:
    """Remove a folder with all it holds; that it is gone already is no error. A link is not followed."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _check_path(path: str) -> None:
    if any(segment in {"", ".", ".."} for segment in path.split("/")) or _UNSAFE.search(path):
        raise PublishError(
            f"{path!r} is no path inside the site", hint="Name the file with letters, digits and dashes only"
        )


def _wanted_twice(path: str, first: str, second: str) -> PublishError:
    return PublishError(
        f"two files of the site want the path {path}: {first} and {second}",
        hint="Rename one of them, or give one post another slug",
    )


def _holds(old: Path, output: Output) -> bool:
    """Tell whether `old` is a plain file with the bytes of `output`."""
    try:
        facts = old.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(facts.st_mode):
        return False
    if output.content is not None:
        return facts.st_size == len(output.content) and old.read_bytes() == output.content
    if facts.st_size != Path(output.source).stat().st_size:
        return False
    return all(ours == theirs for ours, theirs in zip(_read(old), _read(Path(output.source)), strict=True))


def _link(old: Path, new: str) -> bool:
    try:
        os.link(old, new, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            raise
        # File systems without hard links, or too many of them: the file is written anew.
        return False
    return True


def _write(target: str, output: Output) -> None:
    with open(target, "xb", buffering=0) as file:  # noqa: PTH123 - strings, for speed
        for chunk in (output.content,) if output.content is not None else _read(Path(output.source)):
            rest = memoryview(chunk)
            while rest:
                rest = rest[file.write(rest) :]


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a plain file", str(path))
        while chunk := file.read(_CHUNK):
            yield chunk
