"""Which file stands for what: the document that lies at a path, its locale, its key, and its other versions."""

from __future__ import annotations

import functools
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from docpipe.config.layout import Mount
from docpipe.config.schema import Config
from docpipe.model.source import DocumentKey, LocaleName, SourceFile

DOCUMENT_SUFFIXES = frozenset({".md", ".markdown", ".mdx"})
POST_PREFIXES = frozenset({"_posts", "blog", "posts"})

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# An English word has about five letters and says as much as one or two Han characters.
_LETTERS_PER_HAN = 5


def is_document(path: str) -> bool:
    """Tell by its suffix whether a file is read as Markdown."""
    return PurePosixPath(path).suffix.lower() in DOCUMENT_SUFFIXES


def guess_locale(text: str) -> str:
    """Return `zh` for text mainly in Han characters, else `en`.

    >>> guess_locale("用 Python 写的 linter"), guess_locale("This is written in 中文")
    ('zh', 'en')
    """
    return "zh" if _LETTERS_PER_HAN * han_in(text) > len(_LATIN.findall(text)) else "en"


def han_in(text: str) -> int:
    """Return how many Han characters there are in a text."""
    return len(_HAN.findall(text))


def source_file(path: str, config: Config) -> SourceFile | None:
    """Return what the document at `path` (POSIX, relative to the root) stands for, or None outside all locales."""
    return Places.of(config).file(path)


class Places:
    """The mounts of a site, asked about paths; a path is POSIX and relative to the root.

    Attributes:
        mounts: those with the longest suffix first, then those with the longest folder: the first that fits holds.
    """

    def __init__(self, mounts: tuple[Mount, ...], ignore: tuple[str, ...], assets: tuple[str, ...] = ()) -> None:
        """Take what the configuration says of the layout."""
        self.mounts = tuple(sorted(mounts, key=lambda mount: (-len(mount.suffix), -len(mount.folder))))
        self._below = tuple((mount, mount.folder and f"{mount.folder}/") for mount in self.mounts)
        # What docpipe's own content/ holds outside its locales is watched like their folders.
        own = ("content/",) if any(mount.folder == f"content/{mount.locale}" for mount in mounts) else ()
        self._homes = (*own, *(below for _, below in self._below))
        self._ignore = tuple(pattern.casefold() for pattern in ignore)
        self._wanted = {
            "/".join(parts[:count])
            for folder in (*(mount.folder for mount in mounts), *assets)
            for parts in [folder.split("/")]
            for count in range(1, len(parts) + 1)
        }

    @staticmethod
    def of(config: Config) -> Places:
        """Return the places of a site; the same object for the same layout."""
        return _places(config.mounts, config.layout.ignore, config.layout.assets)

    def file(self, path: str) -> SourceFile | None:
        """Return the document at a path, or None where none can be.

        The key is in Unicode form NFC, so that a file keeps it on macOS, which stores names decomposed.
        """
        mount = self.mount(path) if is_document(path) else None
        if mount is None or self.ignores(path):
            return None
        stem = posixpath.splitext(_rest(path, mount))[0].removesuffix(mount.suffix)
        key = unicodedata.normalize("NFC", posixpath.join(mount.prefix, stem))
        return SourceFile(path, mount.locale, DocumentKey(key))

    def mount(self, path: str) -> Mount | None:
        """Return the mount a path lies in, as that of a document."""
        stem = posixpath.splitext(path)[0]
        for mount, below in self._below:
            if not mount.suffix or (stem.endswith(mount.suffix) and not stem.endswith("/" + mount.suffix)):
                if path.startswith(below) and path != below and not path.startswith("../"):
                    return mount
                if path == mount.folder:
                    return mount
        return None

    def holds(self, folder: str) -> bool:
        """Tell whether documents may lie in a folder: it is below a mount, or a mount is below it."""
        if self.ignores(folder):
            return False
        return folder in self._wanted or any(folder.startswith(below) for _, below in self._below)

    def covers(self, path: str) -> bool:
        """Tell whether a file at this path would be one of the site's: below a mount, or beside mounts in content/."""
        return not path.startswith("../") and any(path.startswith(home) for home in self._homes)

    def ignores(self, path: str) -> bool:
        """Tell whether a path is passed over, because of its own name or a folder's."""
        parts = path.split("/")
        return any(self.ignores_name(name, "/".join(parts[: at + 1])) for at, name in enumerate(parts))

    def ignores_name(self, name: str, path: str) -> bool:
        """Tell whether a file or folder of this name is passed over; mounts and what leads to them never are."""
        if path in self._wanted:
            return False
        folded = name.casefold()
        return name.startswith(".") or any(fnmatchcase(folded, pattern) for pattern in self._ignore)

    def versions(self, path: str, locale: LocaleName) -> Iterator[str]:
        """Yield where the file at `path` would lie in `locale`; several mounts of a locale may hold it.

        In its own locale that is the file beside it whose name says the locale, `a.zh.md` for `a.md`.
        """
        mount = self.mount(path)
        if mount is None:
            return
        stem, suffix = posixpath.splitext(_rest(path, mount))
        inside = posixpath.join(mount.prefix, stem.removesuffix(mount.suffix))
        for other in sorted(self.mounts, key=lambda other: -len(other.prefix)):
            if mount.locale == locale and not (other.suffix and other.folder == mount.folder and not mount.suffix):
                continue
            if other.locale == locale and not is_document(other.folder) and (found := _under(inside, other.prefix)):
                changed = other.suffix if is_document(path) else ""
                yield posixpath.join(other.folder, found + changed + suffix)

    def path_of(self, key: str, locale: LocaleName) -> str:
        """Return where the document `key` of `locale` belongs, "" where the layout has no place for it."""
        own = (mount for mount in self.mounts if mount.locale == locale and not is_document(mount.folder))
        fitting = (mount for mount in own if _under(key, mount.prefix))
        # The most exact prefix; of those the most general folder, since a narrower one holds exceptions.
        best = min(fitting, key=lambda mount: (-len(mount.prefix), len(mount.folder)), default=None)
        if best is None:
            return ""
        return posixpath.join(best.folder, f"{_under(key, best.prefix)}{best.suffix}.md")

    def folders(self, locale: LocaleName) -> tuple[str, ...]:
        """Return the folders that hold the documents of a locale."""
        return tuple(dict.fromkeys(mount.folder for mount in self.mounts if mount.locale == locale))

    def home(self, locale: LocaleName) -> str:
        """Return the folder that new posts of a locale go to."""
        own = [mount for mount in self.mounts if mount.locale == locale]
        posts = (mount for mount in own if mount.prefix in POST_PREFIXES)
        return next(posts, min(own, key=lambda mount: (mount.suffix, len(mount.folder)))).folder


@functools.lru_cache(maxsize=16)
def _places(mounts: tuple[Mount, ...], ignore: tuple[str, ...], assets: tuple[str, ...]) -> Places:
    return Places(mounts, ignore, assets)


def _rest(path: str, mount: Mount) -> str:
    if path == mount.folder:
        return posixpath.basename(path)
    return path[len(mount.folder) + 1 :] if mount.folder else path


def _under(key: str, prefix: str) -> str:
    """Return the key without the prefix, "" where it has another."""
    if not prefix:
        return key
    return key.removeprefix(f"{prefix}/") if key.startswith(f"{prefix}/") else ""
