"""Translations spoiled on purpose, so that it is known which of their blocks belong to which of the source."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.parse import digests
from docpipe.translation.ledgers.known import translatable

Links = frozenset[tuple[int, int]]
"""Pairs of a source and a target block, by their indices."""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_FRONT = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[。！？；])")


class Spoiled(msgspec.Struct, frozen=True):
    """A translation with other blocks than it had.

    Attributes:
        target: the translation as it is now.
        links: which of its blocks translate which of the source.
    """

    target: Document
    links: Links


class _Piece(msgspec.Struct, frozen=True):
    """A block of the spoiled text, the source blocks it translates, and its place in the text as it was, or -1."""

    block: Block
    source: tuple[int, ...]
    was: int


def same_structure(source: Document, target: Document) -> Links | None:
    """Return the links of two documents whose blocks have the same shapes in the same order; None of others."""
    ours, theirs = translatable(source.blocks), translatable(target.blocks)
    shapes = [source.blocks[index].shape for index in ours], [target.blocks[index].shape for index in theirs]
    return frozenset(zip(ours, theirs, strict=True)) if shapes[0] == shapes[1] else None


def spoiled(target: Document, links: Links, share: float, strangers: Sequence[Block], seed: str) -> Spoiled:
    """Return the translation with that share of its blocks deleted, moved, merged, split, or followed by a stranger.

    Args:
        target: a translation whose links are known.
        links: those; one source block per target block.
        share: of the blocks, 0 to 1.
        strangers: blocks of other texts in the same language.
        seed: what chance depends on.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret here
    of_target = {other: one for one, other in links}
    pieces = [_Piece(block, (of_target[at],) if at in of_target else (), at) for at, block in enumerate(target.blocks)]
    wanted = [at for at in translatable(target.blocks) if target.blocks[at].kind not in _FRONT]
    for at in wanted:
        if chance.random() < share:
            place = next((number for number, piece in enumerate(pieces) if piece.was == at), -1)
            if place >= 0:
                ways = list(_WAYS)
                chance.shuffle(ways)
                any(way(pieces, place, strangers, chance) for way in ways)
    return _assembled(target, pieces)


def edited(source: Document, share: float, strangers: Sequence[Block], seed: str) -> tuple[Document, frozenset[int]]:
    """Return the source with other words at the end of that share of its blocks, and which those are.

    Args:
        source: as it was translated.
        share: of the blocks, 0 to 1.
        strangers: blocks of texts in its language, whose words are taken.
        seed: what chance depends on.
    """
    chance = random.Random(f"edited/{seed}")  # noqa: S311 - nothing is kept secret here
    blocks = list(source.blocks)
    changed: list[int] = []
    for at in translatable(source.blocks):
        if chance.random() < share:
            text, other = blocks[at].text, chance.choice(strangers).text
            kept = len(text) * 2 // 3
            new = _rewritten(blocks[at], text[:kept] + other[: len(text) - kept + 1], blocks[at].anchor_values)
            if new.translatable and new.loose != blocks[at].loose:
                blocks[at] = new
                changed.append(at)
    return source.but(blocks=tuple(blocks)), frozenset(changed)


_Way = Callable[[list[_Piece], int, Sequence[Block], random.Random], bool]


def _delete(pieces: list[_Piece], place: int, strangers: Sequence[Block], chance: random.Random) -> bool:
    del strangers, chance
    del pieces[place]
    return True


def _insert(pieces: list[_Piece], place: int, strangers: Sequence[Block], chance: random.Random) -> bool:
    if not strangers:
        return False
    pieces.insert(place + 1, _Piece(chance.choice(strangers), (), -1))
    return True


def _move(pieces: list[_Piece], place: int, strangers: Sequence[Block], chance: random.Random) -> bool:
    del strangers
    piece = pieces.pop(place)
    pieces.insert(chance.randrange(_behind_front(pieces), len(pieces) + 1), piece)
    return True


def _merge(pieces: list[_Piece], place: int, strangers: Sequence[Block], chance: random.Random) -> bool:
    del strangers, chance
    both = pieces[place : place + 2]
    if len(both) < 2 or both[0].block.shape != both[1].block.shape or both[0].block.kind not in _RUNNING:  # noqa: PLR2004 - two
        return False
    if not all(piece.block.translatable for piece in both):
        return False
    sources = tuple(sorted({index for piece in both for index in piece.source}))
    joined = _joined(both[0].block, both[1].block)
    pieces[place : place + 2] = [_Piece(joined, sources, both[0].was)]
    return True


def _split(pieces: list[_Piece], place: int, strangers: Sequence[Block], chance: random.Random) -> bool:
    del strangers
    piece = pieces[place]
    ends = [match.end() for match in _SENTENCE_END.finditer(piece.block.text)]
    ends = [end for end in ends if 0 < end < len(piece.block.text)]
    if not ends or piece.block.kind not in _RUNNING:
        return False
    end = chance.choice(ends)
    parts = _part(piece.block, 0, end), _part(piece.block, end, len(piece.block.text))
    if not all(part.translatable for part in parts):
        return False
    pieces[place : place + 1] = [_Piece(parts[0], piece.source, piece.was), _Piece(parts[1], piece.source, -1)]
    return True


_WAYS: tuple[_Way, ...] = (_delete, _insert, _move, _merge, _split)


def _behind_front(pieces: Sequence[_Piece]) -> int:
    return sum(1 for piece in pieces if piece.block.kind in _FRONT)


def _joined(one: Block, other: Block) -> Block:
    gap = "" if one.han and other.han else " "
    values = tuple(sorted((*one.anchor_values, *other.anchor_values)))
    return _rewritten(one, one.text + gap + other.text, values)


def _part(block: Block, start: int, end: int) -> Block:
    """Return a part of a block, with those anchors that stand in it; targets of links go with its first part."""
    text = block.text[start:end].strip()
    kept = tuple(
        value
        for value in block.anchor_values
        if (plain := value.strip("`")) in text or (not start and plain not in block.text)
    )
    return _rewritten(block, text, kept)


def _rewritten(block: Block, text: str, anchors: tuple[str, ...]) -> Block:
    return msgspec.structs.replace(
        block,
        text=text,
        loose=digests.loose_digest(text),
        anchors=digests.anchors_digest(anchors),
        anchor_values=anchors,
        han=digests.count_han(text),
        words=digests.count_words(text),
        translatable=digests.has_letters(text),
    )


def _assembled(target: Document, pieces: Sequence[_Piece]) -> Spoiled:
    places = {piece.was: at for at, piece in enumerate(pieces) if piece.was >= 0}
    headings = [
        msgspec.structs.replace(heading, block=places[heading.block])
        for heading in target.headings
        if heading.block in places
    ]
    document = target.but(
        blocks=tuple(piece.block for piece in pieces),
        headings=tuple(sorted(headings, key=lambda heading: heading.block)),
    )
    document = msgspec.structs.replace(document, title_heading=-1)
    links = frozenset((index, at) for at, piece in enumerate(pieces) for index in piece.source)
    return Spoiled(document, links)
