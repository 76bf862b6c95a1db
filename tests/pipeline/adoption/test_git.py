"""Translations whose history tells of what they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.git_repository import git
from tests.pipeline.adoption.adopting import adopt
from tests.pipeline.committed_post import ZH, CommittedPost


@pytest.fixture
def post(tmp_path: Path) -> CommittedPost:
    """Return a post one paragraph of which changed after it was translated."""
    post = CommittedPost(tmp_path / "site")
    post.commit_edit(ZH, "超出的部分等待下一个区块", "超出的部分会被立刻退回给发送它的人")
    return post


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
