"""Alignment: what the ledger knows, what the structure shows, and what stays open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.translation.align import align
from docpipe.translation.aligning.undecided import UNDECIDED
from docpipe.translation.ledger import Ledger
from docpipe.translation.ledgers.known import KNOWN, translatable
from tests.translation.factory import EMPTY, chinese, document, english, indices, ledger

LONG = "这一段很长，讲的是去中心化的人工智能为什么需要公开的数据、公开的模型和公开的治理，以及为什么这三者缺一不可。"
LONG_EN = (
    "This paragraph is long: why decentralised AI needs open data, open models and open governance, "
    "and why none of the three can be left out of the picture."
)
SHORT = "这一段很短。"
SHORT_EN = "This one is short."


def _align(
    source: list[str], target: list[str], known: Ledger = EMPTY
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return indices(align(chinese(*source), english(*target), known))


def test_equal_structure_pairs_by_position() -> None:
    """The same sequence of shapes is the commonest case."""
    alignment = align(chinese("## 一章", LONG, "- 一项"), english("## One", LONG_EN, "- An item"), EMPTY)
    assert indices(alignment) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert all(0.3 < pair.confidence < KNOWN for pair in alignment.pairs)
    assert alignment.complete


def test_swapped_paragraphs_have_little_confidence() -> None:
    """Equal shapes alone do not make a pair plausible."""
    pairs = align(chinese(LONG, "短"), english("Short", LONG_EN), EMPTY).pairs
    assert all(pair.confidence < 0.5 for pair in pairs if (pair.source, pair.target) in {((0,), (0,)), ((1,), (1,))})
    turned = align(chinese(LONG * 3), english("Short"), EMPTY).pairs
    assert [pair.confidence < 0.2 for pair in turned] == [True]


def test_code_is_not_aligned() -> None:
    """Blocks without prose are in no pair."""
    assert _align(["``` x = 1", SHORT], [SHORT_EN]) == [((1,), (0,))]


def test_title_and_description_pair_by_kind() -> None:
    """A missing description is missing, and shifts nothing."""
    source = ["title: 题目", "description: 说明", SHORT]
    assert _align(source, ["title: Title", SHORT_EN]) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


def test_a_description_of_the_translation_alone_is_extra() -> None:
    """The same the other way round."""
    assert _align(["title: 题目"], ["title: Title", "description: More"]) == [((0,), (0,)), ((), (1,))]


def test_a_first_heading_stands_in_for_a_title() -> None:
    """One version may have its title in front matter, the other in the text."""
    source = chinese("title: 题目", SHORT)
    target = document("en/a", "# Title", SHORT_EN, h1_is_title=True)
    assert indices(align(source, target, EMPTY)) == [((0,), (0,)), ((1,), (1,))]
    turned = align(document("zh/a", "# 题目", SHORT, h1_is_title=True), english("title: Title", SHORT_EN), EMPTY)
    assert indices(turned) == [((0,), (0,)), ((1,), (1,))]


def test_a_title_without_words_is_not_paired() -> None:
    """A heading of mere digits cannot stand in for anything."""
    source = document("zh/a", "# 2024", SHORT, h1_is_title=True)
    assert indices(align(source, english("title: Year", SHORT_EN), EMPTY)) == [((), (0,)), ((1,), (1,))]


def test_an_empty_translation_misses_everything() -> None:
    """No block on one side leaves one reading only."""
    assert _align(["title: 题目", "## 一章", SHORT], []) == [((0,), ()), ((1,), ()), ((2,), ())]


def test_blocks_between_known_pairs_are_missing_where_the_target_has_none() -> None:
    """Two fixed points with nothing between them on one side."""
    known = ledger(("甲文", "A"), ("乙文", "B"))
    alignment = align(chinese("甲文", LONG, "- 一项", "乙文"), english("A", "B"), known)
    assert indices(alignment) == [((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), (1,))]
    assert [pair.confidence for pair in alignment.pairs] == [1.0, 0.9, 0.9, 1.0]
    assert alignment.complete


def test_blocks_between_known_pairs_are_extra_where_the_source_has_none() -> None:
    """The same the other way round."""
    known = ledger(("甲文", "A"), ("乙文", "B"))
    assert _align(["甲文", "乙文"], ["A", "New", "B"], known) == [((0,), (0,)), ((), (1,)), ((1,), (2,))]


def test_a_translation_that_stops_early_misses_the_rest() -> None:
    """The commonest truncation: same start, then nothing."""
    source = ["## 一章", LONG, SHORT, "## 二章", LONG, SHORT, "## 三章", LONG]
    target = ["## One", LONG_EN, SHORT_EN, "## Two", LONG_EN]
    expected = [((at,), (at,)) for at in range(5)] + [((at,), ()) for at in (5, 6, 7)]
    assert _align(source, target) == expected


def test_a_text_of_paragraphs_that_stops_early_misses_the_rest() -> None:
    """Without headings as well."""
    assert _align([LONG, SHORT, LONG, SHORT], [LONG_EN, SHORT_EN]) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), ()),
        ((3,), ()),
    ]


def test_a_paragraph_is_found_missing_by_its_neighbours_lengths() -> None:
    """Where one reading is clearly best it is taken."""
    source = ["## 一章", SHORT, LONG, SHORT, "- 一项"]
    target = ["## One", SHORT_EN, SHORT_EN, "- An item"]
    assert _align(source, target) == [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,)), ((4,), (3,))]


def test_an_extra_paragraph_is_found_the_same_way() -> None:
    """The longer side may be the target."""
    source = ["## 一章", SHORT, SHORT, "- 一项"]
    target = ["## One", SHORT_EN, LONG_EN, SHORT_EN, "- An item"]
    assert _align(source, target) == [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,)), ((3,), (4,))]


def test_paragraphs_that_cannot_be_told_apart_stay_together() -> None:
    """Nothing is called missing on a guess: one pair of low confidence says which blocks belong together."""
    source = ["## 一章", SHORT, SHORT, SHORT, "- 一项"]
    alignment = align(chinese(*source), english("## One", SHORT_EN, SHORT_EN, "- An item"), EMPTY)
    assert all(pair.source and pair.target for pair in alignment.pairs)
    assert [pair.confidence for pair in alignment.pairs if len(pair.source) > 1] == [UNDECIDED]
    assert not alignment.complete


def test_merged_paragraphs_are_not_missing() -> None:
    """A target as long as two source blocks together holds both."""
    source = ["## 一章", LONG, LONG, "- 一项"]
    alignment = align(chinese(*source), english("## One", f"{LONG_EN} {LONG_EN}", "- An item"), EMPTY)
    assert indices(alignment) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]


def test_a_split_paragraph_is_one_pair() -> None:
    """And two target blocks may translate one."""
    alignment = align(chinese("## 一章", LONG * 2, "- 一项"), english("## One", LONG_EN, LONG_EN, "- An item"), EMPTY)
    assert ((1,), (1, 2)) in indices(alignment)


def test_a_missing_section_is_missing_as_a_whole() -> None:
    """Sections with other contents tell which heading has no counterpart."""
    source = ["## 一章", LONG, "## 二章", "- 一项", "- 二项", "## 三章", LONG, LONG, "| 表"]
    target = ["## One", LONG_EN, "## Three", LONG_EN, LONG_EN, "| table"]
    assert _align(source, target) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), ()),
        ((3,), ()),
        ((4,), ()),
        ((5,), (2,)),
        ((6,), (3,)),
        ((7,), (4,)),
        ((8,), (5,)),
    ]


def test_explicit_ids_pair_headings() -> None:
    """An author's `{#id}` is the same in every locale."""
    source = ["## 一章 {#one}", SHORT, SHORT, "## 二章 {#two}", LONG]
    target = ["## Two {#two}", LONG_EN]
    assert _align(source, target) == [((0,), ()), ((1,), ()), ((2,), ()), ((3,), (0,)), ((4,), (1,))]


def test_explicit_ids_in_another_order_pair_as_far_as_they_go() -> None:
    """Crossing ids cannot both bound a section."""
    source = ["## 一章 {#one}", "## 二章 {#two}"]
    pairs = _align(source, ["## Two {#two}", "## One {#one}", "- item"])
    assert ((1,), (0,)) in pairs


def test_headings_between_ids_pair_by_their_levels() -> None:
    """A section missing at the end does not unsettle those before."""
    source = ["## 一 {#one}", "## 二", "- 项", "## 三 {#three}", SHORT, "## 四", "- 项"]
    target = ["## One {#one}", "## Two", "- item", "- more", "## Three {#three}", SHORT_EN]
    pairs = _align(source, target)
    assert {((0,), (0,)), ((1,), (1,)), ((3,), (4,)), ((4,), (5,)), ((5,), ())} <= set(pairs)


def test_a_name_between_paragraphs_tells_them_apart() -> None:
    """Code and names are fixed points without any ledger; code itself is in no pair."""
    source = [SHORT, SHORT, "``` make", SHORT, "## GitHub", SHORT]
    target = [SHORT_EN, SHORT_EN, "``` make", "## GitHub", SHORT_EN]
    assert _align(source, target) == [((0,), (0,)), ((1,), (1,)), ((3,), ()), ((4,), (3,)), ((5,), (4,))]


def test_a_section_that_was_moved_is_neither_missing_nor_extra() -> None:
    """A stretch that is missing here and extra there, with the same shapes."""
    section, moved = ["### 一节", LONG, "- 一项", "- 二项"], ["### One", LONG_EN, "- item", "- item two"]
    code = ["``` a", "``` b", "``` c"]
    assert _align([*section, *code], [*code, *moved]) == [((at,), (at + 3,)) for at in range(4)]


def test_an_implausible_stretch_is_not_taken_for_moved() -> None:
    """Shapes alone prove nothing."""
    code = ["``` make a", "``` make b", "``` make c"]
    source, target = [LONG, "- 项", "- 项"], ["Short", f"- {LONG_EN}", f"- {LONG_EN}"]
    assert len(_align([*source, *code], [*code, *target])) == 6


def test_a_stretch_that_was_moved_may_be_one_of_two() -> None:
    """Which of two it was cannot be told, so the confidence is low."""
    section, moved = ["### 一节", LONG, "- 一项"], ["### One", LONG_EN, "- item"]
    source = ["``` make x", *section, "``` make a", *section, "``` make b", "``` make c"]
    target = ["``` make x", "``` make a", "``` make b", *moved, "``` make c"]
    pairs = align(chinese(*source), english(*target), EMPTY).pairs
    assert all(pair.confidence < 0.8 for pair in pairs if pair.source and pair.target)


def test_a_misplaced_id_does_not_tear_the_text_apart() -> None:
    """One id that the others and the order of levels contradict is not believed."""
    source = ["## 一章 {#one}", "## 二章 {#two}", "## 三章", "## 四章 {#x}", SHORT]
    target = ["## One {#one}", "## Two {#two}", "## Three {#x}", "## Four", SHORT_EN, "- More"]
    assert _align(source, target)[:4] == [((at,), (at,)) for at in range(4)]


def test_titles_of_admonitions_may_be_left_to_the_locale() -> None:
    """A title on one side only does not shift the rest, and titles on both sides pair."""
    source = ["!!! 注意", LONG, SHORT, "!!! 提示", LONG]
    assert _align(source, [LONG_EN, SHORT_EN, "!!! Tip", LONG_EN]) == [
        ((0,), ()),
        ((1,), (0,)),
        ((2,), (1,)),
        ((3,), (2,)),
        ((4,), (3,)),
    ]
    assert _align([LONG, SHORT], ["!!! Note", LONG_EN, SHORT_EN]) == [((), (0,)), ((0,), (1,)), ((1,), (2,))]


def test_a_heading_missing_alone_does_not_take_its_paragraphs_along() -> None:
    """Only the heading was forgotten."""
    source = ["## 一章", LONG, "### 一节", SHORT]
    assert _align(source, ["## One", LONG_EN, SHORT_EN]) == [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), (2,))]


def test_a_paragraph_made_an_item_keeps_its_place() -> None:
    """Both ends agree, one block between them has another shape."""
    alignment = align(chinese(LONG, SHORT, LONG), english(LONG_EN, "- Short one", LONG_EN), EMPTY)
    assert indices(alignment) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert alignment.pairs[1].confidence <= 0.5


def test_kinds_find_each_other_in_any_order() -> None:
    """An item is no cell: what stands elsewhere was moved."""
    pairs = _align(["- 一项", "| 表", SHORT], [SHORT_EN, "- item", "| table"])
    assert {((0,), (1,)), ((1,), (2,))} <= set(pairs)


def test_texts_known_of_others_are_no_pair() -> None:
    """What the ledger knows to be the translation of another text is not taken for this one's."""
    known = ledger(("旧的一段", "An old text"), ("甲文", "A text that is gone"))
    assert _align(["甲文"], ["An old text"], known) == [((0,), ()), ((), (0,))]


def test_a_foreign_block_in_the_place_of_another_stays_open() -> None:
    """Nothing is missing and nothing is extra where a free rendering is as likely."""
    target = ["## One", LONG_EN, "Yes.", LONG_EN, "- item"]
    alignment = align(chinese("## 一章", LONG, LONG * 2, LONG, "- 项"), english(*target), EMPTY)
    assert ((2,), (2,)) in indices(alignment)
    assert alignment.pairs[2].confidence < 0.2


LINES = st.sampled_from(["title: 甲", "## 甲", "### 乙 {#x}", "甲文", LONG, "- 项", "| 是", "!!! 注意", "``` x", "123"])


@given(st.lists(LINES, max_size=9), st.lists(LINES, max_size=9), st.booleans())
def test_every_translatable_block_is_in_exactly_one_pair(
    source: list[str],
    target: list[str],
    knows: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whatever two documents look like, nothing is lost and nothing is counted twice."""
    one, other = chinese(*source), english(*target)
    alignment = align(one, other, ledger(("甲文", LONG), ("- 项", "- 项")) if knows else EMPTY)
    assert sorted(index for pair in alignment.pairs for index in pair.source) == list(translatable(one.blocks))
    assert sorted(index for pair in alignment.pairs for index in pair.target) == list(translatable(other.blocks))
    targets = [pair.target for pair in alignment.pairs if pair.target]
    assert targets == sorted(targets)
    assert all(0 <= pair.confidence <= 1 for pair in alignment.pairs)
