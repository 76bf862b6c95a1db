"""Which block was which in an older version."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.block import Block
from docpipe.translation.past.successors import NOWHERE, likeness, predecessors, replaced
from tests.translation.factory import block

LINES = st.lists(st.sampled_from(["甲文一段话", "乙文一段话", "甲文一段话多", "- 丙", "# 丁", "戊 己 庚"]), max_size=8)


def _blocks(*lines: str) -> list[Block]:
    return [block(line) for line in lines]


def test_equal_texts_find_each_other_wherever_they_stand() -> None:
    """Repeats in their order."""
    new, old = _blocks("甲", "乙", "甲", "丙"), _blocks("丙", "甲", "甲", "乙")
    assert predecessors(new, old) == {0: 1, 1: 3, 2: 2, 3: 0}


def test_an_edited_block_was_the_one_most_like_it() -> None:
    """Between blocks that stayed, and of a kind it can have been."""
    old = _blocks("首段不变", "讲开放数据的一段话", "讲开放治理的一段话", "末段不变")
    new = _blocks("首段不变", "讲开放治理的又一段话", "讲开放数据的又一段话", "# 讲开放数据的另一段话", "末段不变")
    assert predecessors(new, old) == {0: 0, 1: 2, 2: 1, 3: NOWHERE, 4: 3}


def test_a_new_block_was_nowhere() -> None:
    """So was one that says something else than what stood in its place."""
    old, new = _blocks("首段", "末段"), _blocks("首段", "全新的内容", "末段")
    assert predecessors(new, old) == {0: 0, 1: NOWHERE, 2: 1}
    assert replaced(new, old, predecessors(new, old)) == {}


def test_what_stood_in_its_place_is_told_apart() -> None:
    """One for one between blocks that stayed is a guess; of several it is not clear which."""
    old, new = _blocks("首段", "旧的那些", "末段"), _blocks("首段", "全新文章内容", "末段")
    assert replaced(new, old, predecessors(new, old)) == {1: 1}
    new = _blocks("首段", "全新文章内容", "另外一种话题", "末段")
    assert replaced(new, old, predecessors(new, old)) == {1: NOWHERE, 2: NOWHERE}


@given(LINES, LINES)
def test_no_block_was_two_and_none_is_invented(now: list[str], before: list[str]) -> None:
    """Every translatable block has an answer; equal texts are never passed over."""
    new, old = _blocks(*now), _blocks(*before)
    found = predecessors(new, old)
    places = [place for place in found.values() if place != NOWHERE]
    assert len(set(places)) == len(places)
    assert list(found) == list(range(len(new)))
    same = sum(min(now.count(line), before.count(line)) for line in set(now))
    assert sum(place != NOWHERE and new[index].loose == old[place].loose for index, place in found.items()) == same


@given(LINES, LINES, st.frozensets(st.integers(0, 7)))
def test_what_is_not_wanted_changes_nothing(now: list[str], before: list[str], wanted: frozenset[int]) -> None:
    """The wanted blocks were the same ones as when all are asked for."""
    new, old = _blocks(*now), _blocks(*before)
    every, some = predecessors(new, old), predecessors(new, old, wanted)
    assert all(some[index] == every[index] for index in wanted if index < len(new))


def test_likeness_counts_pairs_of_characters() -> None:
    """Two thirds: of ` abc ` and ` abd ` the pairs ` a` and `ab` are the same, two of four on each side."""
    assert likeness("abc", "abc") == 1
    assert likeness("abc", "abd") == 0.5
    assert likeness("aaaa", "aa") == 6 / 8
    assert likeness("甲", "乙") == 0
