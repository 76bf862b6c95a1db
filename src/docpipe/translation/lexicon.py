"""Words that translate each other, learned from a site's own pairs: Han bigrams and Latin words that keep company."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document

_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")
# Short texts tell most for the least work: every bigram is counted with every word.
_LONGEST = 60
_MOST_PAIRS = 4_000
_LEAST_COUNT = 2
_LEAST_DICE = 0.4
_MOST_WORDS = 3
_SHORTEST_PLURAL = 4


class Lexicon(msgspec.Struct, frozen=True):
    """What bigrams of Han characters are usually translated as.

    Attributes:
        han: the side written in Han, 0 for the source, 1 for the target.
        words: by bigram, the Latin words that stand where it stands.
    """

    han: int
    words: Mapping[str, frozenset[str]]

    def translated(self, text: str) -> frozenset[str]:
        """Return the Latin words that are to be expected where `text` was translated."""
        words = self.words
        return frozenset(word for bigram in _bigrams(text) if bigram in words for word in words[bigram])


def learn(pairs: Iterable[tuple[Block, Block]], han: int) -> Lexicon | None:
    """Return the lexicon of pairs that translate each other; None if they teach nothing.

    A word goes with a bigram if Dice's coefficient of their appearances is high enough (Smadja and others 1996).

    Args:
        pairs: source and target blocks; long ones are left out, and no more than a few thousand are read.
        han: which of the two is written in Han.
    """
    of_bigrams, of_words, together = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    read = 0
    for pair in pairs:
        if not 1 < pair[han].han <= _LONGEST:
            continue
        bigrams, words = _bigrams(pair[han].text), latin_words(pair[1 - han].text)
        of_bigrams.update(bigrams)
        of_words.update(words)
        together.update((bigram, word) for bigram in bigrams for word in words)
        read += 1
        if read == _MOST_PAIRS:
            break
    found: dict[str, list[tuple[float, str]]] = {}
    for (bigram, word), count in together.items():
        dice = 2 * count / (of_bigrams[bigram] + of_words[word])
        if count >= _LEAST_COUNT and dice >= _LEAST_DICE:
            found.setdefault(bigram, []).append((-dice, word))
    best = {bigram: frozenset(word for _, word in sorted(words)[:_MOST_WORDS]) for bigram, words in found.items()}
    return Lexicon(han, best) if best else None


def _bigrams(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN_RUN.findall(text) for at in range(len(run) - 1)}


def latin_words(text: str) -> frozenset[str]:
    """Return the Latin words of a text in lower case, without the mark of a plural, which Chinese does not have."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:-1] if len(word) >= _SHORTEST_PLURAL and word.endswith("s") else word for word in words)


def han_side(pairs: Iterable[tuple[Document, Document]]) -> int:
    """Return 0 or 1 for the one side of these documents that is written in Han, -1 where neither or both are."""
    totals = [0, 0]
    for documents in pairs:
        for side, document in enumerate(documents):
            totals[side] += sum(block.han - block.words for block in document.blocks)
    return int(totals[1] > 0) if (totals[0] > 0) != (totals[1] > 0) else -1
