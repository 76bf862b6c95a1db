"""Brackets and quotation marks of a Chinese post, each matched within its block."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.scan import HAN_CHARACTER, OBJECT
from docpipe.model.block import BlockKind
from docpipe.model.text import Span

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.CELL})
_ROUND = re.compile("[()（）]")
# Brackets that open nothing: `1)` and `a)` before an item of a list within a sentence, and faces.
_LABEL = re.compile(r"(?:\A|[\s，、；。：,;:\ufffc])[0-9A-Za-z一二三四五六七八九十]{1,2}\Z")
_FACE = re.compile(r"[:;=：；][-~^oO'’]?\Z")
_FARTHEST = 120

_QUOTE = re.compile('[“”「」『』"]')
_OPENING = {"“": "“”", "「": "「」", "『": "『』"}
_CLOSING = {"”": "“”", "」": "「」", "』": "『』"}
STRAIGHT = '""'


class Pair(msgspec.Struct, frozen=True):
    """Two marks that belong together."""

    opening: Span
    closing: Span

    @property
    def whole(self) -> Span:
        """From the opening mark to the closing one."""
        return self.opening.cover(self.closing)


class RoundBrackets(msgspec.Struct, frozen=True):
    """The round brackets of a post: half-width pairs, and pairs of which one side is full-width."""

    narrow: tuple[Pair, ...]
    mixed: tuple[Pair, ...]


class Quotes(msgspec.Struct, frozen=True):
    """The quotation marks of a post.

    Attributes:
        pairs: by style, `“”`, `「」`, `『』` and `""`, the last around Chinese only.
        unpaired: at most one mark per block.
    """

    pairs: dict[str, tuple[Pair, ...]]
    unpaired: tuple[Span, ...]


def round_brackets(facts: DocumentFacts) -> RoundBrackets:
    """Return the pairs of round brackets that are half-width on one side or both; O(length)."""
    narrow: list[Pair] = []
    mixed: list[Pair] = []
    if "(" in facts.masked or ")" in facts.masked:
        for block in _prose_spans(facts):
            pairs, left = _match_kinds(facts.masked, block)
            narrow += pairs
            mixed += _mixed(facts.masked, left)
    return RoundBrackets(tuple(narrow), tuple(mixed))


def _match_kinds(masked: str, block: Span) -> tuple[list[Pair], list[Span]]:
    """Return the half-width pairs of a block, and the brackets of both widths that have no partner of their own."""
    pairs: list[Pair] = []
    opened: dict[str, list[Span]] = {"(": [], "（": []}
    left: list[Span] = []
    for match in _ROUND.finditer(masked, block.start, block.end):
        span, character = Span(*match.span()), match[0]
        if character in opened:
            if not _FACE.search(masked, max(block.start, span.start - 2), span.start):
                opened[character].append(span)
            continue
        own = opened["(" if character == ")" else "（"]
        if own:
            opening = own.pop()
            pairs += [Pair(opening, span)] if character == ")" else []
        elif not _opens_nothing(masked, block.start, span.start):
            left.append(span)
    return sorted(pairs, key=_start), sorted(left + opened["("] + opened["（"])


def _opens_nothing(masked: str, start: int, offset: int) -> bool:
    near = masked[max(start, offset - 3) : offset]
    return _LABEL.search(near) is not None or _FACE.search(near) is not None


def _mixed(masked: str, left: list[Span]) -> Iterator[Pair]:
    """Yield an opening bracket and the closing one of the other width behind it, nothing unmatched between."""
    waiting: Span | None = None
    for span in left:
        if span.of(masked) in "(（":
            waiting = span
        else:
            if waiting is not None and span.start - waiting.start <= _FARTHEST:
                yield Pair(waiting, span)
            waiting = None


def quotes(facts: DocumentFacts) -> Quotes:
    """Return the quotations of a post, and the marks left over; O(length)."""
    pairs: dict[str, list[Pair]] = {style: [] for style in (*_OPENING.values(), STRAIGHT)}
    unpaired: list[Span] = []
    blocks = _prose_spans(facts) if _QUOTE.search(facts.masked) else []
    waiting: Span | None = None
    for block in blocks:
        left = _match_quotes(facts.masked, block, pairs)
        if waiting and not _goes_on(facts.masked, waiting, left, block):
            unpaired.append(waiting)
        elif waiting and len(left) == 1 and left[0].of(facts.masked) in _CLOSING:
            left = []
        waiting = left[-1] if left else None
    unpaired += [waiting] if waiting else []
    return Quotes({style: tuple(known) for style, known in pairs.items()}, tuple(unpaired))


def _match_quotes(masked: str, block: Span, pairs: dict[str, list[Pair]]) -> list[Span]:
    """Add the pairs of a block to `pairs` and return the marks left over, straight ones aside."""
    opened: dict[str, list[Span]] = {style: [] for style in pairs}
    left: list[Span] = []
    for match in _QUOTE.finditer(masked, block.start, block.end):
        span, character = Span(*match.span()), match[0]
        style = _CLOSING.get(character) or _OPENING.get(character) or STRAIGHT
        if character in _OPENING or (style == STRAIGHT and not opened[style]):
            opened[style].append(span)
            continue
        opening = opened[style].pop() if opened[style] else None
        if opening is None:
            left.append(span)
        elif not _spans_markup(masked, opening, span) and (
            style != STRAIGHT or HAN_CHARACTER.search(masked, opening.end, span.start)
        ):
            pairs[style].append(Pair(opening, span))
    return sorted(left + [span for style in _OPENING.values() for span in opened[style]])


def _spans_markup(masked: str, opening: Span, closing: Span) -> bool:
    """Tell whether a quotation runs over markup or a line's end, so that it is left as it is."""
    return any(character in masked[opening.end : closing.start] for character in OBJECT + "\n\r")


def _goes_on(masked: str, waiting: Span, left: list[Span], block: Span) -> bool:
    """Tell whether the quotation left open in one block is opened again at the start of the next, or closed in it."""
    opening = waiting.of(masked)
    closing = _OPENING.get(opening, " ")[-1]
    return masked.startswith(opening, block.start) or (len(left) == 1 and left[0].of(masked) == closing)


def _prose_spans(facts: DocumentFacts) -> list[Span]:
    blocks = facts.document.blocks if facts.document else ()
    return [block.span for block in blocks if block.kind in _PROSE]


def _start(pair: Pair) -> Span:
    return pair.opening
