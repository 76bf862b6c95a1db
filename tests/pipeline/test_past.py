"""States told by git alone, in real repositories: what authors and translators do, and what docpipe makes of it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from docpipe.pipeline.ledgers import adopted
from docpipe.pipeline.reach import Reach
from docpipe.pipeline.stages import write_ledgers
from tests.git_repository import commit, git
from tests.pipeline.committed_post import (
    ADDED,
    ALL_CURRENT,
    EN,
    REWRITTEN,
    SOURCE,
    TARGET,
    TRANSLATED,
    ZH,
    CommittedPost,
    session_of,
    states_of,
)


@pytest.fixture
def post(tmp_path: Path) -> CommittedPost:
    """Return a repository with a translated post in one commit."""
    return CommittedPost(tmp_path / "site")


def test_a_translation_committed_with_its_source_is_current(post: CommittedPost) -> None:
    """What came in one commit was made of one text."""
    assert post.states() == ALL_CURRENT


def test_a_source_that_says_more_outdates_its_translation_only(post: CommittedPost) -> None:
    """A clause added to a paragraph outdates that paragraph, tells what it said before, and leaves the others."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    assert post.states() == {**ALL_CURRENT, "训练": "outdated"}
    state = next(state for text, state in states_of(post.root) if text.startswith("训练"))
    assert state.previous == "训练好的模型以开放权重的形式发布，任何人都可以下载。"
    assert (state.evidence, state.change) == ("history", "prose")
    assert str(state.since) == git(post.root, "log", "-1", "--format=%ct")


def test_a_typo_mended_in_the_source_is_for_nobody_to_judge(post: CommittedPost) -> None:
    """A character changed may be a typo or not: the block is shown with its old text, not called outdated."""
    post.commit_edit(ZH, "感谢所有读到", "感谢每位读到")
    assert post.states() == {**ALL_CURRENT, "这是": "unverified"}
    state = next(state for text, state in states_of(post.root) if text.startswith("这是"))
    assert (state.previous, state.change) == ("这是文章的最后一段，感谢所有读到这里的读者。", "prose")


def test_a_negation_in_the_source_outdates(post: CommittedPost) -> None:
    """One character is enough where it turns the meaning."""
    post.commit_edit(ZH, "任何人都可以下载", "任何人都不可以下载")
    assert post.states()["训练"] == "outdated"


def test_a_number_changed_in_the_source_outdates(post: CommittedPost) -> None:
    """The translation has the old number: a mechanical change, until it has followed."""
    post.commit_edit(ZH, "2000", "3000")
    assert post.states() == {**ALL_CURRENT, "每个": "outdated"}
    post.commit_edit(EN, "2000", "3000")
    assert post.states() == ALL_CURRENT


def test_a_paragraph_inserted_in_the_source_is_missing(post: CommittedPost) -> None:
    """The blocks around it stay what they were, and its translation, when it comes, is current."""
    post.commit_edit(ZH, "\n\n训练", f"\n\n{ADDED}\n\n训练")
    assert post.states() == {**ALL_CURRENT, "验证": "missing"}
    post.commit_edit(EN, "\n\nTrained", f"\n\n{TRANSLATED}\n\nTrained")
    assert post.states() == {**ALL_CURRENT, "验证": "current"}


def test_a_paragraph_deleted_from_the_source_leaves_one_too_many(post: CommittedPost) -> None:
    """Its translation is extra, and the others are current."""
    post.commit_edit(ZH, "训练好的模型以开放权重的形式发布，任何人都可以下载。\n\n", "")
    assert post.states() == {"一篇": "current", "协议": "current", "每个": "current", "这是": "current", "Tr": "extra"}


def test_a_paragraph_moved_in_both_stays_current(post: CommittedPost) -> None:
    """A move is no change, whoever makes it first."""
    moved, follows = "每个区块最多容纳 2000 笔交易，超出的部分等待下一个区块。\n\n", "训练好的模型"
    post.edit(ZH, moved, "")
    post.commit_edit(ZH, "这是文章", f"{moved}这是文章")
    assert follows in (post.root / ZH).read_text("utf-8")
    moved = "Each block holds at most 2000 transactions, and what exceeds that waits for the next block.\n\n"
    post.edit(EN, moved, "")
    post.commit_edit(EN, "This is the last", f"{moved}This is the last")
    assert post.states() == ALL_CURRENT


def test_a_paragraph_split_in_the_source_is_no_change(post: CommittedPost) -> None:
    """Two paragraphs that say what one said are translated by what translated that one."""
    post.commit_edit(ZH, "，超出的部分", "。\n\n超出的部分")
    states = post.states()
    assert {"outdated", "missing"}.isdisjoint(states.values()), states


def test_paragraphs_merged_in_the_source_outdate_nothing(post: CommittedPost) -> None:
    """One paragraph that says what two said is no news, even where its translation still is two."""
    post.commit_edit(ZH, "下载。\n\n这是", "下载。这是")
    states = post.states()
    assert "outdated" not in states.values(), states


def test_a_heading_renamed_is_never_called_current(post: CommittedPost) -> None:
    """A heading is too short for machines to say what became of it."""
    post.commit_edit(ZH, "# 一篇文章", "# 一篇讲协议的论文")
    assert post.states()["一篇"] in {"outdated", "unverified"}


def test_a_file_reformatted_changes_nothing(post: CommittedPost) -> None:
    """Other line ends, wrapped lines, other marks: the text is the same."""
    text = SOURCE.replace("，", "，\n").replace("# 一篇文章", "一篇文章\n====")
    (post.root / ZH).write_text(text, "utf-8")
    commit(post.root, "reformat")
    (post.root / EN).write_text(TARGET.replace(" that ", "\nthat ").replace("\n", "\r\n"), "utf-8", newline="")
    commit(post.root, "reformat the translation, too")
    assert post.states() == ALL_CURRENT


def test_a_typo_mended_in_an_outdated_translation_leaves_it_outdated(post: CommittedPost) -> None:
    """The later commit is no translation of the newer text: it is shown as touched."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(EN, "so that anybody", "so anybody")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated touched"}


def test_an_outdated_translation_that_follows_its_source_is_current(post: CommittedPost) -> None:
    """An edit about as large as that of the source brings it up to date."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(EN, "so that anybody can download them", "for anybody to download, but not to be used in trade")
    assert post.states() == ALL_CURRENT


def test_a_typo_mended_in_a_translation_leaves_it_current(post: CommittedPost) -> None:
    """Nothing happened to its source."""
    post.commit_edit(EN, "thanks to every reader", "thank you to every reader")
    assert post.states() == ALL_CURRENT


def test_a_source_written_after_its_translation_is_current(post: CommittedPost) -> None:
    """Where a paragraph was there first in the other language, the source is the translation."""
    post.commit_edit(EN, "\n\nTrained", f"\n\n{TRANSLATED}\n\nTrained")
    post.commit_edit(ZH, "\n\n训练", f"\n\n{ADDED}\n\n训练")
    assert post.states() == {**ALL_CURRENT, "验证": "current"}


def test_a_revert_makes_a_translation_current_again(post: CommittedPost) -> None:
    """The source says what it said when it was translated."""
    changed = post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    git(post.root, "revert", "--no-edit", changed)
    assert post.states() == ALL_CURRENT


def test_an_uncommitted_edit_counts(post: CommittedPost) -> None:
    """Authors see what they have done before they commit it."""
    post.edit(ZH, "任何人都可以下载", REWRITTEN)
    assert post.states()["训练"] == "outdated"
    post.edit(EN, "so that anybody can download them", "for anybody to download, but not to be used in trade")
    assert post.states() == ALL_CURRENT


@pytest.mark.parametrize("renamed", [(ZH, EN), (ZH,), (EN,)])
def test_a_renamed_file_keeps_its_history(post: CommittedPost, renamed: Sequence[str]) -> None:
    """Renamed in one locale after the other, or in both at once, and edited later on."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    for path in renamed:
        git(post.root, "mv", path, path.replace("a.md", "b.md"))
    commit(post.root, "rename")
    for path in {ZH, EN} - set(renamed):
        git(post.root, "mv", path, path.replace("a.md", "b.md"))
    commit(post.root, "rename the other")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated"}


def test_a_renamed_locale_folder_keeps_the_history(post: CommittedPost) -> None:
    """The whole folder of a locale moves, and every state stays."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    git(post.root, "mv", "content/en", "content/en-gb")
    post.edit("docpipe.toml", '"en"', '"en-gb"')
    commit(post.root, "rename the locale")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated"}


def test_two_merged_translations_are_both_seen(post: CommittedPost) -> None:
    """Two branches translate a paragraph each, and both are merged."""
    post.commit_edit(ZH, "\n\n每个", f"\n\n{ADDED}\n\n每个")
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    git(post.root, "checkout", "-q", "-b", "one")
    post.commit_edit(EN, "\n\nEach", f"\n\n{TRANSLATED}\n\nEach")
    git(post.root, "checkout", "-q", "-b", "other", "main")
    post.commit_edit(EN, "so that anybody can download them", "for anybody to download, but not to be used in trade")
    git(post.root, "checkout", "-q", "main")
    git(post.root, "merge", "-q", "--no-ff", "-m", "merge one", "one")
    git(post.root, "merge", "-q", "--no-ff", "-m", "merge other", "other")
    assert post.states() == {**ALL_CURRENT, "验证": "current"}


def test_a_translation_merged_late_is_of_the_text_its_branch_saw(post: CommittedPost) -> None:
    """The source moved on before the branch was merged: the merge does not make it current."""
    git(post.root, "checkout", "-q", "-b", "translation")
    new = "Models, once trained, come with open weights, free for anybody."
    post.commit_edit(EN, "Trained models are published with open weights, so that anybody can download them.", new)
    git(post.root, "checkout", "-q", "main")
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    git(post.root, "merge", "-q", "--no-ff", "-m", "merge", "translation")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated"}


@pytest.mark.parametrize("how", ["squash", "rebase"])
def test_squashed_and_rebased_branches_are_seen_where_they_land(post: CommittedPost, how: str) -> None:
    """The branch follows the source that main has; what lands is one commit or several, and current."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    git(post.root, "checkout", "-q", "-b", "translation")
    post.commit_edit(EN, "so that anybody can download them", "for anybody to download")
    post.commit_edit(EN, "for anybody to download", "for anybody to download, but not to be used in trade")
    git(post.root, "checkout", "-q", "main")
    post.commit_edit(ZH, "\n\n训练", f"\n\n{ADDED}\n\n训练")
    if how == "squash":
        git(post.root, "merge", "-q", "--squash", "translation")
        commit(post.root, "squashed")
    else:
        git(post.root, "checkout", "-q", "translation")
        git(post.root, "rebase", "-q", "main")
    assert post.states() == {**ALL_CURRENT, "验证": "missing"}


def test_ignored_revisions_touch_nothing(post: CommittedPost) -> None:
    """A sweeping edit of translations that a repository declares to be none brings nothing up to date."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    swept = post.commit_edit(EN, "published with", "released with")
    assert post.states()["训练"] == "outdated touched"
    (post.root / ".git-blame-ignore-revs").write_text(f"# words only\n{swept}\n", "utf-8")
    assert post.states()["训练"] == "outdated"


def test_the_ledger_wins_over_the_history(post: CommittedPost) -> None:
    """What was declared to be current stays so, whatever git thinks of it."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    write_ledgers(post.root, adopted(session_of(post.root, history=False)))
    assert post.states() == ALL_CURRENT


def test_git_is_not_asked_where_the_ledgers_know_everything(
    post: CommittedPost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sites that keep ledgers pay nothing for the history."""
    write_ledgers(post.root, adopted(session_of(post.root, history=False)))
    monkeypatch.setattr(subprocess, "Popen", _forbidden)
    session = session_of(post.root)
    assert session.states
    assert session.reach is Reach.UNASKED


def _forbidden(*arguments: object, **_: object) -> None:
    raise AssertionError(arguments)
