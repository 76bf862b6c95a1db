"""Writing what is known, and declaring what is assumed."""

from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.document import Document
from docpipe.model.translation import Freshness, Origin
from docpipe.translation.ledger import Ledger
from docpipe.translation.sync import adopt_trust, sync, untold
from tests.translation.factory import EMPTY, chinese, english, fingerprint, freshness, judged, ledger, record

FIRST = ("第一段讲的是公开的数据。", "The first paragraph is about open data.")
SECOND = ("第二段讲的是公开的模型。", "The second paragraph is about open models.")
THIRD = ("第三段讲的是公开的治理。", "The third paragraph is about open governance.")
SOURCE = chinese(FIRST[0], SECOND[0], THIRD[0])
TARGET = english(FIRST[1], SECOND[1], THIRD[1])


def _sync(source: Document, target: Document, known: Ledger) -> Ledger:
    return sync(source, target, known, judged(source, target, known))


def _adopt(source: Document, target: Document, known: Ledger = EMPTY) -> Ledger:
    return adopt_trust(source, target, known, judged(source, target, known))


def test_an_up_to_date_ledger_is_left_as_it_is() -> None:
    """Origins, reviewers and unknown fields included."""
    kept = msgspec.structs.replace(record(SECOND[1], SECOND[0], origin="machine:a", reviewer="li"), fields=("x=1",))
    known = ledger(FIRST, kept, THIRD)
    assert _sync(SOURCE, TARGET, known) == known


def test_records_stay_where_they_are() -> None:
    """A moved block changes no line, so that nothing said of it elsewhere is in its way."""
    known = ledger(THIRD, FIRST, SECOND)
    assert _sync(SOURCE, TARGET, known) == known


def test_new_records_follow_the_order_of_the_target() -> None:
    """Where those before them stand; also such as were put into the ledger anywhere."""
    assert _adopt(SOURCE, TARGET, ledger(THIRD, FIRST)).records[:2] == ledger(THIRD, FIRST).records
    together = ledger(SECOND, THIRD, FIRST)
    states = judged(SOURCE, TARGET, together)
    assert sync(SOURCE, TARGET, together, states, unplaced=ledger(SECOND).records) == ledger(THIRD, FIRST, SECOND)


def test_unverified_blocks_get_no_record() -> None:
    """Sync claims nothing new."""
    assert _sync(SOURCE, TARGET, ledger(SECOND)) == ledger(SECOND)


def test_a_correction_is_written_and_its_review_is_void() -> None:
    """The record takes on the new target text."""
    known = ledger(FIRST, record(SECOND[1], SECOND[0], origin="machine:a", reviewer="li"), THIRD)
    target = english(FIRST[1], "The second one treats open models.", THIRD[1])
    expected = record("The second one treats open models.", SECOND[0], origin="machine:a")
    assert _sync(SOURCE, target, known) == ledger(FIRST, expected, THIRD)


def test_an_outdated_block_keeps_its_record() -> None:
    """So that it stays outdated, not unknown."""
    source = chinese(FIRST[0], "第二段讲的是公开的权重。", THIRD[0])
    known = ledger(FIRST, SECOND, THIRD)
    assert _sync(source, TARGET, known) == known


def test_an_outdated_record_remembers_the_old_source_text_until_it_is_mended() -> None:
    """`was:` stands on outdated records only."""
    source = chinese(FIRST[0], "第二段讲的是公开的权重。", THIRD[0])
    known = ledger(FIRST, SECOND, THIRD)
    states = [
        msgspec.structs.replace(state, previous=SECOND[0]) if state.freshness is Freshness.OUTDATED else state
        for state in judged(source, TARGET, known)
    ]
    remembered = sync(source, TARGET, known, states)
    assert [entry.was for entry in remembered.records] == [(), (SECOND[0],), ()]
    assert _sync(source, TARGET, remembered) == remembered
    assert _sync(SOURCE, TARGET, remembered) == known


def test_a_patched_link_is_written() -> None:
    """A mechanical change that the target follows is current from now on."""
    known = ledger(record("See [here](/a)", "参见[这里](/a)", reviewer="li"))
    source, target = chinese("参见[这里](/b)"), english("See [here](/b)")
    synced = _sync(source, target, known)
    assert synced == ledger(("参见[这里](/b)", "See [here](/b)"))
    assert freshness(chinese("参见[这里](/c)"), target, synced) == [Freshness.OUTDATED]


def test_a_link_not_yet_patched_keeps_the_old_source() -> None:
    """It is outdated after sync as before, corrected text or not."""
    known = ledger(("参见[这里](/a)", "See [here](/a)"))
    source = chinese("参见[这里](/b)")
    assert _sync(source, english("See [here](/a)"), known) == known
    corrected = _sync(source, english("Look [here](/a)"), known)
    assert corrected == ledger(("参见[这里](/a)", "Look [here](/a)"))


def test_a_record_of_texts_that_are_gone_goes_when_they_are_many() -> None:
    """A deletion that is taken back finds its record again; at last the ledger is that of the document."""
    gone = [(f"不再有的第{number}段话。", f"A paragraph, number {number}, that is gone.") for number in range(9)]
    source, target = chinese(FIRST[0]), english(FIRST[1])
    few, many = ledger(gone[0], FIRST, *gone[1:8]), ledger(gone[0], FIRST, *gone[1:])
    assert _sync(source, target, few) == few
    assert _sync(source, target, many) == ledger(FIRST)


def test_a_record_that_another_one_replaced_goes() -> None:
    """The text is there, and a translation of something else by now."""
    known = ledger(SECOND, record(SECOND[1], FIRST[0]))
    assert _sync(chinese(SECOND[0]), english(SECOND[1]), known) == ledger(SECOND)


def test_a_record_waits_for_its_target_while_its_source_stands() -> None:
    """A half-edited translation loses no knowledge, and the record keeps its place."""
    known = ledger(FIRST, SECOND, THIRD)
    assert _sync(SOURCE, english(FIRST[1], THIRD[1]), known) == known
    assert _sync(SOURCE, english(SECOND[1], THIRD[1]), known) == known


def test_a_name_that_needs_no_translation_needs_no_record() -> None:
    """It is current by its looks, and by no claim."""
    name = "GitHub Actions"
    assert _sync(chinese(name, "动作"), english(name), ledger(("动作", name))) == ledger(("动作", name))
    assert _sync(chinese(name), english(name), EMPTY) == EMPTY


def test_an_extra_block_keeps_its_record() -> None:
    """Its source may come back."""
    known = ledger(FIRST, SECOND, THIRD)
    assert _sync(chinese(FIRST[0], THIRD[0]), TARGET, known) == known


def test_an_outdated_block_is_given_its_old_words() -> None:
    """As long as it is outdated; what is not known is left open, and so is what is there."""
    source, known = chinese(FIRST[0], "第二段讲的是别的东西。", THIRD[0]), ledger(FIRST, SECOND, THIRD)
    states = judged(source, TARGET, known)
    assert untold(source, TARGET, known, states) == {fingerprint(SECOND[0])}
    told = sync(source, TARGET, known, states, {fingerprint(SECOND[0]): SECOND[0], fingerprint(FIRST[0]): "x"})
    assert [entry.was for entry in told.records] == [(), (SECOND[0],), ()]
    assert sync(source, TARGET, known, states) == known
    assert untold(source, TARGET, told, judged(source, TARGET, told)) == frozenset()
    assert [state.previous for state in judged(source, TARGET, told)] == ["", SECOND[0], ""]
    assert _sync(SOURCE, TARGET, told) == known


def test_merged_blocks_are_given_all_their_old_words_or_none() -> None:
    """Half of what was translated would show as if the rest were new."""
    both = record(SECOND[1], FIRST[0], SECOND[0])
    source, target = chinese("全新的一段在这里。", THIRD[0]), english(SECOND[1], THIRD[1])
    known = ledger(both, THIRD)
    states = judged(source, target, known)
    half = {fingerprint(FIRST[0]): FIRST[0]}
    assert [entry.was for entry in sync(source, target, known, states, half).records] == [(), ()]
    whole = {**half, fingerprint(SECOND[0]): SECOND[0]}
    assert [entry.was for entry in sync(source, target, known, states, whole).records] == [(FIRST[0], SECOND[0]), ()]


def test_adopting_declares_todays_pairs_current_as_assumed() -> None:
    """Honestly: the origin says so."""
    adopted = _adopt(SOURCE, TARGET)
    assert freshness(SOURCE, TARGET, adopted) == [Freshness.CURRENT] * 3
    assert {entry.origin for entry in adopted.records} == {Origin("assumed")}


def test_adopting_changes_nothing_that_is_known() -> None:
    """Neither a human's record nor an outdated one."""
    source = chinese(FIRST[0], "第二段讲的是公开的权重。", THIRD[0])
    known = ledger(FIRST, SECOND)
    assert _adopt(source, TARGET, known) == ledger(FIRST, SECOND, record(THIRD[1], THIRD[0], origin="assumed"))


def test_adopting_leaves_out_what_is_no_translation() -> None:
    """Untranslated and implausible pairs stay open."""
    assert _adopt(chinese(FIRST[0]), english(FIRST[0])) == EMPTY
    assert _adopt(chinese(FIRST[0] * 5), english("Short")) == EMPTY


def test_adopting_replaces_what_waited() -> None:
    """A record whose translation was rewritten goes when the new text is declared current."""
    known = ledger(FIRST, SECOND, THIRD)
    target = english("One about open data it is.", "Two about open models it is.", THIRD[1])
    adopted = _adopt(SOURCE, target, known)
    assert [entry.target for entry in adopted.records] == [fingerprint(part.text) for part in target.blocks]


LINES = [FIRST[0], SECOND[0], THIRD[0], "## 甲", "- 项", "| 是", "参见[这里](/a)"]
TARGET_LINES = [FIRST[1], SECOND[1], "## A", "- item", "| Yes", "See [here](/a)", FIRST[0]]


@given(
    st.lists(st.sampled_from(LINES), max_size=6, unique=True),
    st.lists(st.sampled_from(TARGET_LINES), max_size=6, unique=True),
    st.lists(
        st.tuples(st.sampled_from(LINES), st.sampled_from(TARGET_LINES)), max_size=4, unique_by=lambda pair: pair[1]
    ),
)
def test_sync_is_idempotent_and_changes_no_freshness(
    source: list[str], target: list[str], pairs: list[tuple[str, str]]
) -> None:
    """What is written says what was seen, and writing it again changes nothing.

    For texts that stand once, and target texts that the ledger knows of one source each: of several readings
    of repeats another one may be taken when more is known.
    """
    one, other, known = chinese(*source), english(*target), ledger(*pairs)
    synced = _sync(one, other, known)
    assert _sync(one, other, synced) == synced
    assert Counter(freshness(one, other, synced)) == Counter(freshness(one, other, known))
