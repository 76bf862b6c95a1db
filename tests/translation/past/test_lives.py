"""The lives of a translation's blocks: born, edited, and what stood beside them."""

from __future__ import annotations

from docpipe.translation.past.lives import Forms, Life, Lives, is_together, says
from tests.translation.factory import block, chinese, english
from tests.translation.versions import Versions

ZH = ("第一段讲的是公开的数据。", "第二段讲的是公开的模型。")
EN = ("The first paragraph is about open data.", "The second paragraph is about open models.")
EDITED = "The second paragraph is all about open models."
AGAIN = "The second paragraph is all about open weights."


def _lives(past: Versions, source: tuple[str, ...], target: tuple[str, ...]) -> dict[int, Life]:
    ours, theirs = chinese(*source), english(*target)
    own = {index: (index,) for index in range(len(target))}
    return Lives(past.steps(ours, theirs), own, Forms(ours.blocks)).found()


def test_a_block_is_followed_back_to_where_it_was_written() -> None:
    """With its edits, oldest first."""
    past = Versions().commit(ZH, EN[:1]).commit(None, EN).commit(None, (EN[0], EDITED)).commit(None, (EN[0], AGAIN))
    life = _lives(past, ZH, (EN[0], AGAIN))[1]
    assert [(edit.before.text, edit.now.text) for edit in life.edits] == [(EN[1], EDITED), (EDITED, AGAIN)]
    assert [each.text for each in life.birth.blocks] == list(EN)
    assert life.today.text == AGAIN


def test_ignored_commits_are_no_edits() -> None:
    """A block that was only ever seen in them has no life."""
    past = Versions().commit(ZH, EN).commit(None, (EN[0], EDITED), is_ignored=True)
    assert _lives(past, ZH, (EN[0], EDITED))[1].edits == ()
    assert _lives(Versions().commit(ZH, EN, is_ignored=True), ZH, EN) == {}


def test_long_quiet_times_are_skipped() -> None:
    """The version in which something happened is found all the same."""
    past = Versions().commit(ZH, EN).commit(None, (EN[0], EDITED))
    for number in range(20):
        past.commit(None, (f"{EN[0]} {number}", EDITED))
    life = _lives(past, ZH, (f"{EN[0]} 19", EDITED))[1]
    assert [(edit.before.text, edit.now.text) for edit in life.edits] == [(EN[1], EDITED)]


def test_a_source_block_is_what_it_was() -> None:
    """Where another one stood in its place, that is not clear; where none stood, it was not there."""
    forms = Forms(tuple(map(block, ("首段", *ZH, "末段"))))
    older = tuple(map(block, ("首段", ZH[0], "完全不同", "末段")))
    assert says(forms.form(1, older)) == block(ZH[0]).loose
    assert (says(forms.form(2, older)), forms.is_clear(2, older)) == (block("完全不同").loose, False)
    oldest = tuple(map(block, ("首段", ZH[0], "末段")))
    assert (forms.form(2, oldest), forms.is_clear(2, oldest)) == (None, True)
    assert forms.instead_of((1, 2), oldest) == [block(ZH[0])]


def test_a_commit_that_changed_both_is_known() -> None:
    """A block of the source that stayed in it was not changed together."""
    past = Versions().commit(ZH, EN).commit((ZH[0], "第二段讲的是公开的权重。"), (EN[0], AGAIN))
    forms, step = Forms(past.steps_made[1].seen), past.steps_made[1]
    assert [is_together(index, forms, step) for index in range(2)] == [False, True]
