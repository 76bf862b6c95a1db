"""What is analysed anew while a site is served."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.document import Analysis
from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from docpipe.pipeline.analyze import AnalyzeOptions
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.task import Analyze
from docpipe.serve.memory import Remembering

seen: list[str] = []


class Noting(Preparation, frozen=True):
    """Notes which files are analysed."""

    def __call__(self) -> Analyze:
        """Return what analyses a file and notes it."""
        analyze = super().__call__()

        def noted(file: SourceFile) -> Analysis:
            seen.append(file.path)
            return analyze(file)

        return noted


@pytest.fixture
def files(tmp_path: Path) -> Sequence[SourceFile]:
    """Write a site of three posts."""
    seen.clear()
    (tmp_path / "docpipe.toml").write_text('[site]\nlocales = ["zh"]\n', encoding="utf-8")
    found = [SourceFile(f"content/zh/{name}.md", LocaleName("zh"), DocumentKey(name)) for name in "abc"]
    for file in found:
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_text(f"# 题\n\n正文 {file.key}。\n", encoding="utf-8")
    return found


def options(root: Path, *, bodies: bool = True) -> Preparation:
    """Return how the files below `root` are analysed."""
    return Noting(AnalyzeOptions(str(root), load(root).config, bodies=bodies))


def test_only_what_was_saved_is_analysed_anew(tmp_path: Path, files: Sequence[SourceFile]) -> None:
    """Bytes tell, not times; the answers are those of a fresh analysis, in the order of the files."""
    memory = Remembering(tmp_path, Serial())
    first = memory.run(options(tmp_path), files)
    assert seen == [file.path for file in files]
    assert memory.run(options(tmp_path), files) == first
    assert len(seen) == len(files)
    (tmp_path / files[1].path).write_text("# 改\n\n改过。\n", encoding="utf-8")
    (tmp_path / files[0].path).touch()
    again = memory.run(options(tmp_path), files[::-1])
    assert seen[3:] == ["content/zh/b.md"]
    assert again == Serial().run(options(tmp_path), files[::-1])


def test_other_options_are_other_analyses(tmp_path: Path, files: Sequence[SourceFile]) -> None:
    """What was made under another configuration does not hold."""
    memory = Remembering(tmp_path, Serial())
    memory.run(options(tmp_path), files)
    memory.run(options(tmp_path, bodies=False), files)
    assert len(seen) == 2 * len(files)


def test_files_that_come_and_go(tmp_path: Path, files: Sequence[SourceFile]) -> None:
    """A file that cannot be read is looked at each time, and so is an empty one."""
    memory = Remembering(tmp_path, Serial())
    path = tmp_path / files[0].path
    text = path.read_bytes()
    path.unlink()
    assert memory.run(options(tmp_path), files)[0].blocked
    path.write_bytes(b"")
    memory.run(options(tmp_path), files)
    path.write_bytes(text)
    found = memory.run(options(tmp_path), files)
    assert found == Serial().run(options(tmp_path), files)
    assert memory.run(options(tmp_path), files[:1]) == found[:1]
    assert memory.count == 1
