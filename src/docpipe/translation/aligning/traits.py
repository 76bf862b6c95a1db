"""What can be compared of two blocks in different languages: kind, length, and what stays the same in both."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document
from docpipe.translation.aligning.lengths import LengthScale
from docpipe.translation.aligning.lexicon import Lexicon, han_side, latin_words, with_plurals, words_among

UNIT = 1024
"""What tokens weigh is counted in so many parts, so that sums of them are the same in any order."""

# `/zh-cn/` in a link is `/en/` in its translation's.
_LOCALE_SEGMENT = re.compile(
    r"/(?:zh|cn|en|ja|jp|ko|kr|fr|de|es|pt|ru|ar)(?:[-_](?:[a-z]{2}|han[st]))?(?=/|$)", re.IGNORECASE
)
_COMMENT = re.compile(r"(?:^|\s)(?://|#|--|;).*")
_LEAST_LINE = 3
_VERBATIM = frozenset({BlockKind.CODE, BlockKind.HTML})
# An id that an author wrote says more than any word.
_ID_MASS = 4 * UNIT
# Tokens of more blocks tell nothing, and would cost a comparison for every two of them.
_MOST_BLOCKS = 60
_LEAST_COUNT = 20
_NOTHING: frozenset[str] = frozenset()

Tokens = frozenset[str]


class Traits(msgspec.Struct, frozen=True):
    """One block as it is compared; masses are in parts of `UNIT`.

    Attributes:
        block: as it is.
        kind: number of all that says whether two blocks may belong together before anything is read.
        length: in English characters.
        tokens: what a translation keeps: addresses, code, numbers, names, ids.
        kept: those of them that are no mere words.
        mass: of the tokens together.
        idle: of those among them that may be mere words of the language; not found elsewhere they mean nothing.
        words: what a lexicon makes of it, or its words that a lexicon knows.
        word_mass: of the words together.
    """

    block: Block
    kind: int
    length: float
    tokens: Tokens
    kept: Tokens
    mass: int
    idle: Tokens
    words: Tokens
    word_mass: int


class Compared(msgspec.Struct, frozen=True):
    """Two documents as they are compared.

    Attributes:
        sides: the traits of every block of the source, and of the target; blocks that say nothing are among them.
        masses: what each token weighs; those that tell nothing weigh nothing and are in no traits.
        word_masses: what each word weighs.
    """

    sides: tuple[tuple[Traits, ...], tuple[Traits, ...]]
    masses: Mapping[str, int]
    word_masses: Mapping[str, int]


def compared(source: Document, target: Document, scale: LengthScale, lexicon: Lexicon | None) -> Compared:
    """Return what can be compared of two documents; linear in their texts.

    Args:
        source: the one document.
        target: the other.
        scale: how long texts of both languages are.
        lexicon: words that translate each other, None without one.
    """
    documents = source, target
    kept = [_kept(document) for document in documents]
    # A word that Chinese keeps is a name; the same word in English may be any word.
    han = han_side([documents])
    made = _translated(documents, lexicon)
    names = _names(documents, han, _NOTHING.union(*made))
    common = _NOTHING.union(*names[0]) & _NOTHING.union(*names[1])
    tokens = [
        [
            of_block | (own if side == han else own & common)
            for of_block, own in zip(kept[side], names[side], strict=True)
        ]
        for side in (0, 1)
    ]
    words = _words(names, made, lexicon)
    (masses, common_tokens), (word_masses, common_words) = _masses(tokens), _masses(words)
    lengths = scale.source_length, scale.target_length
    kinds: dict[tuple[object, ...], int] = {}
    ours, theirs = (
        tuple(
            Traits(
                block,
                kinds.setdefault((*block.shape, block.translatable), len(kinds)),
                lengths[side](block),
                own - common_tokens if common_tokens else own,
                always,
                _weight(always if side == 1 - han else own, masses),
                own - always if side == 1 - han else _NOTHING,
                said - common_words if common_words else said,
                _weight(said, word_masses),
            )
            for block, own, always, said in zip(document.blocks, tokens[side], kept[side], words[side], strict=True)
        )
        for side, document in enumerate(documents)
    )
    return Compared((ours, theirs), masses, word_masses)


def _weight(tokens: Iterable[str], masses: Mapping[str, int]) -> int:
    return sum(map(masses.__getitem__, tokens))


def _masses(sides: Sequence[Sequence[Iterable[str]]]) -> tuple[dict[str, int], Tokens]:
    """Return what each token weighs, the rarer it is in both documents the more (idf), and those that tell nothing."""
    counts = Counter(chain.from_iterable(chain.from_iterable(sides)))
    total = max(_LEAST_COUNT, sum(map(len, sides)))
    by_count = [0, *(int(UNIT * math.log(1 + total / count)) for count in range(1, _MOST_BLOCKS + 1))]
    masses = {
        token: 0 if count > _MOST_BLOCKS else _ID_MASS if token.startswith("#") else by_count[count]
        for token, count in counts.items()
    }
    return masses, frozenset([token for token, count in counts.items() if count > _MOST_BLOCKS])


def _kept(document: Document) -> list[Tokens]:
    """Return of each block the addresses, code, numbers and ids, which a translation keeps as they are."""
    ids = {heading.block: f"#{heading.id}" for heading in document.headings if heading.explicit}
    return [_kept_of(block, ids.get(at)) for at, block in enumerate(document.blocks)]


def _kept_of(block: Block, explicit_id: str | None) -> Tokens:
    if block.kind in _VERBATIM:
        lines = (_COMMENT.sub("", line).strip() for line in block.text.splitlines())
        return frozenset("=" + line for line in lines if len(line) >= _LEAST_LINE)
    tokens = {_LOCALE_SEGMENT.sub("", value) if "/" in value else value for value in block.anchor_values}
    if explicit_id:
        tokens.add(explicit_id)
    return frozenset(tokens) if tokens else _NOTHING


def _names(documents: Sequence[Document], han: int, known: Tokens) -> list[list[Tokens]]:
    """Return the Latin words of each block: of a side in the script of words only those that matter.

    Args:
        documents: both.
        han: the side written in Han, or -1.
        known: words a lexicon has made of the other side.
    """
    if han < 0:
        return [[_words_of(block) for block in document.blocks] for document in documents]
    names = [_words_of(block) for block in documents[han].blocks]
    wanted = with_plurals(known.union(*names))
    others = [
        words_among(block.text, wanted) if block.kind not in _VERBATIM else _NOTHING
        for block in documents[1 - han].blocks
    ]
    return [others, names] if han else [names, others]


def _words_of(block: Block) -> Tokens:
    return latin_words(block.text) if block.kind not in _VERBATIM else _NOTHING


def _translated(documents: Sequence[Document], lexicon: Lexicon | None) -> list[Tokens]:
    """Return of each block of the side in Han the words that a lexicon makes of it."""
    return [lexicon.translated(block.text) for block in documents[lexicon.han].blocks] if lexicon is not None else []


def _words(
    names: Sequence[Sequence[Tokens]], made: list[Tokens], lexicon: Lexicon | None
) -> tuple[list[Tokens], list[Tokens]]:
    """Return the words of each block that a lexicon can compare, in the language of the side without Han."""
    if lexicon is None:
        return [_NOTHING] * len(names[0]), [_NOTHING] * len(names[1])
    known = _NOTHING.union(*made)
    others = [own & known if own else own for own in names[1 - lexicon.han]]
    return (made, others) if lexicon.han == 0 else (others, made)
