"""Work files of real posts: translated by a machine that knows no language, and imported."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.document import Document
from docpipe.model.source import HOME, Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from tests.cli.command import Command
from tests.translation.boxes import fill

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'


@pytest.fixture
def docpipe(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command."""
    return Command(capsys)


def _files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and HOME not in path.parts}


def _blocks(path: Path) -> tuple[tuple[str, str, int], ...]:
    file = SourceFile(path.as_posix(), LocaleName("zh"), DocumentKey("a"))
    document: Document | None = parse(
        path.read_bytes().decode(), file, ParseOptions(), digest=Digest(""), bodies=False
    ).document
    assert document is not None
    return tuple(block.shape for block in document.blocks)


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        ("hugegraph", 30),
        pytest.param("hugegraph", 110, marks=pytest.mark.stress),
        pytest.param("juicefs", 80, marks=pytest.mark.stress),
        pytest.param("mzlogin", 310, marks=pytest.mark.stress),
    ],
)
def test_every_post_comes_back_with_its_structure(
    corpus: Callable[[str], Path], docpipe: Command, tmp_path: Path, name: str, posts: int
) -> None:
    """What is made of a pseudo-translation of the first `posts` has block by block the structure of its source."""
    root, file = tmp_path / "site", tmp_path / "work.md"
    shutil.copytree(corpus(name) / "content/zh", root / "content/zh")
    for path in sorted((root / "content/zh").rglob("*.md"))[posts:]:
        path.unlink()
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    export = ("l10n", "export", "--work", file, "en", "--root", root)
    assert docpipe(*export).code == 0
    file.write_text(fill(file.read_text("utf-8")), "utf-8")
    done = docpipe("l10n", "import", "--work", file, "--root", root)
    assert done.code == 0
    made = sorted(path for path in (root / "content/en").rglob("*") if path.is_file())
    assert len(made) >= posts * 3 // 4
    for path in made:
        assert _blocks(path) == _blocks(root / "content/zh" / path.relative_to(root / "content/en")), path
    before = _files(root)
    assert docpipe("l10n", "import", "--work", file, "--root", root).code == 0
    again = docpipe(*export)
    assert again.code == 0, again.err
    assert "block " not in file.read_text("utf-8").split("blocks to translate")[1]
    assert _files(root) == before
