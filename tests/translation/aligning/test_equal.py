"""Blocks that read the same in both documents."""

from __future__ import annotations

from docpipe.translation.aligning.equal import equal_pairs
from docpipe.translation.ledger import Ledger
from docpipe.translation.ledgers.known import known_pairs
from tests.translation.factory import EMPTY, block, ledger


def _pairs(source: list[str], target: list[str], known: Ledger = EMPTY) -> list[tuple[int, int]]:
    ours, theirs = [block(line) for line in source], [block(line) for line in target]
    return [(pair.source[0], pair.target[0]) for pair in equal_pairs(ours, theirs, known_pairs(ours, theirs, known))]


def test_code_and_names_are_fixed_points() -> None:
    """They read the same in every language."""
    source = ["甲文", "``` make", "## GitHub", "乙文"]
    assert _pairs(source, ["``` make", "A", "B", "## GitHub"]) == [(1, 0), (2, 3)]


def test_a_name_is_no_heading() -> None:
    """Texts of different shape are not the same block."""
    assert _pairs(["## GitHub"], ["| GitHub"]) == []


def test_what_repeats_proves_nothing() -> None:
    """On either side."""
    assert _pairs(["``` make", "``` make"], ["``` make"]) == []
    assert _pairs(["``` make"], ["``` make", "``` make"]) == []


def test_code_with_other_numbers_is_other_code() -> None:
    """Numbers are anchors."""
    assert _pairs(["``` sleep 1"], ["``` sleep 2"]) == []


def test_texts_without_words_prove_nothing() -> None:
    """An empty description, say."""
    assert _pairs([""], [""]) == []


def test_what_crosses_a_known_pair_proves_nothing() -> None:
    """The longest run in order is kept, and pairs the ledger has are paired already."""
    known = ledger(("甲文", "A"), ("乙文", "B"), ("## GitHub", "## GitHub"))
    assert _pairs(["甲文", "乙文", "``` make"], ["``` make", "A", "B"], known) == []
    assert _pairs(["## GitHub"], ["## GitHub"], known) == []
