"""What a site's translations teach, as an earlier run found it out, and what tells it from anything else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.model.source import LocaleName
from docpipe.pipeline.store.register import Entry, Registers
from docpipe.translation.ledger import Ledger
from docpipe.translation.lessons import Lessons, Taught

_SPACE = "lessons"
_SIZE = 16

_Locales = tuple[LocaleName, LocaleName]


class TaughtBefore:
    """The lessons of a site, learned again only when a text has changed that they are read from.

    Attributes:
        lessons: what the site teaches.
    """

    def __init__(self, site: SiteIndex, ledgers: Mapping[str, Ledger], registers: Registers | None) -> None:
        """Take the site, its ledgers by path, and what keeps what was learned; nothing is read yet."""
        self.lessons = Lessons(site, ledgers, self._recall)
        self._registers = registers
        self._known: dict[_Locales, bytes] = {}

    def digest(self, source: LocaleName, target: LocaleName) -> bytes:
        """Return what tells what is taught between two locales from anything else.

        Most changes of a text teach nothing new: then what was judged by the lessons holds.
        """
        locales = source, target
        learned = self.lessons.of(*locales)
        if learned is None:
            return b""
        if locales not in self._known:
            kept = self._kept(locales)
            if kept is None:
                _ = learned.scale
            else:
                self._known[locales] = kept
        return _digest(self._known[locales])

    def _recall(self, source: LocaleName, target: LocaleName, learn: Callable[[], Taught]) -> Taught:
        """Return what is taught, as it was kept, or learned and kept for the next run."""
        locales = source, target
        kept = self._kept(locales)
        if kept is not None:
            self._known[locales] = kept
            known: Taught = _TAUGHT.decode(kept)
            return known
        taught = learn()
        # What is a set has no order.
        self._known[locales] = msgspec.msgpack.encode(taught, order="deterministic")
        if self._registers is not None:
            entry = Entry(self._texts(locales), self._known[locales])
            self._registers.keep(_SPACE, self._registers.entries(_SPACE) | {_name(locales): entry})
        return taught

    def _kept(self, locales: _Locales) -> bytes | None:
        """Return what was learned from the same texts, encoded; None where nothing was."""
        entry = self._registers.entries(_SPACE).get(_name(locales)) if self._registers is not None else None
        if entry is None or entry.key != self._texts(locales):
            return None
        try:
            _TAUGHT.decode(entry.facts)
        except ValueError:
            return None
        return entry.facts

    def _texts(self, locales: _Locales) -> bytes:
        """Return the digest of all that is read to learn."""
        read = self.lessons.read(*locales)
        return _digest(msgspec.msgpack.encode([(ours.digest, theirs.digest, ledger) for ours, theirs, ledger in read]))


def _name(locales: _Locales) -> str:
    return ">".join(locales)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


_TAUGHT = msgspec.msgpack.Decoder(Taught)
