"""What a history tells that is not all there: shallow clones, those of a pull request, without contents, no git."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.pipeline.reach import Reach
from tests.git_repository import commit, git
from tests.pipeline.committed_post import (
    ADDED,
    ALL_CURRENT,
    EN,
    NO_IDEA,
    REWRITTEN,
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


def test_a_clone_of_depth_one_knows_nothing(post: CommittedPost, tmp_path: Path) -> None:
    """Everything came at once there: that proves nothing."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    assert post.states(_clone(post.root, tmp_path, depth=1)) == NO_IDEA


def test_a_clone_of_depth_two_knows_its_last_commit(post: CommittedPost, tmp_path: Path) -> None:
    """What changed in the one commit that is there is known to be outdated; the rest is not known."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    assert post.states(_clone(post.root, tmp_path, depth=2)) == {**NO_IDEA, "训练": "outdated"}


def test_a_pull_request_is_known_by_the_parents_of_its_merge(post: CommittedPost, tmp_path: Path) -> None:
    """What it adds is made of the text beside it, and what it outdates is outdated; the rest is not known."""
    git(post.root, "checkout", "-q", "-b", "pull")
    post.edit(ZH, "\n\n训练", f"\n\n{ADDED}\n\n训练")
    post.commit_edit(EN, "\n\nTrained", f"\n\n{TRANSLATED}\n\nTrained")
    post.commit_edit(ZH, "2000", "3000")
    git(post.root, "checkout", "-q", "main")
    (post.root / "README.md").write_text("# Readme\n", "utf-8")
    commit(post.root, "meanwhile")
    git(post.root, "merge", "-q", "--no-ff", "-m", "merge the pull request", "pull")
    assert post.states(_clone(post.root, tmp_path, depth=2)) == {**NO_IDEA, "验证": "current", "每个": "outdated"}


def test_an_edit_in_a_pull_request_follows_the_source_it_changes(post: CommittedPost, tmp_path: Path) -> None:
    """Both languages of a paragraph are changed in it, or one is translated anew; a word mended proves nothing."""
    git(post.root, "checkout", "-q", "-b", "pull")
    post.edit(ZH, "任何人都可以下载", REWRITTEN)
    post.commit_edit(EN, "so that anybody can download them", "for anybody to download, but not to be used in trade")
    old = "The protocol establishes trust between two nodes that need not know each other in advance."
    post.edit(EN, old, "Neither side must be acquainted beforehand: they rely on it.")
    post.commit_edit(EN, "thanks to every reader", "thank you to every reader")
    git(post.root, "checkout", "-q", "main")
    git(post.root, "merge", "-q", "--no-ff", "-m", "merge the pull request", "pull")
    found = post.states(_clone(post.root, tmp_path, depth=2))
    assert found == {**NO_IDEA, "训练": "current", "协议": "current"}


def test_a_clone_without_contents_fetches_nothing(post: CommittedPost, tmp_path: Path) -> None:
    """Thousands of contents, one by one over the network, are nothing to be asked for in passing."""
    post.commit_edit(ZH, "任何人都可以下载", REWRITTEN)
    git(post.root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", post.root.as_uri(), "partial")
    session = session_of(tmp_path / "partial")
    assert {state.freshness.value for each in session.states for state in each.states} == {"unverified"}
    assert session.reach is Reach.PARTIAL
    git(tmp_path / "partial", "fetch", "-q", "--refetch", "--no-filter")
    assert post.states(tmp_path / "partial") == {**ALL_CURRENT, "训练": "outdated"}


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    """A folder that is no repository has no history, and that is no error."""
    post = CommittedPost(tmp_path / "site")
    (post.root / ".git").rename(tmp_path / "gone")
    assert post.states() == NO_IDEA


def test_a_file_git_does_not_know_is_unverified(post: CommittedPost) -> None:
    """A new translation proves nothing before it is committed."""
    (post.root / EN).rename(post.root / "content/en/old.md")
    git(post.root, "rm", "-q", "--cached", EN)
    commit(post.root, "move away")
    (post.root / EN).write_text(TARGET, "utf-8")
    states = {text[:2]: state.freshness.value for text, state in states_of(post.root)}
    assert {states[start] for start in ALL_CURRENT} <= {"unverified", "missing"}


def _clone(root: Path, tmp_path: Path, *, depth: int) -> Path:
    git(tmp_path, "clone", "-q", f"--depth={depth}", root.as_uri(), "shallow")
    return tmp_path / "shallow"
