"""Finding the ledger's records by the texts they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from docpipe.model.block import Block
from docpipe.translation.ledger import Fingerprint, Ledger, Record


class Lookup:
    """The records of one ledger by target and by source text.

    Texts are compared by their loose digest; where several records fit, one whose anchors agree as well
    goes first, then the earlier one.
    """

    __slots__ = ("_by_source", "_by_target")

    def __init__(self, ledger: Ledger) -> None:
        """Index the records; O(records)."""
        self._by_target = _grouped((record.target.loose, record) for record in ledger.records)
        self._by_source = _grouped((part.loose, record) for record in ledger.records for part in record.source)

    def of_target(self, target: Block) -> tuple[Record, ...]:
        """Return the records that know this target text, best first; empty for an unknown text."""
        anchors = target.anchors
        known = self._by_target.get(target.loose, ())
        return tuple(sorted(known, key=lambda record: record.target.anchors != anchors))

    def of_source(self, source: Block) -> tuple[Record, ...]:
        """Return the records that were made of this source text, merged ones included, best first."""
        wanted = Fingerprint.of(source)
        return tuple(sorted(self._by_source.get(source.loose, ()), key=lambda record: wanted not in record.source))

    def of_pair(self, source: tuple[Block, ...], target: Block) -> Record | None:
        """Return the record that says `target` translates exactly these blocks, anchors aside; or None.

        Of equal ones it is the reviewed one: whoever compared two texts has compared them wherever they stand.
        """
        texts = tuple(block.loose for block in source)
        fitting = [record for record in self.of_target(target) if loose_source(record) == texts]
        wanted = tuple(map(Fingerprint.of, source))
        return min(fitting, key=lambda record: (record.source != wanted, not record.reviewer), default=None)

    def displaced_by(self, source: tuple[Fingerprint, ...], target_texts: Collection[str]) -> Record | None:
        """Return the record of these source texts whose translation stands nowhere any more, or None."""
        known = self._by_source.get(source[0].loose, ()) if source else ()
        gone = (each for each in known if each.source == source and each.target.loose not in target_texts)
        return next(gone, None)


def replaced_record(source: Block, records: Lookup, target_texts: set[str]) -> Record | None:
    """Return the record of this source text alone whose translation is gone from the target, or None.

    Args:
        source: a source block.
        records: what is known.
        target_texts: loose digests of everything the target still says.
    """
    gone = (
        record
        for record in records.of_source(source)
        if len(record.source) == 1 and record.target.loose not in target_texts
    )
    return next(gone, None)


def loose_source(record: Record) -> tuple[str, ...]:
    """Return the loose digests of the texts a record was made of."""
    return tuple(part.loose for part in record.source)


def _grouped(entries: Iterable[tuple[str, Record]]) -> Mapping[str, tuple[Record, ...]]:
    # A table of five hundred cells `Yes` has as many equal records: here one of them is enough.
    groups: dict[str, dict[Record, None]] = {}
    for loose, record in entries:
        groups.setdefault(loose, {})[record] = None
    return {loose: tuple(records) for loose, records in groups.items()}
