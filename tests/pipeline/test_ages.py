"""Since when translations are outdated that a ledger knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.model.translation import Freshness
from docpipe.pipeline.ages import with_ages
from docpipe.pipeline.ledgers import adopted
from docpipe.pipeline.stages import write_ledgers
from tests.git_repository import commit
from tests.pipeline.committed_post import ZH, CommittedPost, session_of


@pytest.fixture
def post(tmp_path: Path) -> CommittedPost:
    """Return a repository with a translated post and its ledger."""
    made = CommittedPost(tmp_path / "site")
    write_ledgers(made.root, adopted(session_of(made.root)))
    commit(made.root, "the ledger")
    return made


def ages(post: CommittedPost) -> list[int]:
    """Return since when blocks are outdated."""
    session = session_of(post.root)
    found = [state for item in with_ages(session, session.states) for state in item.states]
    return [state.since for state in found if state.freshness is Freshness.OUTDATED]


def test_it_is_when_the_source_changed(post: CommittedPost, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not when it was committed last."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2021-02-03T04:05:06Z")
    post.commit_edit(ZH, "任何人都可以下载", "任何人都不可以下载")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2022-02-03T04:05:06Z")
    post.commit_edit(ZH, "感谢所有读到", "非常感谢所有读到")
    assert 1_612_325_106 in ages(post)


def test_what_is_not_committed_has_no_age(post: CommittedPost) -> None:
    """It is told as unknown."""
    post.edit(ZH, "任何人都可以下载", "任何人都不可以下载")
    assert ages(post) == [0]


def test_what_nothing_is_known_of_is_left_alone(post: CommittedPost) -> None:
    """Whatever is current has no age."""
    session = session_of(post.root)
    assert with_ages(session, session.states) == session.states
