"""What the history told is written into ledgers: a clone without any history knows the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.pipeline.ledgers import synced
from docpipe.pipeline.stages import new_ledgers, write_ledgers
from docpipe.translation.ledger import Ledger
from tests.git_repository import commit, git
from tests.pipeline.committed_post import ALL_CURRENT, EN, REWRITTEN, ZH, CommittedPost, session_of, states_of

LEDGER = "l10n/en/a.ledger"
OLD = "训练好的模型以开放权重的形式发布，任何人都可以下载。"


@pytest.fixture
def post(tmp_path: Path) -> CommittedPost:
    """Return a repository with a translated post in one commit."""
    return CommittedPost(tmp_path / "site")


def synchronised(post: CommittedPost) -> Ledger:
    """Write the ledger and commit it; writing it once more must change nothing."""
    write_ledgers(post.root, synced(session_of(post.root)))
    commit(post.root, "sync")
    again = session_of(post.root)
    assert new_ledgers(post.root, synced(again)) == {}
    return again.ledgers[LEDGER]


def without_history(post: CommittedPost, tmp_path: Path) -> dict[str, str]:
    """Return the states that a clone of the last commit alone shows."""
    git(tmp_path, "clone", "-q", "--depth=1", post.root.as_uri(), "shallow")
    return post.states(tmp_path / "shallow")


def test_what_is_current_is_recorded(post: CommittedPost, tmp_path: Path) -> None:
    """A record each, and the same states without the history."""
    ledger = synchronised(post)
    assert [(len(record.source), record.was, record.notes) for record in ledger.records] == [(1, (), ())] * 5
    assert without_history(post, tmp_path) == ALL_CURRENT


def test_what_is_outdated_is_recorded_with_the_text_it_was_made_of(post: CommittedPost, tmp_path: Path) -> None:
    """The translator sees what changed, wherever the site is cloned to."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    before = post.states()
    assert before == {**ALL_CURRENT, "训练": "outdated"}
    assert [record.was for record in synchronised(post).records] == [(), (), (), (OLD,), ()]
    assert without_history(post, tmp_path) == before
    assert [state.previous for text, state in states_of(tmp_path / "shallow") if text.startswith("训练")] == [OLD]


def test_a_changed_number_stays_outdated(post: CommittedPost, tmp_path: Path) -> None:
    """A mechanical change is recorded by the anchors the source had."""
    post.commit_edit(ZH, "2000", "3000")
    before = post.states()
    assert before == {**ALL_CURRENT, "每个": "outdated"}
    synchronised(post)
    assert without_history(post, tmp_path) == before


def test_what_was_touched_stays_touched(post: CommittedPost, tmp_path: Path) -> None:
    """That somebody edited it is noted, since nobody could tell later."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(EN, "so that anybody", "so anybody")
    before = post.states()
    assert before == {**ALL_CURRENT, "训练": "outdated touched"}
    assert [record.is_touched for record in synchronised(post).records] == [False, False, False, True, False]
    assert without_history(post, tmp_path) == before


def test_a_touched_translation_that_follows_loses_the_note(post: CommittedPost, tmp_path: Path) -> None:
    """The record takes on today's texts, and says nothing of the past."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(EN, "so that anybody", "so anybody")
    synchronised(post)
    post.commit_edit(EN, "so anybody can download them", "for anybody to download, but not to be used in trade")
    assert post.states() == ALL_CURRENT
    assert {(record.was, record.notes) for record in synchronised(post).records} == {((), ())}
    assert without_history(post, tmp_path) == ALL_CURRENT


def test_what_the_history_does_not_tell_gets_no_record(post: CommittedPost, tmp_path: Path) -> None:
    """A character changed may be a typo or not: nobody has said that, so it is not written."""
    post.commit_edit(ZH, "感谢所有读到", "感谢每位读到")
    assert len(synchronised(post).records) == 4
    assert without_history(post, tmp_path)["这是"] == "unverified"


def test_an_edit_of_what_the_ledger_calls_outdated_is_judged_by_history(post: CommittedPost) -> None:
    """An edit about as large as that of the source brings it up to date; a smaller one only touches it."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    synchronised(post)
    post.commit_edit(EN, "so that anybody", "so anybody")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated touched"}
    post.commit_edit(EN, "so anybody can download them", "for anybody to download, but not to be used in trade")
    assert post.states() == ALL_CURRENT


def test_without_history_an_edit_proves_nothing(post: CommittedPost, tmp_path: Path) -> None:
    """Source and translation were edited since: outdated and touched, never current, never missing."""
    synchronised(post)
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(EN, "so that anybody can download them", "for anybody to download, but not to be used in trade")
    assert post.states() == ALL_CURRENT
    assert without_history(post, tmp_path) == {**ALL_CURRENT, "训练": "outdated touched"}


def test_a_touch_seen_without_history_is_recorded_once(post: CommittedPost) -> None:
    """The record keeps what the translation was made of, and takes on its new text."""
    synchronised(post)
    old = session_of(post.root).ledgers[LEDGER].records[3]
    post.edit(ZH, "任何人都可以下载", REWRITTEN)
    post.edit(EN, "so that anybody", "so anybody")
    write_ledgers(post.root, synced(session_of(post.root, history=False)))
    again = session_of(post.root, history=False)
    assert new_ledgers(post.root, synced(again)) == {}
    record = again.ledgers[LEDGER].records[3]
    assert (record.source, record.is_touched, record.was) == (old.source, True, (OLD,))
    assert record.target != old.target
    assert len(again.ledgers[LEDGER].records) == 5
