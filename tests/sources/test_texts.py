"""Contents of old versions, from one process."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.sources.streams import pipe
from docpipe.sources.texts import Texts
from tests.git_repository import git, repository


@pytest.fixture
def blobs(tmp_path: Path) -> list[str]:
    """Return the names of three contents of a repository."""
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"{number}\n\n" * number, "utf-8")
    repository(tmp_path)
    return [git(tmp_path, "rev-parse", f"HEAD:{number}.md") for number in range(3)]


def test_contents_are_read_in_any_order(tmp_path: Path, blobs: list[str]) -> None:
    """Expected or not, and more than once; a name that git does not know has none."""
    with Texts(tmp_path) as texts:
        texts.expect([blobs[1], "f" * 40, blobs[2], blobs[1]])
        assert texts.read(blobs[2]) == b"2\n\n2\n\n"
        assert texts.read(blobs[0]) == b""
        assert texts.read(blobs[1]) == b"1\n\n"
        assert texts.read("f" * 40) is None
        assert texts.read(blobs[1]) == b"1\n\n"
        assert not texts.is_cut


def test_nothing_is_fetched(tmp_path: Path, blobs: list[str]) -> None:
    """A clone without contents has none, and says so."""
    git(tmp_path, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", tmp_path.as_uri(), "partial")
    with Texts(tmp_path / "partial") as texts:
        assert [texts.read(blob) for blob in blobs] == [None, None, None]
        assert texts.is_cut
    assert git(tmp_path / "partial", "rev-list", "--objects", "--all", "--missing=print").count("?") == len(blobs)


def test_a_pipe_that_was_not_asked_for_is_refused() -> None:
    """It would wait for ever."""
    with pytest.raises(ValueError, match="without this pipe"):
        pipe(None)
