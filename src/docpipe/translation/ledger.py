"""The ledger: which target text is a translation of which source text, as one committed file per document."""

from __future__ import annotations

import msgspec

from docpipe.model.block import Block
from docpipe.model.errors import DocpipeError
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.text import Position
from docpipe.model.translation import Origin


class Fingerprint(msgspec.Struct, frozen=True, order=True, array_like=True):
    """What the ledger remembers of one block: its two digests, and never where it stood."""

    loose: str
    anchors: str = ""

    @classmethod
    def of(cls, block: Block) -> Fingerprint:
        """Return the fingerprint of a block as it is now."""
        return cls(block.loose, block.anchors)

    def __str__(self) -> str:
        """Return the written form: `loose.anchors`, or `loose` alone for a block without anchors."""
        return f"{self.loose}.{self.anchors}" if self.anchors else self.loose


TOUCHED = "touched: yes"
"""The note of an outdated translation that was edited since, without being seen to follow its source."""


class Record(msgspec.Struct, frozen=True):
    """One assertion: the text `target` is a translation of the text(s) `source`.

    Attributes:
        source: more than one where source blocks were merged; two records with the same source are a split.
        reviewer: who compared the two texts, "" for nobody; void when either text changes.
        was: the source text(s) as translated, one entry per block, as Markdown on one line; only where they
            changed since and are known.
        fields: trailing fields this version does not know, kept as they are.
        notes: lines below the record this version does not know, kept as they are.
    """

    target: Fingerprint
    source: tuple[Fingerprint, ...]
    origin: Origin = Origin()
    reviewer: str = ""
    was: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_touched(self) -> bool:
        """Whether the translation was edited since its source changed, without being seen to follow."""
        return TOUCHED in self.notes

    def touched(self, *, yes: bool) -> Record:
        """Return the record with that noted, or not."""
        if yes is self.is_touched:
            return self
        notes = (*self.notes, TOUCHED) if yes else tuple(note for note in self.notes if note != TOUCHED)
        return msgspec.structs.replace(self, notes=notes)


class Problem(msgspec.Struct, frozen=True):
    """A line of a ledger that could not be understood; the other records hold without it.

    Attributes:
        path: of the ledger.
        line: from 1.
    """

    path: str
    line: int
    message: str
    hint: str

    def error(self) -> DocpipeError:
        """Return the problem as an error a person can act on, ready to be raised."""
        return DocpipeError(self.message, hint=self.hint, path=self.path, position=Position(self.line, 1))


class Ledger(msgspec.Struct, frozen=True):
    """All that is known of one target document, as a multiset of records; their order says nothing.

    Attributes:
        problems: damaged lines; a ledger that has some is read, but not written.
    """

    source: LocaleName
    target: LocaleName
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()


def ledger_path(locale: LocaleName, key: DocumentKey) -> str:
    """Return where the ledger of a target document is kept, relative to the site's root."""
    return f"l10n/{locale}/{key}.ledger"
