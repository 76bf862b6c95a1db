"""Whether git would tell the same as before: every event that could change that changes the state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.sources.git_state import git_state
from tests.git_repository import commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a commit and a branch."""
    root = tmp_path / "site"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / "a.md").write_text("甲", "utf-8")
    commit(root, "Begin")
    git(root, "branch", "other")
    return root


def test_there_is_none_outside_of_a_repository(tmp_path: Path) -> None:
    """Nor is git asked."""
    assert git_state(tmp_path) == ()


def test_it_is_the_same_while_nothing_happens(repository: Path) -> None:
    """Also in a folder of the repository, and after an edit: the history is that of commits."""
    before = git_state(repository)
    (repository / "content").mkdir()
    (repository / "a.md").write_text("乙", "utf-8")
    assert before
    assert git_state(repository / "content") == before


EVENTS: dict[str, Callable[[Path], object]] = {
    "a commit": lambda root: ((root / "b.md").write_text("乙", "utf-8"), commit(root, "Go on")),
    "an amended commit": lambda root: git(root, "commit", "--quiet", "--amend", "--message", "Begin anew"),
    "another branch": lambda root: git(root, "checkout", "--quiet", "other"),
    "no branch": lambda root: git(root, "checkout", "--quiet", "--detach"),
    "packed references": lambda root: git(root, "pack-refs", "--all"),
    "commits that blame nobody": lambda root: (root / ".git-blame-ignore-revs").write_text("0\n", "utf-8"),
    "a shallow history": lambda root: (root / ".git/shallow").write_text("0\n", "utf-8"),
}


@pytest.mark.parametrize("name", EVENTS)
def test_every_event_shows(repository: Path, name: str) -> None:
    """Once, and then the state is the new one."""
    before = git_state(repository)
    EVENTS[name](repository)
    after = git_state(repository)
    assert after != before
    assert git_state(repository) == after


def test_a_second_work_tree_has_its_own(repository: Path, tmp_path: Path) -> None:
    """It shares the branches and has a HEAD of its own."""
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "tree"), "other")
    before = git_state(tmp_path / "tree")
    (tmp_path / "tree/b.md").write_text("乙", "utf-8")
    commit(tmp_path / "tree", "Go on")
    assert git_state(tmp_path / "tree") != before


def test_a_repository_that_leads_nowhere(tmp_path: Path) -> None:
    """What stands in `.git` may be anything."""
    (tmp_path / ".git").write_text("gitdir: nowhere\n", "utf-8")
    assert git_state(tmp_path)
