"""What git holds under names that people give it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.sources.objects import AMBIGUOUS, MISSING, Objects
from tests.git_repository import commit, git, repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a file whose name holds blanks, in a folder."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a 12.md").write_bytes(b"one\n\ntwo")
    return repository(tmp_path)


def test_commits_and_files_are_found(root: Path) -> None:
    """By whole and shortened hashes, with paths from the folder that was given."""
    head = git(root, "rev-parse", "HEAD")
    with Objects(root / "site") as objects:
        assert objects.look_up(f"{head[:8]}^{{commit}}").name == head
        found = objects.look_up(f"{head}:./a 12.md")
        assert (found.kind, found.content) == ("blob", b"one\n\ntwo")
        assert objects.look_up(found.name) == found
        assert objects.look_up(f"{head}:./").kind == "tree"


@pytest.mark.parametrize("name", ["0123456789^{commit}", "HEAD:./none at 12", "HEAD:./a\nb", "--batch", ""])
def test_what_is_not_there_is_missing(root: Path, name: str) -> None:
    """Whatever the name; the next one is answered all the same."""
    with Objects(root / "site") as objects:
        assert objects.look_up(name).kind == MISSING
        assert objects.look_up("HEAD:./a 12.md").content == b"one\n\ntwo"


def test_a_hash_that_fits_several_is_ambiguous(root: Path) -> None:
    """Four digits are few: some of three hundred commits share them."""
    names: set[str] = set()
    shared = ""
    for number in range(2000):
        (root / "site/number").write_text(str(number), "utf-8")
        blob = git(root, "hash-object", "-w", "site/number")
        if blob[:4] in names:
            shared = blob[:4]
            break
        names.add(blob[:4])
    with Objects(root) as objects:
        assert objects.look_up(shared).kind == AMBIGUOUS


def test_outside_of_a_repository_all_is_missing(tmp_path: Path) -> None:
    """The process ends at once, and that is no error."""
    with Objects(tmp_path) as objects:
        assert [objects.look_up("HEAD").kind for _ in range(3)] == [MISSING] * 3


def test_a_commit_made_meanwhile_is_found(root: Path) -> None:
    """Nothing that was missing is remembered as such."""
    with Objects(root) as objects:
        assert objects.look_up("HEAD:site/b.md").kind == MISSING
        (root / "site/b.md").write_text("b", "utf-8")
        commit(root, "second")
        assert objects.look_up("HEAD:site/b.md").content == b"b"
