"""Pairs the ledger knows, and the gaps between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.translation import Pair
from docpipe.translation.ledger import Ledger
from docpipe.translation.ledgers.known import KNOWN, Gap, gaps_between, known_pairs
from tests.translation.factory import EMPTY, block, ledger, record


def _pairs(source: list[str], target: list[str], known: Ledger) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    found = known_pairs([block(line) for line in source], [block(line) for line in target], known)
    assert all(pair.confidence == KNOWN for pair in found)
    return [(pair.source, pair.target) for pair in found]


def test_texts_of_one_record_are_paired_wherever_they_stand() -> None:
    """A moved block keeps its pair."""
    known = ledger(("甲文", "A"), ("乙文", "B"), ("丙文", "C"))
    assert _pairs(["甲文", "乙文", "丙文"], ["C", "A", "B"], known) == [((2,), (0,)), ((0,), (1,)), ((1,), (2,))]


def test_repeats_are_paired_in_order_between_fixed_points() -> None:
    """The same cell twice belongs to the rows around it."""
    known = ledger(("| 是", "| Yes"), ("甲文", "A"), ("乙文", "B"))
    source = ["甲文", "| 是", "乙文", "| 是"]
    assert _pairs(source, ["A", "B", "| Yes"], known) == [((0,), (0,)), ((2,), (1,)), ((3,), (2,))]


def test_one_word_for_two_source_words_is_paired_in_order() -> None:
    """Two source texts may share a translation."""
    known = ledger(("| 是", "| Yes"), ("| 对", "| Yes"))
    assert _pairs(["| 对", "| 是"], ["| Yes", "| Yes"], known) == [((0,), (0,)), ((1,), (1,))]


def test_repeats_that_were_moved_are_paired_at_last() -> None:
    """What no gap holds on both sides is still the same text."""
    known = ledger(("| 是", "| Yes"), ("甲文", "A"))
    assert _pairs(["| 是", "| 是", "甲文"], ["A", "| Yes"], known) == [((2,), (0,)), ((0,), (1,))]


def test_equal_texts_with_different_links_find_their_own() -> None:
    """Anchors are compared before texts."""
    known = ledger(("[这里](/a)", "[here](/a)"), ("[这里](/b)", "[here](/b)"))
    assert _pairs(["[这里](/b)", "[这里](/a)"], ["[here](/a)", "[here](/b)"], known) == [((1,), (0,)), ((0,), (1,))]


def test_merged_blocks_are_one_pair() -> None:
    """A record with two sources pairs both with its target."""
    known = ledger(record("A and B", "甲文", "乙文"))
    assert _pairs(["甲文", "乙文"], ["A and B"], known) == [((0, 1), (0,))]


def test_merged_blocks_need_all_their_sources() -> None:
    """Half of the source of a merged block is not its source."""
    assert _pairs(["甲文"], ["A and B"], ledger(record("A and B", "甲文", "乙文"))) == []


def test_a_split_block_is_one_pair() -> None:
    """Two records with the same source, side by side in the target, are the parts of one block."""
    known = ledger(("甲文", "A1st"), ("甲文", "A2nd"))
    assert _pairs(["甲文"], ["A1st", "A2nd"], known) == [((0,), (0, 1))]


def test_repeated_translation_of_one_source_is_no_split() -> None:
    """The same text twice is a repeat, not a part."""
    assert _pairs(["甲文"], ["A", "A"], ledger(("甲文", "A"))) == [((0,), (0,))]


def test_a_merged_record_of_one_text_twice_pairs_nothing() -> None:
    """One block cannot be two sources."""
    assert _pairs(["甲文"], ["A"], ledger(record("A", "甲文", "甲文"))) == []


def test_the_first_of_two_records_that_want_the_same_block_has_it() -> None:
    """A block is in one pair."""
    known = ledger(record("AB", "甲文", "乙文"), record("BC", "乙文", "丙文"))
    assert _pairs(["甲文", "乙文", "丙文"], ["AB", "BC"], known) == [((0, 1), (0,))]


def test_a_pair_that_spans_another_does_not_bound_its_gaps() -> None:
    """The longest run that ascends on both sides is kept."""
    pairs = (Pair((1,), (0,), KNOWN), Pair((0, 3), (1,), KNOWN), Pair((2,), (2,), KNOWN))
    assert gaps_between(pairs, range(5), range(3))[-1] == Gap((4,), (), at_end=True)


def test_gaps_are_what_pairs_in_the_same_order_leave() -> None:
    """A moved pair bounds no gap, and its blocks are in none."""
    known = ledger(("甲文", "A"), ("乙文", "B"), ("丙文", "C"))
    source = [block(line) for line in ["丙文", "甲文", "新一", "乙文", "新二"]]
    target = [block(line) for line in ["A", "new", "B", "C"]]
    gaps = gaps_between(known_pairs(source, target, known), range(5), range(4))
    assert gaps == (Gap((2,), (1,), at_end=False), Gap((4,), (), at_end=True))


def test_without_pairs_there_is_one_gap() -> None:
    """Nothing known leaves everything open."""
    assert gaps_between(known_pairs([], [], EMPTY), (0, 1), (0,)) == (Gap((0, 1), (0,), at_end=True),)


@given(st.permutations(list("甲乙丙丁戊")), st.permutations(list("abcde")), st.data())
def test_the_order_of_records_does_not_matter(source: list[str], target: list[str], data: st.DataObject) -> None:
    """A ledger is a multiset: merged in any order it says the same."""
    lines = list(zip([f"{han}文" for han in "甲乙丙丁戊"], "abcde", strict=True))
    shuffled = data.draw(st.permutations(lines))
    source = [f"{han}文" for han in source]
    assert _pairs(source, target, ledger(*lines)) == _pairs(source, target, ledger(*shuffled))


@given(st.lists(st.sampled_from(["甲文", "乙文", "| 是"]), max_size=8), st.lists(st.sampled_from("ABC"), max_size=8))
def test_no_block_is_in_two_pairs(source: list[str], target: list[str]) -> None:
    """Whatever repeats, every block is paired once at most."""
    known = ledger(("甲文", "A"), ("乙文", "B"), ("| 是", "A"), ("甲文", "B"), record("C", "甲文", "乙文"))
    found = _pairs(source, target, known)
    for side in (0, 1):
        used = [index for pair in found for index in pair[side]]
        assert len(used) == len(set(used))
