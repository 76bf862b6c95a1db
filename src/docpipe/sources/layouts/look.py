"""A look into a folder that ends early: which folders, which Markdown, which language."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from docpipe.model.errors import ConfigError
from docpipe.sources.documents import guess_locale, is_document
from docpipe.sources.layouts.found import COMMON_IGNORES

MOST_FOLDERS = 10_000
"""A home folder has more, and so has hardly any repository: more would only be slow."""

_LARGEST = 256 << 10
_SAMPLES = 12
_SAMPLE = 4096
_FENCE = re.compile(r"^[ \t>]*+(?:```|~~~)", re.MULTILINE)


class TooLargeError(ConfigError):
    """A folder is too large to be looked through for posts."""


def path(base: str, *parts: str) -> str:
    """Return a POSIX path from the root, "" for the root itself.

    >>> path("website", "../docs"), path("", ".")
    ('docs', '')
    """
    joined = posixpath.normpath(posixpath.join(base, *parts))
    return "" if joined == "." else joined


def text_of(file: Path) -> str:
    """Return the text of a small file, "" where there is none that can be read."""
    try:
        # A pipe or a device would be waited for.
        if not file.is_file():
            return ""
        with file.open("rb") as stream:
            return stream.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def folders_of(folder: Path) -> tuple[str, ...]:
    """Return the names of the folders in a folder that are not hidden, sorted."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(each.name for each in entries if each.is_dir() and not each.name.startswith(".")))
    except OSError:
        return ()


def documents(folder: Path, ignore: Sequence[str] = COMMON_IGNORES) -> Iterator[str]:
    """Yield the Markdown files below a folder, by their paths from it; hidden and ignored folders are passed over.

    Raises:
        TooLargeError: there are so many folders that it is nobody's site.
    """
    ignored = tuple(pattern.casefold() for pattern in ignore)
    for count, (where, names, files) in enumerate(os.walk(folder)):
        if count == MOST_FOLDERS:
            raise TooLargeError(
                f"there are more than {MOST_FOLDERS:,} folders in {folder}",
                hint="Name the one with the posts: docpipe lint FOLDER",
            )
        names[:] = sorted(name for name in names if not passed_over(name, ignored))
        below = os.path.relpath(where, folder).replace(os.sep, "/")
        yield from (path(below, name) for name in sorted(files) if is_document(name) and not name.startswith("."))


def passed_over(name: str, ignore: Sequence[str]) -> bool:
    """Tell whether a folder of this name is not looked into; `ignore` is folded."""
    folded = name.casefold()
    return name.startswith(".") or any(fnmatchcase(folded, pattern) for pattern in ignore)


def has_documents(folder: Path) -> bool:
    """Tell whether there is Markdown below a folder."""
    return folder.is_dir() and next(documents(folder), None) is not None


def language_of(folder: Path, ignore: Sequence[str] = COMMON_IGNORES) -> str:
    """Return `zh` or `en`, whichever the first Markdown files below a folder are mainly written in."""
    return guess_locale("".join(head_of(folder / name) for name in islice(documents(folder, ignore), _SAMPLES)))


def head_of(file: Path) -> str:
    """Return how a file begins, enough to tell its language; fenced code, whose language says nothing, is left out."""
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as stream:
            text = stream.read(_SAMPLE).decode("utf-8", "ignore")
    except OSError:
        return ""
    # Every second piece lies between two fences.
    return "".join(_FENCE.split(text)[::2])
