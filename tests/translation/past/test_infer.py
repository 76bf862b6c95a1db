"""What versions tell of blocks that no ledger knows."""

from __future__ import annotations

from docpipe.model.translation import BlockState, Change, Evidence, Freshness
from docpipe.translation.past.accepted import digests_of
from docpipe.translation.past.infer import inferred
from tests.translation.factory import EMPTY, block, chinese, english, judged, ledger
from tests.translation.versions import Versions

ZH = ("第一段讲的是公开的数据。", "第二段讲的是公开的模型，任何人都可以下载。", "第三段讲的是公开的治理。")
EN = (
    "The first paragraph is about open data.",
    "The second one is about open models, which anybody may download.",
    "The third paragraph is about open governance.",
)
MORE = "第二段讲的是公开的模型，任何人都可以下载，但是不得用于商业用途。"
MENDED = EN[1].replace("which anybody", "and anybody")
CURRENT, OUTDATED, UNVERIFIED = Freshness.CURRENT, Freshness.OUTDATED, Freshness.UNVERIFIED
KNOWN = ledger(*zip(ZH, EN, strict=True))


def _states(past: Versions, source: tuple[str, ...], target: tuple[str, ...]) -> tuple[BlockState, ...]:
    ours, theirs = chinese(*source), english(*target)
    return inferred(ours, theirs, judged(ours, theirs, EMPTY), past)


def _with(lines: tuple[str, ...], text: str) -> tuple[str, ...]:
    return lines[0], text, lines[2]


def test_what_was_written_together_is_current() -> None:
    """And rests on the history."""
    states = _states(Versions().commit(ZH, EN), ZH, EN)
    assert [(state.freshness, state.evidence) for state in states] == [(CURRENT, Evidence.HISTORY)] * 3


def test_a_source_that_says_more_outdates_its_block() -> None:
    """With its old text, what that was, and since when."""
    past = Versions().commit(ZH, EN).commit(_with(ZH, MORE), None)
    first, second, third = _states(past, _with(ZH, MORE), EN)
    assert [first.freshness, second.freshness, third.freshness] == [CURRENT, OUTDATED, CURRENT]
    assert (second.previous, second.change, second.since) == (ZH[1], Change.PROSE, 100)
    assert second.made_of == (digests_of(block(ZH[1])),)


def test_a_small_edit_after_that_touches_it() -> None:
    """Unless the commit counts as no change."""
    past = Versions().commit(ZH, EN).commit(_with(ZH, MORE), None)
    touched = past.commit(None, _with(EN, MENDED))
    state = _states(touched, _with(ZH, MORE), _with(EN, MENDED))[1]
    assert (state.freshness, state.is_touched) == (OUTDATED, True)
    past = Versions().commit(ZH, EN).commit(_with(ZH, MORE), None)
    ignored = past.commit(None, _with(EN, MENDED), is_ignored=True)
    state = _states(ignored, _with(ZH, MORE), _with(EN, MENDED))[1]
    assert (state.freshness, state.is_touched) == (OUTDATED, False)


def test_a_change_that_was_accepted_outdates_nothing() -> None:
    """The translation is one of today's text as well."""
    past = Versions().commit(ZH, EN).commit(_with(ZH, MORE), None)
    past.changes[digests_of(block(ZH[1]))] = digests_of(block(MORE))
    assert [state.freshness for state in _states(past, _with(ZH, MORE), EN)] == [CURRENT] * 3


def test_what_is_cut_off_is_unknown() -> None:
    """The oldest version that is there may be older than its commit."""
    assert {state.freshness for state in _states(Versions().commit(ZH, EN).cut(), ZH, EN)} == {UNVERIFIED}
    assert {state.freshness for state in _states(Versions(), ZH, EN)} == {UNVERIFIED}


def test_what_a_ledger_knows_is_not_asked_for() -> None:
    """The past is not even opened."""
    past, source, target = Versions().commit(ZH, EN), chinese(*ZH), english(*EN)
    assert inferred(source, target, judged(source, target, KNOWN), past) == judged(source, target, KNOWN)
    assert not past.is_asked


def test_a_ledger_knows_better_unless_it_knows_a_place_only() -> None:
    """A known translation stays outdated; one that was edited may have followed its source."""
    past = Versions().commit(ZH, EN).commit(_with(ZH, MORE), None)
    source, target = chinese(*_with(ZH, MORE)), english(*EN)
    assert inferred(source, target, judged(source, target, KNOWN), past)[1].evidence is Evidence.LEDGER
    followed = _with(EN, EN[1].replace("may download", "may download, though not for any commercial purpose"))
    past.commit(None, followed)
    target = english(*followed)
    before = judged(source, target, KNOWN)
    assert (before[1].freshness, before[1].is_touched) == (OUTDATED, True)
    after = inferred(source, target, before, past)
    assert [state.freshness for state in after] == [CURRENT] * 3
    assert (after[1].is_touched, after[1].evidence) == (False, Evidence.HISTORY)
    cut = Versions().commit(_with(ZH, MORE), followed).cut()
    assert inferred(source, target, before, cut) == before


def test_an_accepted_change_holds_for_what_a_ledger_knows() -> None:
    """And for nothing else."""
    past = Versions().commit(ZH, EN).commit(_with(ZH, MORE), None)
    source, target = chinese(*_with(ZH, MORE)), english(*EN)
    before = judged(source, target, KNOWN)
    assert inferred(source, target, before, past)[1].freshness is OUTDATED
    past.changes[digests_of(block(ZH[1]))] = digests_of(block(MORE))
    assert inferred(source, target, before, past)[1].freshness is CURRENT
