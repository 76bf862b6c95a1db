"""The index in pieces."""

from __future__ import annotations

import gzip
import itertools
import json
import random
import time
from collections.abc import Callable, Iterable

from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.publish.search.postings import changed, postings
from docpipe.publish.search.shards import MOST_BYTES, Shard
from docpipe.publish.search.shards import shards as in_pieces

TERMS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=3)
DOCUMENTS = st.lists(st.dictionaries(TERMS, st.integers(1, 30), max_size=20), max_size=8)


def shards(
    index: Iterable[tuple[str, list[int]]], is_known: Callable[[bytes], bool] = lambda _content: False
) -> tuple[Shard, ...]:
    """Return all pieces of an index."""
    return tuple(in_pieces(index, is_known))


@given(DOCUMENTS)
def test_nothing_is_lost(documents: list[dict[str, int]]) -> None:
    """Every term of every document is in the piece that its place in the order names, with its score."""
    pieces = shards(postings(documents))
    found: list[dict[str, int]] = [{} for _ in documents]
    for number, piece in enumerate(pieces):
        for term, pairs in json.loads(piece.content).items():
            units = [sign.encode("utf-16-be", "surrogatepass") for sign in (piece.first, term)]
            assert units[0] <= units[1]
            if number + 1 < len(pieces):
                assert units[1] < pieces[number + 1].first.encode("utf-16-be", "surrogatepass")
            page = 0
            for step, score in zip(pairs[::2], pairs[1::2], strict=True):
                page += step
                found[page][term] = score
    assert found == documents


@given(DOCUMENTS)
def test_the_same_documents_give_the_same_pieces(documents: list[dict[str, int]]) -> None:
    """The order of the terms in a document changes nothing."""
    turned = [dict(reversed(document.items())) for document in documents]
    assert shards(postings(documents)) == shards(postings(turned))


@given(DOCUMENTS, st.data())
def test_an_index_can_be_changed(documents: list[dict[str, int]], data: st.DataObject) -> None:
    """What comes of replacing documents is the index of all of them, piece by piece."""
    numbers = st.integers(0, max(0, len(documents) - 1))
    replaced = data.draw(st.dictionaries(numbers, st.dictionaries(TERMS, st.integers(1, 30)), max_size=len(documents)))
    today = [replaced.get(number, document) for number, document in enumerate(documents)]
    before = shards(postings(documents))
    contents = {piece.content for piece in before}
    pieces = [json.loads(piece.content) for piece in before]
    assert list(changed(pieces, replaced)) == list(postings(today))
    pieces = [json.loads(piece.content) for piece in before]
    assert shards(changed(pieces, replaced), contents.__contains__) == shards(postings(today))


@given(st.lists(st.integers(0, 4), max_size=1200), st.integers(0, 3))
@example([4] * 600 + [0], 0)
def test_hundreds_of_documents(has: list[int], seed: int) -> None:
    """Steps over few documents and over many, within what is read at once and beyond it, are all kept."""
    documents = [
        {} if chance == 4 else {"often": 1 + number % 255, **({"seldom": 255} if chance == seed else {})}
        for number, chance in enumerate(has)
    ]
    for term, steps in postings(documents):
        places = list(itertools.accumulate(steps[::2]))
        assert [(place, score) for place, score in zip(places, steps[1::2], strict=True)] == [
            (number, scores[term]) for number, scores in enumerate(documents) if term in scores
        ]


def test_a_change_touches_few_pieces() -> None:
    """Where a run of terms ends does not depend on those before it."""
    chance = random.Random(2)  # noqa: S311 - no secret
    words = sorted({"".join(chance.choices("abcdefgh", k=6)) for _ in range(20_000)})
    index = {word: [chance.randrange(500), 1] for word in words}
    before = {piece.content for piece in shards(index.items())}
    after = {piece.content for piece in shards(each for each in index.items() if each[0] != words[100])}
    assert len(before) > 20
    assert len(after - before) <= 3


def test_thousands_of_posts() -> None:
    """Pieces stay small and are made within seconds, however many posts there are."""
    chance = random.Random(1)  # noqa: S311 - no secret
    signs = [chr(0x4E00 + number) for number in range(2_000)]
    weights = [1 / (rank + 3) for rank in range(len(signs))]
    documents = []
    for _ in range(3_000):
        text = chance.choices(signs, weights, k=80)
        documents.append(dict.fromkeys(map("".join, itertools.pairwise(text)), 1))
    start = time.process_time()
    pieces = shards(postings(documents))
    assert time.process_time() - start < 10
    large = [piece for piece in pieces if len(gzip.compress(piece.content)) > MOST_BYTES + 500]
    assert all(len(json.loads(piece.content)) == 1 for piece in large)
    assert len(pieces) > 50
