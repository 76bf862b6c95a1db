"""What pages looked at, as it is today."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.pipeline.incremental.frame import digest_of, digest_of_parts
from docpipe.publish.articles import Article
from docpipe.publish.contents import Contents
from docpipe.publish.entries import face_of
from docpipe.publish.looks import BOARD, PAGES, PASSING, Look, of_anchors, of_entry, of_state

_NONE = b""
# What these tell of a page is worked out from its texts: that takes longer than to see that they are the same.
_WORKED_OUT = frozenset({"entry", "anchors"})


class Seen(NamedTuple):
    """What was seen: its digest, and the basis it was worked out from."""

    digest: bytes
    basis: bytes


NOTHING = Seen(_NONE, _NONE)

Sighting = tuple[Look, bytes]
"""What was looked at, and the digest of what is there."""


class Sight:
    """Tells the digest of what is looked at; each is worked out once."""

    def __init__(self, contents: Contents) -> None:
        """Look at nothing yet."""
        self._contents = contents
        self._articles = {article.route: article for article in contents.articles}
        self._known: dict[Look, bytes] = {}
        self._bases: dict[Look, bytes] = {}
        self._kinds: Mapping[str, Callable[[str], bytes]] = {
            "document": self._document,
            "state": self._state,
            "entry": self._entry,
            "anchors": self._anchors,
            BOARD: self._board,
            PASSING: _never_the_same,
        }

    def digest(self, look: Look, before: Seen = NOTHING) -> bytes:
        """Return the digest of what is there; one of nothing where nothing is, or nobody knows it yet.

        Args:
            look: what is looked at.
            before: what the last build saw there, if the frame is still the same.
        """
        if look not in self._known:
            kind, _, name = look.partition(" ")
            find = self._kinds.get(kind)
            if find is None:
                return _NONE
            is_same = before.basis != _NONE and before.basis == self.basis(look)
            self._known[look] = before.digest if is_same else find(name)
        return self._known[look]

    def basis(self, look: Look) -> bytes:
        """Return the digests of all that what is seen there is worked out from; nothing where it is no more work."""
        if look not in self._bases:
            kind, _, name = look.partition(" ")
            article = self._articles.get(Route(name)) if kind in _WORKED_OUT else None
            self._bases[look] = self._basis(article) if article is not None else _NONE
        return self._bases[look]

    def of_page(self, route: Route) -> tuple[Sighting, ...]:
        """Return what a page tells others of itself; who has just made it has worked out most of that."""
        looks = (of_entry(route), of_anchors(route)) if route in self._articles else ()
        return tuple((look, self.digest(look)) for look in looks)

    def know(self, sightings: Iterable[Sighting]) -> None:
        """Take note of what somebody else has seen."""
        self._known.update(sightings)

    def see(self, heads: Mapping[str, msgspec.Raw]) -> None:
        """Take note of all pages that others may tell of; once they are known, further ones are told of nowhere."""
        if PAGES not in self._known and heads:
            self._known[PAGES] = digest_of_parts(part for name in sorted(heads) for part in (name, heads[name]))

    def _basis(self, article: Article) -> bytes:
        """Return the digests of a page's own text, of the one it was translated from, and of how the two stand."""
        own, source, state = article.document, article.group.original, (article.locale.name, article.group.key)
        texts = bytes.fromhex(own.digest + (source.digest if source is not None else ""))
        return texts + self.digest(of_state(*state))

    def _document(self, path: str) -> bytes:
        document = self._contents.edition.site.by_path.get(path)
        return bytes.fromhex(document.digest) if document is not None else _NONE

    def _state(self, name: str) -> bytes:
        locale, _, key = name.partition(" ")
        return digest_of(self._contents.edition.states.get((LocaleName(locale), DocumentKey(key))))

    def _entry(self, route: str) -> bytes:
        article = self._articles.get(Route(route))
        if article is None:
            return _NONE
        face, _ = article.edition.watch.watched(lambda: face_of(article))
        return digest_of(face)

    def _anchors(self, route: str) -> bytes:
        return digest_of(self._contents.edition.published.anchors.get(Route(route)))

    def _board(self, _: str) -> bytes:
        edition = self._contents.edition
        documents = [document.digest for document in edition.site.by_path.values()]
        return digest_of((documents, list(edition.states.values())))


def _never_the_same(_: str) -> bytes:
    return os.urandom(16)
