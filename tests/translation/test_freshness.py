"""The state of blocks: every change of source, target and ledger, and what it means."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.translation import Change, Evidence, Freshness, Origin
from tests.translation.factory import chinese, english, freshness, judged, ledger, record

CURRENT, OUTDATED, UNVERIFIED = Freshness.CURRENT, Freshness.OUTDATED, Freshness.UNVERIFIED
FIRST = ("第一段讲的是公开的数据。", "The first paragraph is about open data.")
SECOND = ("第二段讲的是公开的模型。", "The second paragraph is about open models.")
THIRD = ("第三段讲的是公开的治理。", "The third paragraph is about open governance.")
ALL = ledger(FIRST, SECOND, THIRD)
TEXTS = [
    *(FIRST, SECOND, THIRD),
    ("留下的原文", "留下的原文"),
    ("## 标题", "## Heading"),
    ("- 一项", "- an item"),
    ("``` x = 1", "``` x = 1"),
]
_Texts = list[tuple[str, str]]


def _source(*changed: str) -> list[str]:
    return [*changed] or [FIRST[0], SECOND[0], THIRD[0]]


def _target(*changed: str) -> list[str]:
    return [*changed] or [FIRST[1], SECOND[1], THIRD[1]]


def test_without_a_ledger_a_translation_is_unverified() -> None:
    """Nothing says which text it was made of."""
    assert freshness(chinese(*_source()), english(*_target())) == [UNVERIFIED] * 3


def test_what_the_ledger_knows_is_current() -> None:
    """Both texts are as recorded, with their origin and reviewer."""
    known = ledger(record(FIRST[1], FIRST[0], origin="machine:deepl", reviewer="li"))
    state = judged(chinese(FIRST[0]), english(FIRST[1]), known)[0]
    assert (state.freshness, state.change, state.origin, state.reviewer, state.confidence) == (
        CURRENT,
        Change.NONE,
        Origin("machine", "deepl"),
        "li",
        1.0,
    )


def test_a_cosmetic_edit_of_the_source_outdates_nothing() -> None:
    """White space, width and quotes are no change."""
    source = _source("第一段 讲的是公开的数据．", SECOND[0], THIRD[0])
    assert freshness(chinese(*source), english(*_target()), ALL) == [CURRENT] * 3


def test_an_edit_of_the_sources_prose_outdates_its_block_only() -> None:
    """The rest of the page stays current."""
    source = _source(FIRST[0], "第二段讲的是公开的模型和公开的权重。", THIRD[0])
    states = judged(chinese(*source), english(*_target()), ALL)
    assert [state.freshness for state in states] == [CURRENT, OUTDATED, CURRENT]
    assert states[1].change is Change.PROSE


def test_the_old_source_text_is_told_where_the_ledger_has_it() -> None:
    """A translator sees what changed."""
    known = ledger(msgspec.structs.replace(record(FIRST[1], FIRST[0]), was=(FIRST[0],)))
    assert judged(chinese("第一段讲的是别的事情。"), english(FIRST[1]), known)[0].previous == FIRST[0]


def test_moves_keep_their_state() -> None:
    """Paragraphs in another order, on either side, are still the same paragraphs."""
    assert freshness(chinese(THIRD[0], FIRST[0], SECOND[0]), english(*_target()), ALL) == [CURRENT] * 3


def test_a_translators_correction_stays_current_without_its_review() -> None:
    """Same source, exactly one unknown target block in that gap."""
    known = ledger(FIRST, record(SECOND[1], SECOND[0], origin="machine:deepl", reviewer="li"), THIRD)
    target = _target(FIRST[1], "The second paragraph treats open models.", THIRD[1])
    state = judged(chinese(*_source()), english(*target), known)[1]
    assert (state.freshness, state.origin.kind, state.reviewer) == (CURRENT, "machine", "")


def test_two_corrections_side_by_side_are_unverified() -> None:
    """Which of them belongs to which is no longer known."""
    target = _target("The first one treats open data.", "The second one treats open models.", THIRD[1])
    assert freshness(chinese(*_source()), english(*target), ALL) == [UNVERIFIED, UNVERIFIED, CURRENT]


def test_a_correction_beside_an_outdated_block_stays_current() -> None:
    """The neighbour's text is known, so there is still one unknown block only."""
    source = _source(FIRST[0], "第二段讲的是公开的模型和权重。", THIRD[0])
    target = _target(FIRST[1], SECOND[1], "The third paragraph treats open governance.")
    assert freshness(chinese(*source), english(*target), ALL) == [CURRENT, OUTDATED, CURRENT]


def test_a_correction_of_another_shape_is_unverified() -> None:
    """A paragraph turned into an item is more than a correction."""
    target = _target(FIRST[1], "- The second one", THIRD[1])
    assert freshness(chinese(*_source()), english(*target), ALL)[1] is UNVERIFIED


def test_a_correction_is_one_block_for_one() -> None:
    """A text known to translate another one is no correction, and does not hide one."""
    known = ledger(("旧的一段", FIRST[1]), (SECOND[0], SECOND[1]))
    found = freshness(chinese(SECOND[0]), english("Something new here.", FIRST[1]), known)
    assert sorted(found) == [CURRENT, Freshness.EXTRA]


def test_when_both_sides_changed_it_is_touched_not_proven() -> None:
    """Where one block stands in place of the one known, it was edited; that it followed is not known."""
    source = _source(FIRST[0], "第二段讲的是公开的权重。", THIRD[0])
    target = _target(FIRST[1], "The second paragraph is about open weights.", THIRD[1])
    states = judged(chinese(*source), english(*target), ALL)
    assert [state.freshness for state in states] == [CURRENT, OUTDATED, CURRENT]
    assert (states[1].is_touched, states[1].evidence) == (True, Evidence.TEXTS)
    assert states[1].made_of == ((ALL.records[1].source[0].loose, ""),)


def test_of_two_blocks_edited_in_both_nothing_is_known() -> None:
    """Which of the records is whose cannot be told."""
    source = _source(FIRST[0], "第二段讲的是公开的权重。", "第三段讲的是公开的费用。")
    target = _target(FIRST[1], "The second paragraph is about open weights.", "The third paragraph is about open fees.")
    assert freshness(chinese(*source), english(*target), ALL) == [CURRENT, UNVERIFIED, UNVERIFIED]


def test_a_new_source_block_is_missing() -> None:
    """An insertion moves no state."""
    source = [FIRST[0], "新的一段。", SECOND[0], THIRD[0]]
    assert freshness(chinese(*source), english(*_target()), ALL) == [CURRENT, Freshness.MISSING, CURRENT, CURRENT]


def test_a_translation_of_a_deleted_block_is_extra() -> None:
    """What the source no longer says has no counterpart."""
    assert freshness(chinese(FIRST[0], THIRD[0]), english(*_target()), ALL) == [CURRENT, Freshness.EXTRA, CURRENT]


def test_a_changed_link_outdates_until_the_target_has_it() -> None:
    """Mechanical changes are not prose, and a patched target is current."""
    known = ledger(("参见[这里](/a)", "See [here](/a)"))
    source = chinese("参见[这里](/b)")
    lagging = judged(source, english("See [here](/a)"), known)[0]
    patched = judged(source, english("See [here](/b)"), known)[0]
    assert (lagging.freshness, lagging.change) == (OUTDATED, Change.MECHANICAL)
    assert (patched.freshness, patched.change) == (CURRENT, Change.MECHANICAL)


def test_a_link_into_the_targets_own_locale_is_patched() -> None:
    """`/zh/b` in the source is `/en/b` in its translation."""
    known = ledger(("参见[这里](/zh/a/)", "See [here](/en/a/)"))
    assert freshness(chinese("参见[这里](/zh/b/)"), english("See [here](/en/b/)"), known) == [CURRENT]


def test_a_correction_of_a_block_whose_link_changed_is_judged_by_the_link() -> None:
    """Even a corrected text lags if it lacks the new address."""
    known = ledger(("参见[这里](/a)", "See [here](/a)"))
    state = judged(chinese("参见[这里](/b)"), english("Look [here](/a)"), known)[0]
    assert (state.freshness, state.change) == (OUTDATED, Change.MECHANICAL)


def test_a_copy_of_the_source_is_untranslated() -> None:
    """Text in the source's language is no translation."""
    assert freshness(chinese(FIRST[0]), english(FIRST[0])) == [Freshness.UNTRANSLATED]


def test_a_copy_that_somebody_accepted_is_current() -> None:
    """The ledger goes before looks."""
    assert freshness(chinese("《论语》"), english("《论语》"), ledger(("《论语》", "《论语》"))) == [CURRENT]


def test_a_name_that_needs_no_translation_is_current() -> None:
    """No word of the source's script, and equal."""
    assert freshness(chinese("## GitHub Actions"), english("## GitHub Actions")) == [CURRENT]


def test_an_implausible_pair_is_unverified_not_outdated() -> None:
    """A known target beside a source it can hardly be of."""
    known = ledger(("短", "Short"))
    assert freshness(chinese(FIRST[0] * 4), english("Short"), known) == [UNVERIFIED]


def test_blocks_that_cannot_be_told_apart_are_outdated_if_all_their_sources_are_gone() -> None:
    """Whatever they translate, it is not today's text."""
    known = ledger(("甲的旧文", "An old text"), ("乙的旧文", "Another old one"), ("尾", "- End"))
    source = chinese("甲的新文", "乙的新文", "丙的新文", "- 尾")
    states = judged(source, english("An old text", "Another old one", "- End"), known)
    assert {state.freshness for state in states if state.target} == {OUTDATED, CURRENT}
    assert [state.freshness for state in states if 2 in state.target] == [CURRENT]


def test_a_merged_block_is_current_while_both_sources_stand() -> None:
    """And outdated when one of them changed."""
    known = ledger(record("Data and models are about openness.", FIRST[0], SECOND[0]), THIRD)
    target = english("Data and models are about openness.", THIRD[1])
    assert freshness(chinese(*_source()), target, known) == [CURRENT, CURRENT]
    changed = chinese(FIRST[0], "第二段讲的是公开的权重。", THIRD[0])
    assert OUTDATED in freshness(changed, target, known)


def test_a_split_block_is_current() -> None:
    """Two records of one source; one reviewer for one part is no review of the whole."""
    known = ledger(record("Part one", FIRST[0], reviewer="li"), record("Part two", FIRST[0], origin="machine"))
    state = judged(chinese(FIRST[0]), english("Part one", "Part two"), known)[0]
    assert (state.freshness, state.origin.kind, state.reviewer) == (CURRENT, "machine", "")


def test_a_known_repeat_of_another_source_is_unverified() -> None:
    """`Yes` for 是 says nothing of `Yes` for 对."""
    known = ledger(("| 是", "| Yes"))
    assert freshness(chinese("| 是", "| 对"), english("| Yes", "| Yes"), known) == [CURRENT, UNVERIFIED]


def test_a_default_title_stands_in_for_that_of_a_translated_admonition() -> None:
    """Only an admonition that is missing itself misses its title."""
    source = chinese("!!! 注意", FIRST[0], "!!! 提示")
    assert freshness(source, english(FIRST[1])) == [CURRENT, UNVERIFIED, Freshness.MISSING]
    assert freshness(source, english()) == [Freshness.MISSING] * 3
    assert freshness(chinese(FIRST[0]), english("!!! Note", FIRST[1])) == [Freshness.EXTRA, UNVERIFIED]


def test_a_missing_block_is_lost_if_the_ledger_knew_a_translation() -> None:
    """What was there once is another matter than what the author added."""
    states = judged(chinese(FIRST[0], SECOND[0], THIRD[0]), english(FIRST[1], THIRD[1]), ledger(FIRST, THIRD))
    assert [state.is_lost for state in states] == [False, False, False]
    states = judged(chinese(FIRST[0], SECOND[0], THIRD[0]), english(FIRST[1], THIRD[1]), ALL)
    assert [state.is_lost for state in states] == [False, True, False]


@given(st.lists(st.sampled_from(TEXTS), max_size=8), st.lists(st.sampled_from(TEXTS), max_size=8))
def test_a_ledger_of_other_texts_says_as_much_as_none(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    """Without records nothing is looked up: the states are those that a ledger of strangers leads to."""
    source, target = [one for one, _ in ours], [other for _, other in theirs]
    strangers = ledger(("别处的一段。", "A stranger."), ("又一段。", "And another one."))
    assert judged(chinese(*source), english(*target)) == judged(chinese(*source), english(*target), strangers)
