"""The words of source blocks as they were, from git."""

from __future__ import annotations

from pathlib import Path

from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.old_texts import OldTexts
from docpipe.translation.ledger import Fingerprint
from tests.git_repository import commit, git, repository

FILE = SourceFile("content/zh/b.md", LocaleName("zh"), DocumentKey("b"))
OLD = "> 引用的第一行，见[这里](/x)\n> 和**第二行**\n\n第二段\n"


def _fingerprints(text: str) -> list[Fingerprint]:
    document = parse(text, FILE, ParseOptions(), digest=Digest("")).document
    assert document is not None
    return [Fingerprint.of(block) for block in document.blocks]


def test_an_old_block_is_found_as_it_was_written(tmp_path: Path) -> None:
    """On one line, without the marks of the quote it stood in, whatever the file was called."""
    place = tmp_path / "content/zh/a.md"
    place.parent.mkdir(parents=True)
    place.write_text(OLD, "utf-8")
    repository(tmp_path)
    place.rename(place.with_name("b.md"))
    commit(tmp_path, "renamed")
    place.with_name("b.md").write_text("新\n", "utf-8")
    commit(tmp_path, "changed")
    wanted = {*_fingerprints(OLD), Fingerprint("0123")}
    with OldTexts(tmp_path, ParseOptions()) as old:
        found = old.find(FILE, wanted)
        assert old.find(FILE, frozenset()) == {}
    assert list(found.values()) == ["引用的第一行，见[这里](/x) 和**第二行**", "第二段"]


def test_without_history_nothing_is_known(tmp_path: Path) -> None:
    """Neither in a folder that is no repository, nor for a file git does not know."""
    with OldTexts(tmp_path, ParseOptions()) as old:
        assert old.find(FILE, {Fingerprint("0123")}) == {}
    git(repository(tmp_path), "status")
    with OldTexts(tmp_path, ParseOptions()) as old:
        assert old.find(FILE, {Fingerprint("0123")}) == {}
