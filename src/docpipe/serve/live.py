"""The site as it would be published now: planned when its files have changed, and made as far as somebody looks."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import msgspec

from docpipe.model.errors import DocpipeError
from docpipe.model.page import Output
from docpipe.pipeline.outputs import showing
from docpipe.pipeline.session import Session
from docpipe.pipeline.todos import site_todos
from docpipe.publish.showing import Showing
from docpipe.serve.reload import with_reload
from docpipe.serve.signature import Signature, signature_of
from docpipe.serve.trouble import blocked_at, blocked_pages, trouble_page

OTHERS = ("themes", "l10n")
_FOLDERS = ("content", "static")
_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
# What the table of this machine may not know, or says differently elsewhere.
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": _TEXT,
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


class Answer(msgspec.Struct, frozen=True):
    """What a request is answered: `location` is where to go instead, or ""."""

    status: int
    content_type: str
    body: bytes
    location: str = ""


class _Site(msgspec.Struct, frozen=True):
    """One making of the site.

    Attributes:
        version: counts the makings from 1.
        showing: the files of the site, each made when it is asked for; None where there is none.
        blocked: by the path of a file that could not be published, the page that says why.
        trouble: the page that stands for all of them, where nothing could be made.
    """

    version: int = 0
    showing: Showing | None = None
    blocked: dict[str, str] = {}
    trouble: str = ""


class Live:
    """Answers requests for pages, from any number of threads; nothing is written anywhere."""

    def __init__(
        self,
        root: Path,
        make: Callable[[], Session],
        on_made: Callable[[Session], None],
        folders: Sequence[str] = _FOLDERS,
    ) -> None:
        """Take what makes a session over the site in `root`, what to call when one was made, and what to watch."""
        self.root = root
        self.watched = (*folders, *OTHERS)
        self._make = make
        self._on_made = on_made
        self._site = _Site()
        self._signature: Signature | None = None
        # Whoever asks while the site is planned, or a page is made, waits for it.
        self._making = threading.RLock()
        self._made = threading.Condition()

    @property
    def version(self) -> int:
        """How often the site was made so far."""
        return self._site.version

    def answer(self, target: str) -> Answer:
        """Return the answer to a request for `target`, the path of an address as it was sent."""
        with self._making:
            site = self.refresh()
            try:
                return self._answer(site, unquote(urlsplit(target).path).removeprefix("/"))
            except DocpipeError as error:
                return self._page(500, trouble_page("The page cannot be made", f"{error}\n"))
            except Exception as error:  # noqa: BLE001 - whatever it is, the page says so
                return self._page(500, _failure(error))

    def _answer(self, site: _Site, path: str) -> Answer:
        # A page is found by its exact name among those there are: no name leads to the disk.
        name = path + "index.html" if path.endswith("/") or not path else path
        if site.showing is None:
            return self._page(500, site.trouble)
        if found := site.showing.file(name):
            return self._file(found)
        if site.showing.file(f"{path}/index.html"):
            return Answer(301, _TEXT, b"", location=quote(f"/{path}/"))
        if problem := blocked_at(path, site.blocked):
            return self._page(500, problem)
        return self._missing(site.showing, path)

    def refresh(self) -> _Site:
        """Make the site anew if any file it is made of is another one than before, and return it."""
        with self._making:
            signature = signature_of(self.root, self.watched)
            if signature != self._signature:
                self._signature = signature
                self._site = self._remade()
                with self._made:
                    self._made.notify_all()
            return self._site

    def wait(self, since: int, seconds: float) -> int:
        """Return the version once it is another one than `since`, or when the time is over."""
        with self._made:
            self._made.wait_for(lambda: self.version != since, timeout=seconds)
            return self.version

    def _remade(self) -> _Site:
        version, copies = self.version + 1, self._site.showing.copies if self._site.showing is not None else {}
        try:
            session = self._make()
            shown = showing(session, site_todos(session), copies)
            blocked = blocked_pages(session)
        except DocpipeError as error:
            return _Site(version, trouble=trouble_page("The site cannot be made", f"{error}\n"))
        except Exception as error:  # noqa: BLE001 - whatever it is, the page says so
            return _Site(version, trouble=_failure(error))
        self._on_made(session)
        return _Site(version, shown, blocked)

    def _missing(self, shown: Showing, path: str) -> Answer:
        """Return the error page of the locale the address is in, else that of the site."""
        for name in (f"{path.partition('/')[0]}/404.html", "404.html"):
            if page := shown.file(name):
                return Answer(404, _HTML, with_reload(_content(page), self.version))
        return Answer(404, _TEXT, b"there is no such page\n")

    def _page(self, status: int, text: str) -> Answer:
        return Answer(status, _HTML, with_reload(text.encode(), self.version))

    def _file(self, found: Output) -> Answer:
        kind = _type_of(found.path)
        body = _content(found)
        return Answer(200, kind, with_reload(body, self.version) if kind == _HTML else body)


def _failure(error: Exception) -> str:
    """Return the page that says that docpipe failed."""
    said = f"{type(error).__name__}: {error}\nThis is a mistake of docpipe. "
    return trouble_page("docpipe failed", said + "Run docpipe build -v and report what it prints.\n")


def _content(output: Output) -> bytes:
    return Path(output.source).read_bytes() if output.content is None else output.content


def _type_of(path: str) -> str:
    suffix = Path(path).suffix.lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
