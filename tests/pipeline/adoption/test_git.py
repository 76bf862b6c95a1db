"""Translations whose history tells of what they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.model.translation import Evidence
from tests.git_repository import commit, git
from tests.pipeline.adoption.adopting import adopt, known_of, previous_of
from tests.pipeline.committed_post import EN, ZH, CommittedPost, states_of

CHANGED = "Each block holds at most 2000 transactions, and what exceeds that waits for the next block."


@pytest.fixture
def post(tmp_path: Path) -> CommittedPost:
    """Return a post one paragraph of which changed after it was translated."""
    post = CommittedPost(tmp_path / "site")
    post.commit_edit(ZH, "超出的部分等待下一个区块", "超出的部分等待下一个区块，手续费不予退还，发送者会收到通知")
    return post


def test_what_the_history_tells_is_written_down(post: CommittedPost) -> None:
    """Without asking git again the ledger knows what is current, what is outdated, and what the source said."""
    assert not adopt(post.root, "git").problems
    states = known_of(post.root, EN)
    assert {text: state for text, state in states.items() if state != "current"} == {CHANGED: "outdated"}
    assert "超出的部分等待下一个区块" in previous_of(post.root, EN)[CHANGED]


def test_it_holds_where_there_is_no_history(post: CommittedPost, tmp_path: Path) -> None:
    """A shallow clone of the repository that holds the ledgers knows the same."""
    adopt(post.root, "git")
    before = known_of(post.root, EN)
    commit(post.root, "adopt")
    git(post.root, "clone", "-q", "--depth=1", post.root.as_uri(), str(tmp_path / "shallow"))
    assert known_of(tmp_path / "shallow", EN) == before
    assert Evidence.HISTORY not in {state.evidence for _, state in states_of(tmp_path / "shallow")}


def test_adopting_twice_is_adopting_once(post: CommittedPost) -> None:
    """What is written then is what was written before."""
    adopt(post.root, "git")
    before = (post.root / "l10n/en/a.ledger").read_bytes()
    assert not adopt(post.root, "git").problems
    assert (post.root / "l10n/en/a.ledger").read_bytes() == before


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_is_refused(post: CommittedPost, tmp_path: Path, depth: int) -> None:
    """What it holds may be later than the translation."""
    git(post.root, "clone", "-q", f"--depth={depth}", post.root.as_uri(), str(tmp_path / "shallow"))
    adoption = adopt(tmp_path / "shallow", "git")
    assert adoption.is_void
    assert "git fetch --unshallow" in str(adoption.problems[0])


def test_without_a_repository_nothing_is_adopted(tmp_path: Path) -> None:
    """The remedy is named."""
    CommittedPost(tmp_path / "site")
    (tmp_path / "site/.git").rename(tmp_path / "gone")
    adoption = adopt(tmp_path / "site", "git")
    assert adoption.is_void
    assert "--from trust" in str(adoption.problems[0])
