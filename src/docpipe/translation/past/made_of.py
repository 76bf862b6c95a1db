"""What an outdated translation was made of, as far as its ledger knows."""

from __future__ import annotations

from docpipe.model.block import Block
from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Change, Freshness
from docpipe.translation.ledger import Ledger, Record
from docpipe.translation.ledgers.known import translatable
from docpipe.translation.ledgers.lookup import Lookup, replaced_record


class MadeOf:
    """Finds the records that the outdated blocks of one translation rest on."""

    def __init__(self, source: Document, target: Document, ledger: Ledger) -> None:
        """Take both documents as they are, and what is known of the translation."""
        self._source, self._target = source, target
        self._records = Lookup(ledger)
        self._source_texts = {source.blocks[index].loose for index in translatable(source.blocks)}
        self._target_texts = {target.blocks[index].loose for index in translatable(target.blocks)}

    def records(self, state: BlockState) -> tuple[Record, ...]:
        """Return one record per block of the translation; nothing for what is not outdated, or not known."""
        if state.freshness is not Freshness.OUTDATED:
            return ()
        sources = tuple(self._source.blocks[index] for index in state.source)
        found = [self._record(state, sources, self._target.blocks[index]) for index in state.target]
        known = [record for record in found if record is not None]
        return tuple(dict.fromkeys(known)) if len(known) == len(found) else ()

    def _record(self, state: BlockState, sources: tuple[Block, ...], target: Block) -> Record | None:
        if state.change is Change.MECHANICAL:
            known = self._records.of_pair(sources, target)
            if known is not None or len(sources) > 1:
                return known
            return replaced_record(sources[0], self._records, self._target_texts)
        lapsed = (
            record
            for record in self._records.of_target(target)
            if any(part.loose not in self._source_texts for part in record.source)
        )
        return next(lapsed, None)
