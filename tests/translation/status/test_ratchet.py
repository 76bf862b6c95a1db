"""Whether a change made a translation worse, or only its source went on."""

from __future__ import annotations

import pytest

from docpipe.model.document import Document
from docpipe.model.source import LocaleName
from docpipe.translation.ledger import Ledger
from docpipe.translation.state import state_of
from docpipe.translation.status.ratchet import Loss, Version, compare, matched
from tests.translation.factory import EMPTY, chinese, config, document, english, ledger, site

ZH = ("第一段写的是区块链网络。", "第二段写的是人工智能模型。", "第三段写的是数据市场。")
EN = ("The first is about networks.", "The second is about models.", "The third is about markets.")
KNOWN = ledger(*zip(ZH, EN, strict=True))


def version(source: Document, target: Document | None, known: Ledger = KNOWN) -> Version:
    """Return a translation as docpipe judges it."""
    index = site([source] if target is None else [source, target])
    group = next(iter(index.groups.values()))
    return Version(state_of(group, LocaleName("en"), known, config()), source, target)


BEFORE = version(chinese(*ZH), english(*EN))


def test_nothing_changed_is_no_loss() -> None:
    """Of a whole translation."""
    assert compare(BEFORE, BEFORE) == Loss((), 0, 100, 100)


def test_a_paragraph_that_was_taken_out_is_lost() -> None:
    """Its source is still there."""
    found = compare(BEFORE, version(chinese(*ZH), english(EN[0], EN[2])))
    assert (found.lost, found.lagging, found.before) == ((1,), 0, 100)
    assert found.after < 100


def test_a_translation_that_was_deleted_is_lost_whole() -> None:
    """Every block of it."""
    assert compare(BEFORE, version(chinese(*ZH), None)) == Loss((0, 1, 2), 0, 100, 0)


def test_the_text_of_the_source_in_place_of_its_translation_is_a_loss() -> None:
    """Untranslated is less than translated."""
    assert compare(BEFORE, version(chinese(*ZH), english(EN[0], ZH[1], EN[2]))).lost == (1,)


def test_going_back_to_an_older_translation_is_a_loss() -> None:
    """The ledger knows it to be of an older source."""
    older = ledger(*zip(ZH, EN, strict=True), ("第二段从前写的是别的。", "The second was about something else."))
    before = version(chinese(*ZH), english(*EN), older)
    after = version(chinese(*ZH), english(EN[0], "The second was about something else.", EN[2]), older)
    assert compare(before, after).lost == (1,)


def test_an_edit_of_the_source_is_no_loss() -> None:
    """Its translation lags; the author did nothing wrong."""
    edited = (ZH[0], "第二段写的是人工智能模型与治理。", ZH[2])
    found = compare(BEFORE, version(chinese(*edited), english(*EN)))
    assert (found.lost, found.lagging) == ((), 1)
    assert found.after < found.before


def test_a_new_paragraph_of_the_source_is_no_loss() -> None:
    """Wherever it stands."""
    found = compare(BEFORE, version(chinese("新的一段还没有人翻译。", *ZH), english(*EN)))
    assert (found.lost, found.lagging) == ((), 1)


def test_a_paragraph_gone_from_both_is_no_loss() -> None:
    """There is nothing to translate any more."""
    assert compare(BEFORE, version(chinese(ZH[0], ZH[2]), english(EN[0], EN[2]))) == Loss((), 0, 100, 100)


def test_another_order_is_no_loss() -> None:
    """Texts are compared, not places."""
    assert compare(BEFORE, version(chinese(*ZH[::-1]), english(*EN[::-1]))).lost == ()


def test_a_better_wording_is_no_loss() -> None:
    """Though it may be unverified where no ledger knows it."""
    assert compare(BEFORE, version(chinese(*ZH), english(EN[0], "The second one is about models.", EN[2]))).lost == ()


@pytest.mark.parametrize("known", [KNOWN, EMPTY])
def test_a_ledger_that_is_gone_is_no_loss(known: Ledger) -> None:
    """Less is known, and the text is the same."""
    assert compare(BEFORE, version(chinese(*ZH), english(*EN), known)).lost == ()


def test_what_no_ledger_knows_can_be_lost_as_well() -> None:
    """Unverified text was a translation."""
    before = version(chinese(*ZH), english(*EN), EMPTY)
    assert compare(before, version(chinese(*ZH), None, EMPTY)).lost == (0, 1, 2)


def test_repeated_texts_are_counted_one_by_one() -> None:
    """One of two cells that say the same is taken out."""
    twice = (ZH[0], ZH[1], ZH[0], ZH[2])
    known = ledger(*zip(ZH, EN, strict=True))
    before = version(chinese(*twice), english(EN[0], EN[1], EN[0], EN[2]), known)
    after = version(chinese(*twice), english(EN[0], EN[1], EN[2]), known)
    assert len(compare(before, after).lost) == 1


def test_a_renamed_document_is_compared_with_what_it_was() -> None:
    """Found by what its source says; a new document is compared with nothing."""
    renamed = version(document("zh/b", *ZH), document("en/b", EN[0]))
    assert list(matched([BEFORE], [renamed])) == [(BEFORE, renamed)]
    assert list(matched([BEFORE], [version(document("zh/b", "这是一篇全新的文章。"), None)])) == []
    assert list(matched([BEFORE], [BEFORE, renamed])) == [(BEFORE, BEFORE)]
