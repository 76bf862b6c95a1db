"""What the last build said, for a site in which nothing has changed since: then there is nothing to do."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from docpipe.config.load import FILE_NAME
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.front_matter import Meta
from docpipe.pipeline.request import Request
from docpipe.pipeline.store.built import Look
from docpipe.pipeline.store.cache import Cache
from docpipe.pipeline.store.profile import name_of
from docpipe.pipeline.store.register import Entry
from docpipe.pipeline.store.surface import Surface
from docpipe.sources.discover import walked_folders
from docpipe.sources.git_state import git_state

_SPACE = "finished"
_OTHERS = ("l10n", "themes", "static", FILE_NAME)


class Finished(msgspec.Struct, frozen=True, array_like=True):
    """A build, and what it said.

    Attributes:
        count: how many files the site has.
        said: what was said, each with the voice it was said in.
        problems: why it failed, if it did.
        files: the paths of the documents.
    """

    count: int
    said: tuple[tuple[str, str], ...]
    problems: tuple[Diagnostic, ...]
    files: tuple[str, ...]


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """What must hold for a build to stand: how the sources and the site look, and until when it does."""

    sources: bytes
    site: Look
    until: dt.datetime | None
    finished: Finished


class Standing:
    """Whether the last build stands, and where this one is noted down."""

    def __init__(self, request: Request, home: Path, *, strict: bool) -> None:
        """Look at the sources.

        Args:
            request: of the build.
            home: of the cache.
            strict: whether the build fails with lint.

        Raises:
            OSError: the cache cannot be written.
        """
        self._request = request
        profile = name_of(request.config, request.drafts, strict, str(request.site_folder.absolute()), request.trusted)
        self._home, self._profile = home, profile
        with closing(Cache(home, profile)) as cache:
            self._now, self._entry = cache.now, cache.entries(_SPACE).get("")
        self._sources, self._is_certain = self._look()

    def last(self) -> Finished | None:
        """Return the last build, if a build now would find and say the same; reads no file of the site."""
        if self._entry is None or self._entry.key != self._sources:
            return None
        try:
            record = _RECORD.decode(self._entry.facts)
        except ValueError:
            return None
        is_over = record.until is not None and self._request.now >= record.until
        return record.finished if not is_over and record.site.is_of(self._request.site_folder) else None

    def note(self, finished: Finished, site: Look, metas: Iterable[Meta]) -> None:
        """Note down a build that has just been published, unless a file changed meanwhile.

        That it cannot be written costs time only.

        Args:
            finished: the build.
            site: how its folder looked when it stood.
            metas: of all documents.
        """
        sources, _ = self._look()
        if not self._is_certain or sources != self._sources:
            return
        record = _Record(sources, site, _next_change(metas, self._request.now), finished)
        with contextlib.suppress(OSError), closing(Cache(self._home, self._profile)) as cache:
            cache.keep(_SPACE, {"": Entry(sources, msgspec.msgpack.encode(record))})

    def _look(self) -> tuple[bytes, bool]:
        request = self._request
        names = dict.fromkeys((*walked_folders(request.config), *_OTHERS))
        surface = Surface([*(request.root / name for name in names), *self._fonts()], self._now)
        parts = surface.digest, git_state(request.root)
        return msgspec.msgpack.encode(parts), surface.is_certain

    def _fonts(self) -> tuple[Path, ...]:
        font = self._request.config.images.font
        return (self._request.root / font,) if font else ()


def _next_change(metas: Iterable[Meta], now: dt.datetime) -> dt.datetime | None:
    """Return the next moment at which a post appears or expires."""
    moments = (moment for meta in metas for moment in (meta.date, meta.appears, meta.expires) if moment is not None)
    return min((moment for moment in moments if moment > now), default=None)


_RECORD = msgspec.msgpack.Decoder(_Record)
