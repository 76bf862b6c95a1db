"""What git knows of a site, asked of real repositories."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docpipe.model.errors import ConfigError
from docpipe.sources.git import base_of, changes_since, top_level, write_tree
from tests.git_repository import commit, git, repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a site in a folder of it."""
    site = tmp_path / "repository" / "docs 文档"
    (site / "content/zh").mkdir(parents=True)
    (site / "content/zh/a.md").write_text("一\n\n二\n\n三\n", "utf-8")
    (site / "content/zh/图.png").write_bytes(b"12345")
    (tmp_path / "repository/other.md").write_text("other\n", "utf-8")
    repository(tmp_path / "repository")
    return site


def test_the_repository_is_found(root: Path, tmp_path: Path) -> None:
    """The top folder is known from within, and there is none outside."""
    assert top_level(root) == (tmp_path / "repository").resolve()
    assert top_level(tmp_path) is None


def test_changes_are_files_and_lines_of_the_site(root: Path) -> None:
    """Changed, added and untracked files of the site count, deleted ones and those beside it do not."""
    base = git(root, "rev-parse", "HEAD")
    (root / "content/zh/a.md").write_text("一\n\n贰\n\n三\n四\n", "utf-8")
    (root / "content/zh/图.png").unlink()
    (root / "content/zh/新 文.md").write_text("新\n", "utf-8")
    commit(root, "second")
    (root / "content/zh/草稿.md").write_text("草稿\n", "utf-8")
    (root.parent / "other.md").write_text("changed\n", "utf-8")
    changes = changes_since(root, base)
    assert changes.files == {"content/zh/a.md", "content/zh/新 文.md", "content/zh/草稿.md"}
    assert changes.lines["content/zh/a.md"] == ((3, 3), (6, 6))
    assert changes.lines["content/zh/新 文.md"] == ((1, 1),)


def test_changes_tell_which_lines_they_touch(root: Path) -> None:
    """A stretch counts if it shares a line with a new one; a file that git does not know is new as a whole."""
    base = git(root, "rev-parse", "HEAD")
    (root / "content/zh/a.md").write_text("一\n\n贰\n\n三\n", "utf-8")
    (root / "content/zh/新.md").write_text("新\n", "utf-8")
    changes = changes_since(root, base)
    assert [changes.touch("content/zh/a.md", lines) for lines in ((1, 2), (1, 3), (3, 3), (3, 9), (4, 9))] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert changes.touch("content/zh/a.md")
    assert changes.touch("content/zh/新.md", (7, 7))
    assert not changes.touch("content/zh/图.png")


def test_the_base_is_where_two_branches_parted(root: Path) -> None:
    """What happened on the other branch since is no change of ours."""
    parted = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-q", "-b", "topic")
    commit(root, "ours")
    git(root, "checkout", "-q", "main")
    commit(root, "theirs")
    git(root, "checkout", "-q", "topic")
    assert base_of(root, "main") == parted


def test_a_shallow_clone_takes_the_commit_itself(root: Path, tmp_path: Path) -> None:
    """Without the history between them, the named commit is what is compared with."""
    first = git(root, "rev-parse", "HEAD")
    commit(root, "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root.parent}", str(clone))
    with pytest.raises(ConfigError, match=r"git knows no commit .* This clone is shallow: fetch it first"):
        base_of(clone, first)
    git(clone, "fetch", "-q", "--depth=1", "origin", first)
    assert base_of(clone, first) == first


def test_a_shallow_clone_is_told_what_helps(root: Path, tmp_path: Path) -> None:
    """What the hint says can be typed, and then the commit is known."""
    for name in ("second", "third", "fourth"):
        commit(root, name)
    git(root, "branch", "topic", "HEAD~1")
    clone = tmp_path / "clone"
    for ref, words in (
        ("HEAD~2", "git fetch --deepen=2"),
        ("HEAD~", "git fetch --deepen=1"),
        ("@^", "git fetch --unshallow"),
        ("origin/topic", "git fetch --depth=1 origin topic:refs/remotes/origin/topic"),
        ("topic", "git fetch --depth=1 origin topic"),
        (git(root, "rev-parse", "HEAD~1")[:10], "git fetch --unshallow"),
        ("HEAD~1^", "git fetch --unshallow"),
    ):
        git(tmp_path, "clone", "-q", "--depth=1", f"file://{root.parent}", str(clone))
        with pytest.raises(ConfigError) as refused:
            base_of(clone, ref)
        hint = refused.value.hint
        assert hint is not None
        assert words in hint
        git(clone, *words.split()[1:], "-q")
        assert base_of(clone, "FETCH_HEAD" if "FETCH_HEAD" in hint else ref)
        shutil.rmtree(clone)


@pytest.mark.parametrize("ref", ["", " ", "--all"])
def test_what_names_no_commit_cannot_be_fetched(root: Path, tmp_path: Path, ref: str) -> None:
    """Neither nothing nor an option."""
    clone = tmp_path / "clone"
    commit(root, "second")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root.parent}", str(clone))
    with pytest.raises(ConfigError) as refused:
        base_of(clone, ref)
    assert refused.value.hint == "Name a branch or a commit: --since origin/main"


@pytest.mark.parametrize("ref", ["gone", "--output=/tmp/x", "-h"])
def test_an_unknown_commit_is_said(root: Path, ref: str) -> None:
    """A word that names no commit is an error, and never an option of git."""
    with pytest.raises(ConfigError, match="git knows no commit"):
        base_of(root, ref)


def test_no_repository_is_said(tmp_path: Path) -> None:
    """Outside a repository nothing is known of changes."""
    with pytest.raises(ConfigError, match="no git repository"):
        base_of(tmp_path, "main")


def test_a_missing_git_is_said(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not installed is not taken for a missing repository."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(ConfigError, match="git is not installed"):
        base_of(root, "HEAD")


def test_a_tree_is_written_as_it_was(root: Path, tmp_path: Path) -> None:
    """Texts are whole, other files are there in their size, and a link leads nowhere."""
    (root / "content/zh/链.md").symlink_to("/etc/passwd")
    base = commit(root, "second")
    (root / "content/zh/a.md").write_text("changed\n", "utf-8")
    target = tmp_path / "then"
    write_tree(root, base, target)
    written = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert written == {"content/zh/a.md", "content/zh/图.png"}
    assert (target / "content/zh/a.md").read_text("utf-8") == "一\n\n二\n\n三\n"
    assert (target / "content/zh/图.png").stat().st_size == 5


def test_an_empty_site_has_an_empty_tree(tmp_path: Path) -> None:
    """A commit without files is no failure."""
    root = repository(tmp_path / "empty")
    write_tree(root, git(root, "rev-parse", "HEAD"), tmp_path / "then")
    assert not (tmp_path / "then").exists()
