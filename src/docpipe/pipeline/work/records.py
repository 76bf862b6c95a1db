"""The ledger of a translation that took in a work file: what came in is current, by whoever made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from docpipe.config.schema import Config
from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.model.translation import Origin
from docpipe.pipeline.work.pages import Placed
from docpipe.translation.align import align
from docpipe.translation.freshness import block_states
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.lookup import Lookup
from docpipe.translation.sync import sync


def recorded(
    source: Document, target: Document, ledger: Ledger, placed: Sequence[Placed], origin: Origin, config: Config
) -> Ledger:
    """Return the ledger with one record per block that came in, in target order; else it claims nothing new.

    Args:
        source: as it is.
        target: as it is to be.
        ledger: as it was read; one without records where there is none yet.
        placed: what came in, by the blocks of both.
        origin: who made it.
        config: says the scripts of the locales.
    """
    known = Lookup(ledger)
    new = [
        Record(Fingerprint.of(theirs), tuple(map(Fingerprint.of, ours)), origin)
        for ours, theirs in _pairs(source, target, placed)
        if not _is_known(known, ours, theirs)
    ]
    if not new:
        return ledger
    together = msgspec.structs.replace(ledger, records=(*dict.fromkeys(new), *ledger.records))
    alignment = align(source, target, together, None)
    locales = config.locale(source.file.locale), config.locale(target.file.locale)
    return sync(source, target, together, block_states(source, target, together, alignment, locales), unplaced=new)


def _pairs(source: Document, target: Document, placed: Sequence[Placed]) -> Iterator[tuple[tuple[Block, ...], Block]]:
    """Yield which texts belong together, those of images in them included."""
    for each in placed:
        ours = tuple(source.blocks[index] for index in each.source)
        theirs = [target.blocks[index] for index in each.target]
        yield from ((ours, block) for block in theirs)
        descriptions = _descriptions(source, ours), _descriptions(target, theirs)
        if len(descriptions[0]) == len(descriptions[1]):
            yield from (((one,), other) for one, other in zip(*descriptions, strict=True))


def _descriptions(document: Document, blocks: Sequence[Block]) -> list[Block]:
    spans = [block.span for block in blocks if block.kind is not BlockKind.ALT]
    return [
        each
        for each in document.blocks
        if each.kind is BlockKind.ALT
        and each.translatable
        and any(span.start <= each.span.start and each.span.end <= span.end for span in spans)
    ]


def _is_known(known: Lookup, ours: tuple[Block, ...], theirs: Block) -> bool:
    record = known.of_pair(ours, theirs)
    return record is not None and record.source == tuple(map(Fingerprint.of, ours))
