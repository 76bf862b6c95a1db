"""The translations of PO files, found again in translated documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document, Parsed
from docpipe.model.text import Span
from docpipe.parse.blocks import field_block
from docpipe.sources.po import PoEntry
from docpipe.translation.adopting.adoption import Claim
from docpipe.translation.ledger import Fingerprint
from docpipe.translation.ledgers.known import translatable

Read = Callable[[str], Parsed]
"""From Markdown to everything known of it."""

_BEGINS_FRONT_MATTER = ("---", "+++", "{", ";;;")


class _Unit(msgspec.Struct, frozen=True):
    """One block of an entry: what it was made of, in words and as a fingerprint."""

    source: Fingerprint
    was: str
    files: tuple[str, ...]
    is_obsolete: bool


class Catalogue:
    """All entries of one locale, by the digests of their translations."""

    def __init__(self, entries: Iterable[PoEntry], read: Read) -> None:
        """Take the entries; a fuzzy one counts only where it says what it was made of.

        Args:
            entries: of all PO files of the locale.
            read: parses a text of theirs.
        """
        self._read = read
        self._units: dict[str, list[_Unit]] = {}
        for entry in entries:
            text = entry.previous if entry.is_fuzzy else entry.source
            if text:
                self._add(entry, text)

    def claims(self, source: Document, target: Document) -> Iterator[Claim]:
        """Yield a claim for each block of a translation whose text is one of the entries'.

        Of several sources of one translation today's goes first, then what is said to stand in this file; others
        are taken only where there is no choice.
        """
        today = {source.blocks[index].loose for index in translatable(source.blocks)}
        exact = {Fingerprint.of(source.blocks[index]) for index in translatable(source.blocks)}
        for index in translatable(target.blocks):
            units = self._units.get(target.blocks[index].loose, ())

            def rank(unit: _Unit) -> tuple[bool, bool, bool, bool]:
                is_here = any(_is_same(name, source.file.path) for name in unit.files)
                return unit.source not in exact, unit.source.loose not in today, not is_here, unit.is_obsolete

            best = min(units, key=rank, default=None)
            if best is None:
                continue
            _, is_gone, is_elsewhere, _ = rank(best)
            is_ambiguous = len({unit.source.loose for unit in units}) > 1
            if not (is_gone and is_elsewhere and is_ambiguous):
                yield Claim(index, (best.source,), (best.was,))

    def _add(self, entry: PoEntry, text: str) -> None:
        for ours, theirs in zip(self._readings(text), self._readings(entry.translation), strict=True):
            if not ours or len(ours) != len(theirs):
                continue
            for one, other in zip(ours, theirs, strict=True):
                was = " ".join(text.split()) if len(ours) == 1 else one.text
                unit = _Unit(Fingerprint.of(one), was, entry.files, entry.is_obsolete)
                units = self._units.setdefault(other.loose, [])
                if unit not in units:
                    units.append(unit)

    def _readings(self, text: str) -> tuple[list[Block], list[Block], list[Block]]:
        """Return the blocks of a text as a paragraph, a heading, and a field of the front matter."""
        is_line = "\n" not in text.strip()
        field = [field_block(BlockKind.TITLE, Span(0, len(text)), text)]
        return (
            self._blocks(text),
            self._blocks(f"# {text.strip()}") if is_line else [],
            [block for block in field if block.translatable] if is_line else [],
        )

    def _blocks(self, text: str) -> list[Block]:
        if text.lstrip().startswith(_BEGINS_FRONT_MATTER):
            return []
        document = self._read(text).document
        return [block for block in document.blocks if block.translatable] if document else []


def _is_same(name: str, path: str) -> bool:
    """Tell whether a name in a PO file may be this path: either may begin further up."""
    return f"/{path}".endswith(f"/{name.removeprefix('./')}") or f"/{name}".endswith(f"/{path}")
