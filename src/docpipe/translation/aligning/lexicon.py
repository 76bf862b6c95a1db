"""Words that translate each other, learned from a site's own pairs: Han bigrams and Latin words that keep company."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from operator import add

import msgspec

from docpipe.model.block import Block
from docpipe.model.document import Document

_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_WORD = re.compile(r"[a-z][a-z0-9]+")
# Short texts tell most for the least work: every bigram is counted with every word.
_LONGEST = 60
_MOST_PAIRS = 4_000
_LEAST_COUNT = 2
_LEAST_DICE = 0.4
# Of what is so many times as frequent as the other, Dice's coefficient cannot be that high.
_MOST_TIMES = 4
_MOST_WORDS = 3
_SHORTEST_PLURAL = 4
_NOTHING: frozenset[str] = frozenset()


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
        # What is no Han bigram is no key, either.
        return _NOTHING.union(*filter(None, map(self.words.get, map(add, text, text[1:]))))


def learn(pairs: Iterable[tuple[Block, Block]], han: int) -> Lexicon | None:
    """Return the lexicon of pairs that translate each other; None if they teach nothing.

    A word goes with a bigram if Dice's coefficient of their appearances is high enough (Smadja and others 1996).

    Args:
        pairs: source and target blocks; long ones are left out, and no more than a few thousand are read.
        han: which of the two is written in Han.
    """
    read = [
        (_bigrams(pair[han].text), latin_words(pair[1 - han].text))
        for pair in islice((pair for pair in pairs if 1 < pair[han].han <= _LONGEST), _MOST_PAIRS)
    ]
    of_bigrams = Counter(bigram for bigrams, _ in read for bigram in bigrams)
    of_words = Counter(word for _, words in read for word in words)
    together: dict[str, Counter[str]] = {
        bigram: Counter() for bigram, count in of_bigrams.items() if count >= _LEAST_COUNT
    }
    for bigrams, words in read:
        by_count = sorted((count, word) for word in words if (count := of_words[word]) >= _LEAST_COUNT)
        counts, ordered = [count for count, _ in by_count], [word for _, word in by_count]
        for bigram in bigrams & together.keys():
            own = of_bigrams[bigram]
            low, high = bisect_left(counts, own / _MOST_TIMES), bisect_right(counts, own * _MOST_TIMES)
            together[bigram].update(ordered[low:high])
    found: dict[str, list[tuple[float, str]]] = {}
    for bigram, companions in together.items():
        for word, count in companions.items():
            dice = 2 * count / (of_bigrams[bigram] + of_words[word])
            if count >= _LEAST_COUNT and dice >= _LEAST_DICE:
                found.setdefault(bigram, []).append((-dice, word))
    best = {bigram: frozenset(word for _, word in sorted(words)[:_MOST_WORDS]) for bigram, words in found.items()}
    return Lexicon(han, best) if best else None


def _bigrams(text: str) -> set[str]:
    return {run[at : at + 2] for run in _HAN_RUN.findall(text) for at in range(len(run) - 1)}


def latin_words(text: str) -> frozenset[str]:
    """Return the Latin words of a text in lower case, without the mark of a plural, which Chinese does not have."""
    return frozenset(map(_stem, set(_WORD.findall(text.lower()))))


def with_plurals(words: frozenset[str]) -> frozenset[str]:
    """Return the words, without the mark of a plural, in all forms `words_among` has to look for."""
    return words.union([word + "s" for word in words])


def words_among(text: str, forms: frozenset[str]) -> frozenset[str]:
    """Return those of the Latin words of a text that have one of these forms, as `latin_words` does."""
    found = forms.intersection(_WORD.findall(text.lower()))
    return frozenset(map(_stem, found)) if found else _NOTHING


def _stem(word: str) -> str:
    return word[:-1] if word[-1] == "s" and len(word) >= _SHORTEST_PLURAL else word


def han_side(pairs: Iterable[tuple[Document, Document]]) -> int:
    """Return 0 or 1 for the one side of these documents that is written in Han, -1 where neither or both are."""
    both = list(pairs)
    totals = [sum(block.han - block.words for documents in both for block in documents[side].blocks) for side in (0, 1)]
    return int(totals[1] > 0) if (totals[0] > 0) != (totals[1] > 0) else -1
