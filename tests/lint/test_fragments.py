"""Which place of which page a link names."""

from __future__ import annotations

import time

from docpipe.lint.fragments import LetterCase
from tests.index.documents import document


def test_the_id_that_was_meant() -> None:
    """One id of the same letters, NFC and decoded; none where two would do."""
    letters = LetterCase()
    known = document("content/zh/a.md", ids=("api-参考", "Abc", "aBC", "x"))
    assert letters.meant(known, "API-%E5%8F%82%E8%80%83") == "api-参考"
    assert letters.meant(known, "abc") is None
    assert letters.meant(known, "y") is None


def test_many_ids_are_folded_once() -> None:
    """As many links as ids cost linear time."""
    letters = LetterCase()
    known = document("content/zh/a.md", ids=tuple(f"id-{number}" for number in range(20_000)))
    start = time.perf_counter()
    assert all(letters.meant(known, f"ID-{number}") for number in range(20_000))
    assert time.perf_counter() - start < 5
