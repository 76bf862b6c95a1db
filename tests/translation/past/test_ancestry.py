"""Pairs that stood at one place when both texts had one structure."""

from __future__ import annotations

from docpipe.translation.align import align
from docpipe.translation.ledgers.known import KNOWN
from docpipe.translation.past.ancestry import align_by_history
from tests.translation.factory import EMPTY, chinese, english, indices, ledger
from tests.translation.versions import Versions

ZH = ("# 一篇文章", "开头的一段话。", "中间的一段话。", "最后的一段话。")
EN = ("# An article", "A paragraph to begin with.", "A paragraph in between.", "A paragraph to end with.")


def test_blocks_that_stood_together_once_are_a_pair() -> None:
    """Whatever came and went on both sides since; only the ledger makes a pair certain."""
    source = chinese(ZH[0], "新来的第一段话。", *ZH[1:3])
    target = english(EN[0], EN[2], EN[3])
    past = Versions().commit(ZH, EN)
    found = align_by_history(source, target, EMPTY, align(source, target, EMPTY), past=past)
    assert ((0,), (0,)) in indices(found)
    assert ((3,), (1,)) in indices(found)
    assert all(pair.confidence < KNOWN for pair in found.pairs)


def test_the_past_is_not_asked_where_there_is_no_doubt() -> None:
    """What the ledger knows stays as it is."""
    source, target, known = chinese(*ZH), english(*EN), ledger(*zip(ZH, EN, strict=True))
    past, alignment = Versions().commit(ZH, EN), align(source, target, known)
    assert align_by_history(source, target, known, alignment, past=past) is alignment
    assert not past.is_asked


def test_without_a_version_of_one_structure_nothing_is_learned() -> None:
    """The alignment by the texts alone stays."""
    source, target = chinese(*ZH[:3]), english(*EN[:2])
    alignment = align(source, target, EMPTY)
    past = Versions().commit(ZH, EN[:2])
    assert align_by_history(source, target, EMPTY, alignment, past=past) is alignment
