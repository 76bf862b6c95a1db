"""`lint --fix` over real repositories: what a rule did not declare is as it was, also to parsers that are not ours."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.model.source import HOME
from tests.cli.command import Command
from tests.corpus.corpora import NAMES, SMALLEST, copy_of
from tests.corpus.watched import Step, differences, watch

DEFAULT: tuple[str, ...] = ()
OTHERS = (
    ("--unsafe-fixes", "--select", "strict"),
    ("--select", "zh-copywriting"),
    ("--select", "zh-gbt15834"),
    ("--unsafe-fixes", "--select", "all"),
)


class Tried:
    """A corpus that was fixed: its files before, afterwards, and after a second run; steps and findings."""

    def __init__(self, root: Path, docpipe: Command, steps: list[Step], options: tuple[str, ...]) -> None:
        """Lint, fix, and fix again."""
        selected = [option for option in options if option != "--unsafe-fixes"]
        self.found = _found(docpipe, *selected)
        self.before = _files(root)
        self.left = _found(docpipe, "--fix", *options)
        self.after = _files(root)
        self.steps = tuple(steps)
        self.left_again = _found(docpipe, "--fix", *options)
        self.again = _files(root)


Fix = Callable[[str, tuple[str, ...]], Tried]


def _found(docpipe: Command, *arguments: str) -> list[dict[str, object]]:
    result = docpipe("lint", "--format", "json", *arguments)
    assert result.code in {0, 1}
    return list(json.loads(result.out)["diagnostics"])


def _files(root: Path) -> dict[str, bytes]:
    names = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(f"{HOME}/")}


def errors(found: list[dict[str, object]]) -> Counter[tuple[object, object]]:
    """Return how many errors each rule has in each file."""
    return Counter((each["path"], each["code"]) for each in found if each["severity"] == "error")


def manner(data: bytes) -> tuple[bool, bool, bool]:
    """Return how a file is kept: whether it has a byte order mark, CR LF throughout, and a line ending at its end."""
    return data.startswith(b"\xef\xbb\xbf"), data.count(b"\r\n") == data.count(b"\n"), data.endswith(b"\n")


def hold(tried: Tried) -> None:
    """Hold everything that is promised of fixes against one run."""
    damaged = [line for step in tried.steps for line in differences(step)]
    assert not damaged, "\n".join(damaged)
    assert tried.again == tried.after
    assert tried.left_again == tried.left
    assert errors(tried.left) <= errors(tried.found)
    assert tried.before.keys() == tried.after.keys()
    changed = [path for path, data in tried.before.items() if tried.after[path] != data]
    assert {step.path for step in tried.steps} >= set(changed)
    assert [path for path in changed if manner(tried.before[path]) != manner(tried.after[path])] == []
    assert changed


@pytest.fixture
def fixed(corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Fix:
    """Return a function that fixes a copy of a corpus with these options, and again."""

    def run(name: str, options: tuple[str, ...]) -> Tried:
        root = copy_of(corpora, name, tmp_path)
        monkeypatch.chdir(root)
        return Tried(root, Command(capsys), watch(monkeypatch), options)

    return run


# The largest is read under `make stress` only, as all the other presets are.
@pytest.mark.parametrize("name", SMALLEST)
def test_fix(name: str, fixed: Fix) -> None:
    """Safe fixes of the rules that are on by default."""
    hold(fixed(name, DEFAULT))


@pytest.mark.stress
@pytest.mark.parametrize("options", OTHERS, ids=lambda options: options[-1])
@pytest.mark.parametrize("name", NAMES)
def test_fix_more(name: str, options: tuple[str, ...], fixed: Fix) -> None:
    """Other presets, with fixes that may change the meaning where they are asked for."""
    hold(fixed(name, options))
