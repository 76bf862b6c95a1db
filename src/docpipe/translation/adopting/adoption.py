"""Claims about an existing translation, from wherever they come, made records of its ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from docpipe.model.document import Document
from docpipe.model.locale import Locale
from docpipe.translation.align import align
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.known import translatable
from docpipe.translation.ledgers.lookup import Lookup
from docpipe.translation.past.doubt import doubtful
from docpipe.translation.untranslated import is_untranslated
from docpipe.translation.work.markup import one_line


class Claim(msgspec.Struct, frozen=True):
    """That a block of a translation was made of these texts.

    Attributes:
        target: index of the block.
        source: the texts, one per source block.
        was: the same as Markdown on one line each.
    """

    target: int
    source: tuple[Fingerprint, ...]
    was: tuple[str, ...]


def with_claims(source: Document, target: Document, ledger: Ledger, claims: Iterable[Claim]) -> Ledger:
    """Return the ledger with a record for each claim about a text that it does not know yet.

    What it knows stays as it is: it was there first. Words of a source text are kept where it changed since. The
    records stand in the order of the claims; `sync` puts them where they belong.

    Args:
        source: as it is today.
        target: likewise.
        ledger: what is known.
        claims: about blocks of the target.
    """
    known = Lookup(ledger)
    today = {Fingerprint.of(source.blocks[index]) for index in translatable(source.blocks)}
    found: list[Record] = []
    for claim in claims:
        block = target.blocks[claim.target]
        if not known.of_target(block):
            is_changed = not today.issuperset(claim.source)
            found.append(Record(Fingerprint.of(block), claim.source, was=claim.was if is_changed else ()))
    return msgspec.structs.replace(ledger, records=(*ledger.records, *found))


def claims_of(
    source: Document,
    text: str,
    target: Document,
    ledger: Ledger,
    *,
    learned: Learned | None,
    locales: tuple[Locale, Locale],
) -> Iterator[Claim]:
    """Yield a claim for each block of the translation that has a plausible counterpart in this source.

    Args:
        source: the text that was translated, as a document.
        text: of its file.
        target: the translation.
        ledger: what is known of the two.
        learned: what the site's other translations teach.
        locales: of both.
    """
    pairs = align(source, target, ledger, learned).pairs
    doubted = doubtful(pairs, source.blocks, target.blocks)
    for number, pair in enumerate(pairs):
        ours = [source.blocks[index] for index in pair.source]
        theirs = [target.blocks[index] for index in pair.target]
        if not ours or not theirs or number in doubted or is_untranslated(ours, theirs, locales):
            continue
        texts = tuple(map(Fingerprint.of, ours))
        was = tuple(one_line(text, block) for block in ours)
        yield from (Claim(index, texts, was) for index in pair.target)
