"""What an outdated translation was made of."""

from __future__ import annotations

from docpipe.model.translation import Freshness
from docpipe.translation.past.made_of import MadeOf
from tests.translation.factory import chinese, english, judged, ledger, record

FIRST, SECOND = "第一段写的是网络。", "第二段写的是 1.5 版。"


def test_an_outdated_block_has_the_record_it_rests_on() -> None:
    """Of prose, the record of the translation whose source is gone; of a number, the one of today's words."""
    known = ledger((FIRST, "The first is about networks."), (SECOND, "The second is about version 1.5."))
    source = chinese("第一段写的是整个网络和它的节点。", SECOND.replace("1.5", "15"))
    target = english("The first is about networks.", "The second is about version 1.5.")
    states = judged(source, target, known)
    assert [state.freshness for state in states] == [Freshness.OUTDATED, Freshness.OUTDATED]
    made_of = MadeOf(source, target, known)
    assert [made_of.records(state) for state in states] == [(known.records[0],), (known.records[1],)]


def test_other_blocks_have_none() -> None:
    """Neither what is current nor what no ledger knows."""
    source, target = chinese(FIRST, SECOND), english("The first is about networks.", "The second is about version 1.5.")
    known = ledger(record("The first is about networks.", FIRST))
    made_of = MadeOf(source, target, known)
    assert [made_of.records(state) for state in judged(source, target, known)] == [(), ()]
