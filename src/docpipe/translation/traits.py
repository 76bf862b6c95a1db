"""What can be compared of two blocks in different languages: kind, length, and what stays the same in both."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.translation.lengths import LengthScale
from docpipe.translation.lexicon import Lexicon, han_side, latin_words

# `/zh-cn/` in a link is `/en/` in its translation's.
_LOCALE_SEGMENT = re.compile(
    r"/(?:zh|cn|en|ja|jp|ko|kr|fr|de|es|pt|ru|ar)(?:[-_](?:[a-z]{2}|han[st]))?(?=/|$)", re.IGNORECASE
)
_COMMENT = re.compile(r"(?:^|\s)(?://|#|--|;).*")
_LEAST_LINE = 3
_VERBATIM = frozenset({BlockKind.CODE, BlockKind.HTML})
# An id that an author wrote says more than any word.
_ID_MASS = 4.0
# Tokens of more blocks tell nothing, and would cost a comparison for every two of them.
_MOST_BLOCKS = 60
_LEAST_COUNT = 20


class Traits(msgspec.Struct, frozen=True):
    """One block as it is compared.

    Attributes:
        index: of the block in its document.
        block: as it is.
        kind: all that says whether two blocks may belong together before anything is read.
        length: in English characters.
        tokens: what a translation keeps: addresses, code, numbers, names, ids; each with its weight.
        kept: those of them that are no mere words.
        mass: of the tokens together.
        idle: of those among them that may be mere words of the language; not found elsewhere they mean nothing.
        words: what a lexicon makes of it, or its words that a lexicon knows; each with its weight.
        word_mass: of the words together.
    """

    index: int
    block: Block
    kind: tuple[str, str, int, bool]
    length: float
    tokens: Mapping[str, float]
    kept: frozenset[str]
    mass: float
    idle: Mapping[str, float]
    words: Mapping[str, float]
    word_mass: float


def traits_of(
    source: Document, target: Document, scale: LengthScale, lexicon: Lexicon | None
) -> tuple[tuple[Traits, ...], tuple[Traits, ...]]:
    """Return the traits of every block of both documents; blocks that say nothing are among them.

    Args:
        source: the one document.
        target: the other.
        scale: how long texts of both languages are.
        lexicon: words that translate each other, None without one.
    """
    kept = _kept(source), _kept(target)
    names = [[_names(block) for block in document.blocks] for document in (source, target)]
    common = frozenset().union(*names[0]) & frozenset().union(*names[1])
    # A word that Chinese keeps is a name; the same word in English may be any word.
    han = han_side([(source, target)])
    tokens = [
        [
            of_block | (own if side == han else own & common)
            for of_block, own in zip(kept[side], names[side], strict=True)
        ]
        for side in (0, 1)
    ]
    masses = _masses(tokens)
    counted = [kept[side] if side == 1 - han else tokens[side] for side in (0, 1)]
    words = _words(source, target, lexicon)
    word_masses = _masses(words)
    lengths = scale.source_length, scale.target_length
    ours, theirs = (
        tuple(
            Traits(
                at,
                block,
                (*block.shape, block.translatable),
                lengths[side](block),
                _weighted(tokens[side][at], masses),
                kept[side][at],
                math.fsum(masses.get(token, 0.0) for token in counted[side][at]),
                _weighted(tokens[side][at] - counted[side][at], masses),
                (own := _weighted(words[side][at], word_masses)),
                sum(own.values()),
            )
            for at, block in enumerate(document.blocks)
        )
        for side, document in enumerate((source, target))
    )
    return ours, theirs


def _weighted(tokens: Iterable[str], masses: Mapping[str, float]) -> dict[str, float]:
    # In one order, so that sums are the same in every process.
    return {token: masses[token] for token in sorted(tokens) if token in masses}


def _masses(sides: Sequence[Sequence[Iterable[str]]]) -> dict[str, float]:
    """Return what each token weighs: the rarer it is in both documents, the more it tells (idf)."""
    counts = Counter(token for side in sides for tokens in side for token in tokens)
    total = max(_LEAST_COUNT, sum(map(len, sides)))
    return {
        token: _ID_MASS if token.startswith("#") else math.log(1 + total / count)
        for token, count in counts.items()
        if count <= _MOST_BLOCKS
    }


def _kept(document: Document) -> list[frozenset[str]]:
    """Return of each block the addresses, code, numbers and ids, which a translation keeps as they are."""
    ids = {heading.block: f"#{heading.id}" for heading in document.headings if heading.explicit}
    return [_kept_of(block, ids.get(at)) for at, block in enumerate(document.blocks)]


def _kept_of(block: Block, explicit_id: str | None) -> frozenset[str]:
    if block.kind in _VERBATIM:
        lines = (_COMMENT.sub("", line).strip() for line in block.text.splitlines())
        return frozenset("=" + line for line in lines if len(line) >= _LEAST_LINE)
    tokens = {_LOCALE_SEGMENT.sub("", value) if "/" in value else value for value in block.anchor_values}
    return frozenset(tokens | {explicit_id} if explicit_id else tokens)


def _names(block: Block) -> frozenset[str]:
    if block.kind in _VERBATIM:
        return frozenset()
    return latin_words(block.text)


def _words(source: Document, target: Document, lexicon: Lexicon | None) -> tuple[list[frozenset[str]], ...]:
    """Return the words of each block that a lexicon can compare, in the language of the side without Han."""
    sides = tuple(document.blocks for document in (source, target))
    if lexicon is None:
        return tuple([frozenset()] * len(blocks) for blocks in sides)
    han = lexicon.han
    made = [lexicon.translated(block.text) for block in sides[han]]
    known = frozenset().union(*made)
    others = [_names(block) & known for block in sides[1 - han]]
    return (made, others) if han == 0 else (others, made)
