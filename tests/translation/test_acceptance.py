"""What people say of single blocks."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.document import Document
from docpipe.model.translation import Freshness
from docpipe.translation.acceptance import accepted, reviewed, reviewer_name
from docpipe.translation.ledger import Ledger
from tests.translation.factory import EMPTY, chinese, english, freshness, judged, ledger, record

FIRST = ("第一段讲的是公开的数据。", "The first paragraph is about open data.")
SECOND = ("第二段讲的是公开的模型。", "The second paragraph is about open models.")
THIRD = ("第三段讲的是公开的治理。", "The third paragraph is about open governance.")
SOURCE = chinese(FIRST[0], SECOND[0], THIRD[0])
TARGET = english(FIRST[1], SECOND[1], THIRD[1])
CHANGED = "第二段讲的是公开的模形。"
KNOWN = ledger(FIRST, SECOND, THIRD)


def _accept(source: Document, target: Document, known: Ledger, *chosen: int) -> Ledger:
    return accepted(source, target, known, judged(source, target, known), chosen)


def _review(known: Ledger, by: str, *chosen: int) -> Ledger:
    return reviewed(SOURCE, TARGET, known, judged(SOURCE, TARGET, known), chosen, by)


def test_an_outdated_block_becomes_current_and_keeps_its_origin() -> None:
    """Its review is void, and the old text is known no more; fields of other versions are."""
    source = chinese(FIRST[0], CHANGED, THIRD[0])
    old = msgspec.structs.replace(
        record(SECOND[1], SECOND[0], origin="machine:a", reviewer="li"), was=(SECOND[0],), fields=("x=1",)
    )
    new = msgspec.structs.replace(record(SECOND[1], CHANGED, origin="machine:a"), fields=("x=1",))
    known = ledger(FIRST, old, THIRD)
    assert freshness(source, TARGET, known)[1] is Freshness.OUTDATED
    assert _accept(source, TARGET, known, 1) == ledger(FIRST, new, THIRD)


def test_a_mechanical_change_can_be_accepted() -> None:
    """The source has a new address that the translation shall not have."""
    linked = ("见[文档](https://a.example/1)里的第一部分说明。", "See the [docs](https://a.example/1), the first part.")
    source = chinese(FIRST[0], linked[0].replace("/1", "/2"), THIRD[0])
    target = english(FIRST[1], linked[1], THIRD[1])
    known = ledger(FIRST, linked, THIRD)
    assert freshness(source, target, known)[1] is Freshness.OUTDATED
    assert freshness(source, target, _accept(source, target, known, 1)) == [Freshness.CURRENT] * 3


def test_an_unverified_block_is_assumed() -> None:
    """Nobody said who translated it; the others stay unverified."""
    new = _accept(SOURCE, TARGET, EMPTY, 1)
    assert new == ledger(record(SECOND[1], SECOND[0], origin="assumed"))
    assert freshness(SOURCE, TARGET, new) == [Freshness.UNVERIFIED, Freshness.CURRENT, Freshness.UNVERIFIED]


def test_what_is_current_missing_or_untranslated_is_not_accepted() -> None:
    """The ledger is only brought up to date."""
    target = english(FIRST[1], SECOND[0])
    known = ledger(FIRST)
    kinds = freshness(SOURCE, target, known)
    assert sorted(kinds) == [Freshness.CURRENT, Freshness.MISSING, Freshness.UNTRANSLATED]
    assert _accept(SOURCE, target, known, 0, 1, 2) == known


def test_a_merged_block_is_accepted_whole() -> None:
    """One block that translates two becomes current, and stays it."""
    source = chinese(FIRST[0], CHANGED, THIRD[0])
    target = english(f"{FIRST[1]} {SECOND[1]}", THIRD[1])
    known = ledger(record(f"{FIRST[1]} {SECOND[1]}", FIRST[0], SECOND[0]), THIRD)
    states = judged(source, target, known)
    chosen = [number for number, state in enumerate(states) if state.freshness is Freshness.OUTDATED]
    new = accepted(source, target, known, states, chosen)
    assert chosen
    assert Freshness.OUTDATED not in freshness(source, target, new)


_PARTS = st.lists(st.sampled_from([FIRST, SECOND, THIRD]), min_size=1, max_size=6)
_SHAPES = st.sampled_from(["{}", "- {}", "## {}"])


@given(st.lists(st.tuples(_PARTS, _SHAPES), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_what_was_accepted_is_current(blocks: list[tuple[list[tuple[str, str]], str]], dice: object) -> None:
    """Whatever the ledger knew, repeats included; and a second time there is nothing to do."""
    del dice
    source = chinese(*(shape.format("".join(zh for zh, _ in parts)) for parts, shape in blocks))
    target = english(*(shape.format(" ".join(en for _, en in parts)) for parts, shape in blocks))
    states = judged(source, target)
    sure = [number for number, state in enumerate(states) if len(state.source) == len(state.target) == 1]
    new = accepted(source, target, EMPTY, states, sure)
    again = judged(source, target, new)
    if len(sure) == len(states):
        assert {state.freshness for state in again} == {Freshness.CURRENT}
    assert accepted(source, target, new, again, range(len(again))) == new or len(sure) < len(states)


def test_a_review_is_of_current_blocks_only() -> None:
    """An outdated or unverified one has none."""
    known = ledger(FIRST, SECOND)
    expected = ledger(record(FIRST[1], FIRST[0], reviewer="li"), record(SECOND[1], SECOND[0], reviewer="li"))
    assert _review(known, "li", 0, 1, 2) == expected


def test_a_review_is_of_two_texts_wherever_they_stand() -> None:
    """Of repeated cells any may be named; and any takes it back."""
    yes = ("| 是的网络", "| Yes, networks")
    source, target = chinese(yes[0], FIRST[0], yes[0]), english(yes[1], FIRST[1], yes[1])
    known = ledger(yes, FIRST, yes)
    by_li = ledger(record(yes[1], yes[0], reviewer="li"), FIRST, record(yes[1], yes[0], reviewer="li"))
    for number in (0, 2):
        new = reviewed(source, target, known, judged(source, target, known), [number], "li")
        assert new == by_li
        assert [state.reviewer for state in judged(source, target, new)] == ["li", "", "li"]
        assert reviewed(source, target, new, judged(source, target, new), [number], "") == known


def test_a_review_is_taken_back() -> None:
    """By nobody; what else is known stays."""
    assert _review(_review(KNOWN, "li", 0, 1, 2), "", 1) == ledger(
        record(FIRST[1], FIRST[0], reviewer="li"), SECOND, record(THIRD[1], THIRD[0], reviewer="li")
    )


def test_a_review_keeps_the_records_of_texts_that_are_gone() -> None:
    """They stay where they are, so that a review changes no other line."""
    target = english(FIRST[1], SECOND[1])
    new = reviewed(SOURCE, target, KNOWN, judged(SOURCE, target, KNOWN), [0, 1], "li")
    assert [each.target for each in new.records] == [each.target for each in KNOWN.records]


@pytest.mark.parametrize("name", ["li", "Li Wei", "李伟", "a\u200db", "O’Hara (QA)", "x" * 100])
def test_names_of_reviewers(name: str) -> None:
    """They may be of any script, and stand without blanks around them."""
    assert reviewer_name(f"  {name} ") == name


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\x1b[31m", "a\u2028b", "\u202eil", "...", "x" * 101, "\ud800a"])
def test_what_is_no_name(name: str) -> None:
    """Nothing that a terminal obeys, or a reader cannot see, gets into a ledger."""
    with pytest.raises(ValueError, match=r"has|is longer"):
        reviewer_name(name)
