"""The site as it would be published now, kept in memory and made again when its files have changed."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import msgspec

from docpipe.model.errors import DocpipeError
from docpipe.model.page import Output
from docpipe.pipeline.session import Session
from docpipe.pipeline.todos import site_todos

_OTHERS = ("themes", "l10n")
_FOLDERS = ("content", "static")
_CONFIG = "docpipe.toml"
_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
# What the table of this machine may not know, or says differently elsewhere.
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": _TEXT,
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
}

Signature = frozenset[tuple[str, int, int, int]]


class Answer(msgspec.Struct, frozen=True):
    """What a request is answered: `location` is where to go instead, or ""."""

    status: int
    content_type: str
    body: bytes
    location: str = ""


class Live:
    """Answers requests for pages; nothing is written anywhere."""

    def __init__(
        self,
        root: Path,
        make: Callable[[], Session],
        on_made: Callable[[Session], None],
        folders: Sequence[str] = _FOLDERS,
    ) -> None:
        """Take what makes a session over the site in `root`, what to call when one was made, and what to watch."""
        self._root = root
        self._watched = (*folders, *_OTHERS)
        self._make = make
        self._on_made = on_made
        self._outputs: dict[str, Output] = {}
        self._signature: Signature | None = None
        self._trouble = ""

    def answer(self, target: str) -> Answer:
        """Return the answer to a request for `target`, the path of an address as it was sent."""
        self._refresh()
        if self._trouble:
            return Answer(500, _TEXT, self._trouble.encode())
        path = unquote(urlsplit(target).path).removeprefix("/")
        # A page is found by its exact name among those that were made: no name leads to the disk.
        found = self._outputs.get(path + "index.html" if path.endswith("/") or not path else path)
        if found is not None:
            return Answer(200, _type_of(found.path), self._content(found))
        if f"{path}/index.html" in self._outputs:
            return Answer(301, _TEXT, b"", location=quote(f"/{path}/"))
        return self._missing(path)

    def _missing(self, path: str) -> Answer:
        """Return the error page of the locale the address is in, else that of the site."""
        for name in (f"{path.partition('/')[0]}/404.html", "404.html"):
            page = self._outputs.get(name)
            if page is not None:
                return Answer(404, _HTML, self._content(page))
        return Answer(404, _TEXT, b"there is no such page\n")

    def _content(self, output: Output) -> bytes:
        return Path(output.source).read_bytes() if output.content is None else output.content

    def _refresh(self) -> None:
        """Make the site anew if any file it is made of is another one than before."""
        signature = frozenset(_signature(self._root, self._watched))
        if signature == self._signature:
            return
        self._signature = signature
        try:
            session = self._make()
            self._outputs = {output.path: output for output in session.outputs(site_todos(session))}
            self._trouble = ""
            self._on_made(session)
        except DocpipeError as error:
            self._trouble = f"{error}\n"


def _signature(root: Path, watched: Sequence[str]) -> Iterator[tuple[str, int, int, int]]:
    """Yield name, time, size and number of every file the site is made of."""
    for name in (*watched, _CONFIG):
        yield from _files(str(root / name))


def _files(path: str) -> Iterator[tuple[str, int, int, int]]:
    if os.path.isdir(path):  # noqa: PTH112 # strings, for speed: this runs at every request
        with os.scandir(path) as entries:
            names = [entry.path for entry in entries if not entry.is_symlink() or entry.is_file()]
        for name in names:
            yield from _files(name)
    elif os.path.exists(path):  # noqa: PTH110 # as above
        known = os.stat(path)  # noqa: PTH116 # as above
        yield path, known.st_mtime_ns, known.st_size, known.st_ino


def _type_of(path: str) -> str:
    suffix = Path(path).suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
