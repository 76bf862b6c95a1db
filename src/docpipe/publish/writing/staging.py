"""A new site beside the old one: files are written, or shared with the old site where they are equal."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from docpipe.model.errors import PublishError
from docpipe.model.page import Output
from docpipe.sources.write import sync

MARKER = ".docpipe-site"
"""A file that stands in every folder docpipe has made; a folder without it is never replaced."""

_MARKER_TEXT = b"This folder is made by docpipe. The next build replaces it as a whole.\n"
_CHUNK = 1 << 20
# Control characters, halves of surrogate pairs, and what separates folders elsewhere.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\\\\]")


class Stage:
    """Collects the files of the new site in `folder`; `old` is the site it will replace, or None."""

    def __init__(self, folder: Path, old: Path | None) -> None:
        """Begin with an empty, existing `folder`."""
        self.folder = folder
        self.old = old
        self.written: list[str] = []
        self.unchanged: list[str] = []
        self._origins: dict[str, str] = {MARKER: "docpipe's own marker"}
        self._folders: set[str] = set()
        self._new: list[str] = []

    def fill(self, outputs: Iterable[Output]) -> None:
        """Write all `outputs` and the marker.

        Raises:
            PublishError: a path is unsafe, or two outputs need the same one.
            OSError: the disk is full, a source is gone.
        """
        self._place(Output(MARKER, _MARKER_TEXT))
        for output in outputs:
            _check_path(output.path)
            origin = output.source or "a page"
            if output.path in self._origins:
                raise _conflict(output.path, self._origins[output.path], origin)
            self._origins[output.path] = origin
            (self.unchanged if self._place(output) else self.written).append(output.path)

    def paths(self) -> frozenset[str]:
        """Return the paths of all files that were put in place."""
        return frozenset(self._origins)

    def sync(self) -> None:
        """Make everything durable, files before the folders that name them.

        Done at the end, because then the file system writes them together: the first call waits for most.
        """
        for path in (*self._new, *sorted(self._folders, reverse=True), "."):
            sync(self.folder / path)

    def _place(self, output: Output) -> bool:
        """Put one file in place and return whether the old site has it with the same bytes."""
        target = self.folder / output.path
        self._make_folders(output)
        old = self.old / output.path if self.old is not None else None
        equal = old is not None and _holds(old, output)
        if old is None or not equal or not _link(old, target):
            # Always a new file: one that is being read from the old site is never written to.
            with target.open("xb") as file:
                file.writelines(_chunks(output))
            self._new.append(output.path)
        return equal

    def _make_folders(self, output: Output) -> None:
        for parent in reversed(PurePosixPath(output.path).parents[:-1]):
            folder = str(parent)
            if folder in self._folders:
                continue
            if folder in self._origins:
                raise _conflict(folder, self._origins[folder], f"the folder of {output.path}")
            (self.folder / folder).mkdir()
            self._folders.add(folder)
        if output.path in self._folders:
            raise _conflict(output.path, "a folder", output.source or "a page")


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


def _conflict(path: str, first: str, second: str) -> PublishError:
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


def _link(old: Path, new: Path) -> bool:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            raise
        # File systems without hard links, or too many of them: the file is written anew.
        return False
    return True


def _chunks(output: Output) -> Iterator[bytes]:
    if output.content is not None:
        yield output.content
    else:
        yield from _read(Path(output.source))


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a plain file", str(path))
        while chunk := file.read(_CHUNK):
            yield chunk
