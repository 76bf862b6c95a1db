"""The walk over a site's folders: which files are documents, which are assets, and what was left out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from docpipe.config.schema import Config
from docpipe.model.errors import ConfigError
from docpipe.model.source import SourceFile
from docpipe.sources.documents import Places, is_document
from docpipe.sources.registry_folders import registry_folders

_OWN_CONTENT = "content"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp")
REGISTRY_NAMES = frozenset({"authors.yml", "tags.yml", "series.yml"})
_FIRST_C1, _LAST_C1 = 0x7F, 0x9F


class Discovery(msgspec.Struct, frozen=True):
    """All files of a site by what they are; every path is POSIX and relative to the root.

    Attributes:
        files: documents, sorted, one per locale and key.
        assets: all other files of these folders that the site may use.
        registries: authors.yml, tags.yml and series.yml, of the site and of single locales, sorted.
        skipped: what was left out and why, sorted; a path is escaped where it would not print.
        sizes: of the images among the assets, in bytes.
    """

    files: tuple[SourceFile, ...]
    assets: frozenset[str]
    registries: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    sizes: dict[str, int] = {}


def discover(root: Path, config: Config) -> Discovery:
    """Return the files of the site at `root`; no order of the file system shows in it.

    Names that begin with a dot are passed over. A symbolic link is followed where it stays in the root.

    Raises:
        ConfigError: all documents, or those of a locale, are behind a link that is not followed.
    """
    places = Places.of(config)
    walk = _Walk(root, places)
    paths = sorted(path for top in walked_folders(config) for path in walk.files(top))
    _check_homes(config, walk.skipped)
    homes = {folder for _, folder in registry_folders(config)}
    files: dict[tuple[str, str], SourceFile] = {}
    assets, registries = set(), []
    for path in paths:
        file = places.file(path)
        if file:
            twin = files.setdefault((file.locale, file.key), file)
            if twin is not file:
                walk.skip(path, f"is the same document as {twin.path}")
        elif _is_registry(path, homes):
            registries.append(path)
        elif reason := _reason_to_skip(path, config):
            walk.skip(path, reason)
        else:
            assets.add(path)
    return Discovery(
        tuple(sorted(files.values())),
        frozenset(assets),
        tuple(registries),
        tuple(sorted(walk.skipped)),
        dict(_sizes(root, assets)),
    )


def _check_homes(config: Config, skipped: Iterable[tuple[str, str]]) -> None:
    """Make sure that no site is taken for an empty one."""
    homes = {_OWN_CONTENT, *(mount.folder for mount in config.mounts)}
    found = next(((path, reason) for path, reason in skipped if path in homes), None)
    if found is not None:
        path, reason = found
        raise ConfigError(f"this folder of posts {reason}", hint="Copy it here", path=path)


def _sizes(root: Path, assets: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the images among the files with their sizes in bytes; one that has just gone has none."""
    for path in sorted(assets):
        if path.lower().endswith(_PICTURES):
            with contextlib.suppress(OSError):
                yield path, (root / path).stat().st_size


def walked_folders(config: Config) -> list[str]:
    """Return the folders that hold a site's files, none below another, "" for the root itself."""
    named = {_OWN_CONTENT} if config.layout.is_own else {mount.folder for mount in config.mounts}
    named |= set(config.layout.assets)
    if "" in named:
        return [""]
    return sorted(top for top in named if not any(other != top and top.startswith(f"{other}/") for other in named))


def _is_registry(path: str, homes: set[str]) -> bool:
    folder, _, name = path.rpartition("/")
    return name in REGISTRY_NAMES and folder in homes


def _reason_to_skip(path: str, config: Config) -> str:
    """Return why a file that is no asset is left out; in the folders of other generators much is none of ours."""
    if not config.layout.is_own or not path.startswith(f"{_OWN_CONTENT}/"):
        return ""
    if path.lower().endswith((".html", ".htm")):
        return "is HTML, which is not read as a post"
    return "lies in no locale's folder" if is_document(path) else ""


class _Walk:
    """Finds regular files, and notes what it does not follow."""

    def __init__(self, root: Path, places: Places) -> None:
        self.root = root.resolve()
        self.places = places
        self.skipped: list[tuple[str, str]] = []

    def skip(self, path: str, reason: str) -> None:
        printable = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        self.skipped.append(("".join(map(_visible, printable)), reason))

    def files(self, top: str) -> Iterator[str]:
        """Yield the files below a folder of the root; none where there is no such folder."""
        start = self.root / top
        if start.is_file():
            yield top
        if not start.is_dir():
            return
        linked = start.is_symlink()
        if linked and not self._may_follow(start, top):
            return
        folders = [(top, linked)]
        while folders:
            folder, linked = folders.pop()
            for path, entry in self._entries(folder):
                link = entry.is_symlink()
                if link and not self._may_follow(Path(entry.path), path):
                    continue
                if entry.is_file():
                    yield path
                elif entry.is_dir() and link and linked:
                    # Links within linked folders could multiply the walk without end.
                    self.skip(path, "is a link inside a linked folder")
                elif entry.is_dir():
                    folders.append((path, linked or link))
                else:
                    self.skip(path, "is no regular file")

    def _entries(self, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Yield the entries of a folder whose names can be part of an address."""
        try:
            with os.scandir(self.root / folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.skip(folder, f"cannot be read: {error.strerror}")
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if self.places.ignores_name(entry.name, path):
                continue
            if entry.name.isascii() and entry.name.isprintable():
                yield path, entry
            elif not _is_utf8(entry.name):
                self.skip(path, "has a name that is not UTF-8")
            elif any(_visible(character) != character for character in entry.name):
                self.skip(path, "has a control character in its name")
            else:
                yield path, entry

    def _may_follow(self, link: Path, path: str) -> bool:
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):  # before Python 3.13 a loop of links is a RuntimeError
            self.skip(path, "is a link to nothing")
            return False
        reason = ""
        if not target.is_relative_to(self.root):
            reason = "is a link that leaves the site's root"
        elif any(part.startswith(".") for part in target.relative_to(self.root).parts):
            reason = "is a link to a hidden file"
        elif target.is_dir() and (self.root / path).parent.resolve().is_relative_to(target):
            reason = "is a link to a folder that holds it"
        if reason:
            self.skip(path, reason)
        return not reason


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _visible(character: str) -> str:
    """Return the character, or an escape of a control character: names are printed on terminals."""
    number = ord(character)
    return f"\\x{number:02x}" if character < " " or _FIRST_C1 <= number <= _LAST_C1 else character
