"""Ids that are the same in every locale."""

from __future__ import annotations

from docpipe.translation.neutral import neutral_ids, neutral_ids_of_target
from tests.translation.factory import block, chinese, english, judged, ledger, record


def test_an_id_is_made_of_what_a_block_says() -> None:
    """Code has none; repeats count up."""
    ids = neutral_ids(chinese("甲文", "``` x", "甲文", "乙文"))
    stem = f"b-{block('甲文').loose[:8]}"
    assert ids == (stem, "", f"{stem}-2", f"b-{block('乙文').loose[:8]}")


def test_an_insertion_moves_no_id() -> None:
    """Links to a place survive edits elsewhere."""
    assert neutral_ids(chinese("新的", "甲文", "乙文"))[1:] == neutral_ids(chinese("甲文", "乙文"))


def test_a_translation_has_its_sources_ids() -> None:
    """By their pairs: merged blocks keep the first id, a split one gives it to its first part, extra ones have none."""
    source = chinese("甲文", "乙文", "丙文", "丁文")
    target = english("A and B", "More", "C1st", "C2nd", "D")
    known = ledger(
        record("A and B", "甲文", "乙文"), record("C1st", "丙文"), record("C2nd", "丙文"), record("D", "丁文")
    )
    one, _, three, four = neutral_ids(source)
    assert neutral_ids_of_target(source, target, judged(source, target, known)) == (one, "", three, "", four)
