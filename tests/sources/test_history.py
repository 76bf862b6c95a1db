"""What one walk over the log knows of every document."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.sources.history import History, Version, read_history
from tests.git_repository import commit, git, repository


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository with a document that was edited, renamed and edited."""
    _write(tmp_path, "a.md", "one")
    repository(tmp_path)
    _write(tmp_path, "a.md", "two")
    commit(tmp_path, "edit")
    git(tmp_path, "mv", "a.md", "b.md")
    commit(tmp_path, "rename")
    _write(tmp_path, "b.md", "three")
    commit(tmp_path, "edit again")
    return tmp_path


def _write(root: Path, name: str, text: str) -> None:
    (root / name).write_text(f"{text}\n", "utf-8")


def _known(root: Path) -> History:
    history = read_history(root)
    assert history is not None
    return history


def _texts(root: Path, versions: list[Version]) -> list[tuple[int, str, str]]:
    return [(each.commit, each.path, git(root, "cat-file", "-p", each.blob)) for each in versions]


def test_versions_go_back_through_renames(site: Path) -> None:
    """Newest first, each with the path it had."""
    versions = list(_known(site).versions("b.md"))
    assert _texts(site, versions) == [(0, "b.md", "three"), (1, "b.md", "two"), (2, "a.md", "two"), (3, "a.md", "one")]


def test_a_tree_is_asked_for_one_file(site: Path) -> None:
    """Of any commit, at any path."""
    history = _known(site)
    assert [bool(history.blob("a.md", number)) for number in range(4)] == [False, False, True, True]
    assert history.name(0) == git(site, "rev-parse", "HEAD")
    assert str(history.time(3)) == git(site, "log", "-1", "--format=%ct", "HEAD~3")
    assert len(history) == 4


def test_a_version_that_a_merge_brought_was_written_on_its_branch(site: Path) -> None:
    """The merge is the version; the commit on the branch is its origin."""
    git(site, "checkout", "-q", "-b", "branch")
    _write(site, "b.md", "four")
    written = commit(site, "on a branch")
    _write(site, "c.md", "other")
    commit(site, "something else there")
    git(site, "checkout", "-q", "main")
    git(site, "merge", "-q", "--no-ff", "-m", "merge", "branch")
    history = _known(site)
    newest = next(history.versions("b.md"))
    assert newest.commit == 0
    assert history.name(history.origin(newest)) == written


def test_ignored_and_harmless_commits_are_told(site: Path) -> None:
    """By the file that `git blame` reads, and by the trailer."""
    _write(site, "b.md", "five")
    commit(site, "a typo\n\nL10n: no-change")
    (site / ".git-blame-ignore-revs").write_text(f"{git(site, 'rev-parse', 'HEAD~2')} # rename\n", "utf-8")
    history = _known(site)
    assert history.harmless == {0}
    assert history.ignored == {2}


def test_a_shallow_clone_ends_at_its_edge(site: Path, tmp_path: Path) -> None:
    """What the last commit holds may be older than that."""
    git(tmp_path, "clone", "-q", "--depth=2", site.as_uri(), "shallow")
    history = _known(tmp_path / "shallow")
    assert (history.is_shallow, history.is_partial, len(history)) == (True, False, 2)
    assert [history.is_edge(number) for number in range(2)] == [False, True]


def test_without_commits_there_is_no_history(tmp_path: Path) -> None:
    """Neither in a folder that is no repository, nor in an empty one."""
    assert read_history(tmp_path) is None
    git(tmp_path, "init", "-q")
    assert read_history(tmp_path) is None
