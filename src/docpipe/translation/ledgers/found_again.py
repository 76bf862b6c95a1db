"""What is known of a text follows it: ledgers of files that were renamed, split, merged or moved to another folder.

A record says of one text that it translates another, wherever they stand. So a ledger whose document is gone
belongs to the documents that say today what it knows; and so does the part of a ledger whose texts have left
its document. Whatever is handed over wrongly claims nothing: a pair is only known where both its texts stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.model.document import Document
from docpipe.model.source import LocaleName, SourceFile
from docpipe.sources.documents import source_file
from docpipe.translation.ledger import Ledger, Record, ledger_path
from docpipe.translation.ledgers.overlap import Finder, texts_of


class FoundAgain(msgspec.Struct, frozen=True):
    """Ledgers by the places of the documents that hold their texts today.

    Attributes:
        ledgers: by path, those that moved under their new ones.
        moved: old path → new paths, of ledgers that have nothing left to say.
        read: as they were read.
    """

    ledgers: dict[str, Ledger]
    moved: dict[str, tuple[str, ...]]
    read: Mapping[str, Ledger]


def found_again(site: SiteIndex, ledgers: Mapping[str, Ledger]) -> FoundAgain:
    """Return the ledgers as they belong to today's documents; nothing moves where two documents have equal claims.

    Args:
        site: the documents as they are.
        ledgers: as they were read, by path; damaged ones stay where they are.
    """
    if not ledgers:
        return FoundAgain({}, {}, {})
    return _Search(site, ledgers).run()


class _Search:
    """One search: what was read, where it may go, and what became of it."""

    def __init__(self, site: SiteIndex, ledgers: Mapping[str, Ledger]) -> None:
        self._site = site
        self._read = ledgers
        self._documents = {ledger_path(*version): document for version, document in site.documents.items()}
        self._sound = {path: ledger for path, ledger in ledgers.items() if not ledger.problems}
        self._ledgers = dict(ledgers)
        self._moved: dict[str, tuple[str, ...]] = {}

    def run(self) -> FoundAgain:
        unread = {ledger_path(file.locale, file.key) for file in _unread(self._site)}
        gone = sorted(
            path
            for path, ledger in self._sound.items()
            if ledger.records and path not in self._documents and path not in unread
        )
        new = {path: document for path, document in self._documents.items() if path not in self._ledgers}
        if new:
            self._let_parts_go(new)
        if gone:
            self._let_all_go(gone)
        return FoundAgain(self._ledgers, self._moved, self._read)

    def _let_parts_go(self, new: Mapping[str, Document]) -> None:
        """Hand what has left its document to documents that no ledger knows."""
        finders = self._finders({path: texts_of(document) for path, document in new.items()})
        for path, ledger in sorted(self._sound.items()):
            finder = finders.get(ledger.target)
            document = self._documents.get(path)
            wanted = [record for record in ledger.records if finder is not None and record.target.loose in finder]
            if finder is not None and document is not None and wanted:
                own = texts_of(document)
                strays = [record for record in wanted if record.target.loose not in own]
                self._hand_over(ledger, strays, finder.find({record.target.loose for record in strays}))

    def _let_all_go(self, gone: Sequence[str]) -> None:
        """Hand ledgers without a document to documents that say what they know, whatever ledger these have."""
        whole = [path for path in self._documents if not self._ledgers.get(path, _NOTHING).problems]
        held = {record: path for path in whole for record in self._ledgers.get(path, _NOTHING).records}
        finders = self._finders({path: self._unknown_texts(path) for path in whole})
        for path in gone:
            ledger = self._sound[path]
            # A run that was killed has written some of it before.
            left = [record for record in ledger.records if record not in held]
            homes = dict.fromkeys((held[record] for record in ledger.records if record in held), _NO_TEXTS)
            wanted = {record.target.loose for record in left}
            for locale in self._locales(ledger):
                homes.update(finders[locale].find(wanted) if locale in finders else {})
            if any(homes.values()) or 2 * len(left) < len(ledger.records):
                self._hand_over(ledger, left, homes)
                del self._ledgers[path]
                self._moved[path] = tuple(sorted(homes))

    def _finders(self, texts: Mapping[str, frozenset[str]]) -> dict[LocaleName, Finder]:
        """Return a finder for each locale of these documents."""
        by_locale: dict[LocaleName, dict[str, frozenset[str]]] = {}
        for path, known in texts.items():
            by_locale.setdefault(self._documents[path].file.locale, {})[path] = known
        return {locale: Finder(known) for locale, known in by_locale.items()}

    def _unknown_texts(self, path: str) -> frozenset[str]:
        known = self._ledgers.get(path, _NOTHING)
        return texts_of(self._documents[path]) - {record.target.loose for record in known.records}

    def _locales(self, ledger: Ledger) -> tuple[LocaleName, ...]:
        """Return where a ledger's texts may be: in its own locale, in any other if that is no locale any more."""
        names = tuple(locale.name for locale in self._site.config.site.locales)
        return (ledger.target,) if ledger.target in names else tuple(name for name in names if name != ledger.source)

    def _hand_over(self, ledger: Ledger, records: Sequence[Record], homes: Mapping[str, frozenset[str]]) -> None:
        """Give each record to the first of the documents that says its text; what none says, to the very first."""
        first = next(iter(homes), "")
        shares: dict[str, list[Record]] = {}
        for record in records if homes else ():
            home = next((path for path, texts in homes.items() if record.target.loose in texts), first)
            shares.setdefault(home, []).append(record)
        for home, share in shares.items():
            own = self._ledgers.get(home) or Ledger(self._source(ledger), self._documents[home].file.locale)
            self._ledgers[home] = msgspec.structs.replace(own, records=(*own.records, *share))

    def _source(self, ledger: Ledger) -> LocaleName:
        is_there = any(locale.name == ledger.source for locale in self._site.config.site.locales)
        return ledger.source if is_there else self._site.config.source


_NOTHING = Ledger(LocaleName(""), LocaleName(""))
_NO_TEXTS = frozenset[str]()


def _unread(site: SiteIndex) -> Iterator[SourceFile]:
    """Yield the files that are there and cannot be read as posts: what is known of them waits."""
    found = (source_file(path, site.config) for path in site.paths - site.by_path.keys())
    yield from (file for file in found if file is not None)
