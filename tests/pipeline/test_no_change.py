"""Commits whose author says `L10n: no-change`: translations need not follow them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.model.translation import Freshness
from docpipe.pipeline.ledgers import synced
from docpipe.pipeline.stages import write_ledgers
from tests.git_repository import commit
from tests.pipeline.committed_post import ALL_CURRENT, REWRITTEN, ZH, CommittedPost, session_of


@pytest.fixture
def post(tmp_path: Path) -> CommittedPost:
    """Return a repository with a translated post in one commit."""
    return CommittedPost(tmp_path / "site")


def test_a_commit_that_says_no_change_outdates_nothing(post: CommittedPost) -> None:
    """The author of a correction knows that translations need not follow it."""
    post.edit(ZH, "感谢所有读到", "感谢每位读到")
    post.edit(ZH, "2000", "2001")
    commit(post.root, "Correct typos\n\nL10n: no-change")
    assert post.states() == ALL_CURRENT
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(ZH, "商业用途", "商业的用途")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated"}


def test_no_change_holds_for_that_commit_only(post: CommittedPost) -> None:
    """What was outdated before it stays outdated."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    post.edit(ZH, "商业用途", "商业的用途")
    commit(post.root, "Correct a typo\n\nL10n: no-change")
    assert post.states() == {**ALL_CURRENT, "训练": "outdated"}


def test_no_change_counts_for_what_a_ledger_knows(post: CommittedPost) -> None:
    """The next synchronisation takes on the source's new text."""
    write_ledgers(post.root, synced(session_of(post.root)))
    post.edit(ZH, "任何人都可以下载", "任何人都可下载它")
    commit(post.root, "Correct a typo\n\nl10n: No-Change\nReviewed-by: a <a@example.org>")
    assert session_of(post.root, history=False).states[0].count(Freshness.OUTDATED) == 1
    assert post.states() == ALL_CURRENT
    write_ledgers(post.root, synced(session_of(post.root)))
    assert session_of(post.root, history=False).states[0].count(Freshness.CURRENT) == len(ALL_CURRENT)
    assert len(session_of(post.root).ledgers["l10n/en/a.ledger"].records) == len(ALL_CURRENT)
