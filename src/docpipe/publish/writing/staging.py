"""A new site beside the old one: files are written, or shared with the old site where they are equal."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from docpipe.model.errors import PublishError
from docpipe.model.page import Output
from docpipe.publish.writing.durable import sync_all
from docpipe.publish.writing.files import files_below, holds, link, write

MARKER = ".docpipe-site"
"""A file that stands in every folder docpipe has made; a folder without it is never replaced."""

_MARKER_TEXT = b"This folder is made by docpipe. The next build replaces it as a whole.\n"
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


class StartAnewError(Exception):
    """What stands on the stage is in the way of a new file: it has to be filled from the first file on."""


class Stage:
    """Collects the files of the new site in `folder`; `old` is the site it will replace, or None."""

    def __init__(self, folder: Path, old: Path | None, *, is_anew: bool = False) -> None:
        """Begin with an empty, existing `folder`; `is_anew` says that taking over an earlier site did not work."""
        self.folder = folder
        self.old = old
        self.written: list[str] = []
        self.unchanged: list[str] = []
        self._origins = {MARKER: "the mark of docpipe"}
        self._folders: set[str] = set()
        self._new: list[str] = []
        self._at_hand: set[str] = set()
        self._known: frozenset[str] | None = None
        self._is_anew = is_anew
        self._is_full = False

    def know(self, paths: Iterable[str]) -> None:
        """Be told all files of the old site, so that nobody has to look for them."""
        self._known = frozenset((*paths, MARKER))

    def take_over(self, spare: Path, stale: Iterable[str]) -> None:
        """Begin with an earlier site in place of an empty folder: then only what has changed has to be touched.

        Args:
            spare: the folder of a site that nobody needs any more; it becomes this one.
            stale: paths of the files in which it is not like the old site.

        Raises:
            StartAnewError: it turned out not to be what it should be.
        """
        if self._is_anew or self._known is None:
            return
        try:
            spare.rename(self.folder)
        except OSError:
            return
        try:
            paths = tuple(stale)
            for path in paths:
                self._clear(path)
            for path in self._known.intersection(paths):
                self._make_folder(path.rpartition("/")[0])
                os.link(f"{self.old}/{path}", f"{self.folder}/{path}", follow_symlinks=False)
        except OSError as error:
            raise StartAnewError from error
        self._is_full = True

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
            is_equal = old is not None and holds(old, output)
            if old is not None and is_equal and (self._is_full or link(old, target)):
                return Placed(path, origin, is_equal=True)
            if self._is_full:
                with suppress(FileNotFoundError):
                    os.unlink(target)  # noqa: PTH108 - strings, for speed
            # Always a new file: one that is being read from the old site is never written to.
            write(target, output)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            return Placed(path, origin, is_taken=True)
        return Placed(path, origin, is_equal, is_new=True)

    def keep(self, paths: Iterable[str]) -> None:
        """Take over files of the old site as they are.

        Raises:
            OSError: the disk is full, or one of them is gone.
        """
        for path in paths:
            if self._is_full:
                self._origins[path] = "a page"
                self.unchanged.append(path)
                continue
            self._make_folder(path.rpartition("/")[0])
            old = f"{self.old}/{path}"
            is_new = not link(Path(old), f"{self.folder}/{path}")
            if is_new:
                write(f"{self.folder}/{path}", Output(path, source=old))
            self.take([Placed(path, "a page", is_equal=True, is_new=is_new)])

    def take(self, placed: Iterable[Placed]) -> None:
        """Take note of files that were put in place.

        Raises:
            PublishError: two of them want the same path, or one the path of another's folder.
            StartAnewError: an earlier site is in the way.
        """
        for each in placed:
            if each.is_taken and self._is_full:
                raise StartAnewError
            if each.is_taken or each.path in self._origins:
                raise self._conflict(each)
            self._origins[each.path] = each.origin
            (self.unchanged if each.is_equal else self.written).append(each.path)
            if each.is_new:
                self._new.append(each.path)
            if each.is_new or not self._is_full:
                self._change_folder_of(each.path)

    def close(self) -> list[str]:
        """Mark the folder as one that docpipe may replace; return the files that only the old site has."""
        if not self._is_full:
            # A new file: whatever is linked to looks different afterwards.
            write(f"{self.folder}/{MARKER}", Output(MARKER, _MARKER_TEXT))
            self._new.append(MARKER)
        if self.old is None:
            return []
        known = self._known if self._known is not None else frozenset(files_below(self.old))
        removed = sorted(known - self._origins.keys())
        for path in removed if self._is_full else ():
            self._clear(path)
            self._change_folder_of(path)
        return removed

    def _change_folder_of(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:
            self._folders.add(folder)
            folder = folder.rpartition("/")[0]

    def _clear(self, path: str) -> None:
        """Remove a file, and the folders that are empty without it."""
        with suppress(FileNotFoundError):
            os.unlink(f"{self.folder}/{path}")  # noqa: PTH108 - strings, for speed
        folder = path.rpartition("/")[0]
        with suppress(OSError):
            while folder:
                os.rmdir(f"{self.folder}/{folder}")  # noqa: PTH106 - as above
                self._at_hand.discard(folder)
                folder = folder.rpartition("/")[0]

    def sync(self) -> None:
        """Make everything durable.

        Done at the end, because then the file system writes all together.
        """
        folders = (folder for folder in sorted(self._folders, reverse=True) if (self.folder / folder).is_dir())
        sync_all(self.folder, self._new, tuple(folders))

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
