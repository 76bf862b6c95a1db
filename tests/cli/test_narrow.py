"""`docpipe lint` in a pull request: changed files, new findings, and a baseline of old ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import Command, Result
from tests.git_repository import commit, git, repository

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh"]\n'
POST = "# 一篇\n\n一个<b>词</b>在这里。\n\n见[另一篇](b.md)。\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a site of two posts, one with raw HTML, as the current folder."""
    root = tmp_path / "site"
    (root / "content/zh").mkdir(parents=True)
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    (root / "content/zh/a.md").write_text(POST, "utf-8")
    (root / "content/zh/b.md").write_text("# 另一篇\n\n正文。\n", "utf-8")
    monkeypatch.chdir(repository(root))
    return root


def told(result: Result) -> list[tuple[str, str]]:
    """Return path and code of each finding of a JSON report."""
    return [(found["path"], found["code"]) for found in json.loads(result.out)["diagnostics"]]


def test_since_tells_of_changed_files(docpipe: Command, root: Path) -> None:
    """A file that did not change is passed over, a changed or untracked one is told of as a whole."""
    assert told(docpipe("lint", "--since", "HEAD", "--format", "json")) == []
    (root / "content/zh/b.md").write_text("# 另一篇\n\n又一个<i>词</i>。\n", "utf-8")
    (root / "content/zh/c.md").write_text("# 第三篇\n\n再一个<i>词</i>。\n", "utf-8")
    result = docpipe("lint", "--since", "HEAD", "--format", "json")
    assert told(result) == [("content/zh/b.md", "SE002"), ("content/zh/c.md", "SE002")]


def test_new_only_tells_what_was_not_there(docpipe: Command, root: Path) -> None:
    """Old findings of a changed file are not told, and a link that a deletion broke in another file is."""
    (root / "content/zh/a.md").write_text("开头一段。\n\n" + POST + "\n新的<u>词</u>。\n", "utf-8")
    (root / "content/zh/b.md").unlink()
    commit(root, "second")
    result = docpipe("lint", "--since", "HEAD~1", "--new-only", "--format", "json")
    assert told(result) == [("content/zh/a.md", "LK001"), ("content/zh/a.md", "SE002")]
    assert result.code == 1


def test_new_only_in_a_shallow_clone(docpipe: Command, root: Path, tmp_path: Path) -> None:
    """Two single commits are enough, as a CI job has them."""
    base = git(root, "rev-parse", "HEAD")
    (root / "content/zh/a.md").write_text(POST + "\n新的<u>词</u>。\n", "utf-8")
    commit(root, "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root}", str(clone))
    git(clone, "fetch", "-q", "--depth=1", "origin", base)
    result = docpipe("lint", "--root", clone, "--since", base, "--new-only", "--format", "json")
    assert told(result) == [("content/zh/a.md", "SE002")]


def test_annotations_are_kept_for_changed_lines(docpipe: Command, root: Path) -> None:
    """GitHub shows ten of a kind: those in lines of the change come before older ones above them."""
    (root / "content/zh/b.md").write_text("# 另一篇\n" + "\n一个[词](gone.md)。\n" * 12, "utf-8")
    commit(root, "second")
    with (root / "content/zh/b.md").open("a", encoding="utf-8") as post:
        post.write("\n新的[词](away.md)。\n")
    shown = docpipe("lint", "--since", "HEAD", "--format", "github").out.splitlines()
    assert shown[0].startswith("::error file=content/zh/b.md,line=27,")
    assert sum(line.startswith("::error ") for line in shown) == 10


def test_what_is_told_once_is_told_of_the_change_too(docpipe: Command, root: Path) -> None:
    """Where one finding tells of all in a file, those in lines of the change have one of their own."""
    (root / "content/zh/b.md").write_text("# 另一篇\n" + "\n一个<i>词</i>。\n" * 12, "utf-8")
    commit(root, "second")
    with (root / "content/zh/b.md").open("a", encoding="utf-8") as post:
        post.write("\n新的<u>词</u>。\n\n又一个<u>词</u>。\n")
    shown = docpipe("lint", "--since", "HEAD", "--format", "github").out.splitlines()
    assert [line.split(",")[1] for line in shown if line.startswith("::warning ")] == ["line=27", "line=3"]
    assert "(and 1 more in this file)" in shown[0]


def test_a_baseline_is_made_used_and_pruned(docpipe: Command, root: Path) -> None:
    """Known findings are told no more, new ones are, and what was mended is said."""
    made = docpipe("lint", "--baseline", "known.jsonl", "--update-baseline")
    assert (made.code, made.err) == (0, "known.jsonl holds 1 finding now, which is told no more\n")
    assert docpipe("lint", "--baseline", "known.jsonl", "--fail-on", "info").code == 0
    (root / "content/zh/b.md").write_text("# 另一篇\n\n又一个<i>词</i>。\n", "utf-8")
    assert told(docpipe("lint", "--baseline", "known.jsonl", "--format", "json")) == [("content/zh/b.md", "SE002")]
    (root / "content/zh/a.md").write_text("# 一篇\n\n正文。\n", "utf-8")
    assert "1 entry of known.jsonl matched nothing" in docpipe("lint", "--baseline", "known.jsonl").err


@pytest.mark.usefixtures("root")
def test_a_baseline_needs_its_folder(docpipe: Command) -> None:
    """Where there is none, the command that makes it is said; what is no ordinary file stays what it is."""
    result = docpipe("lint", "--baseline", "none/known.jsonl", "--update-baseline")
    assert result.code == 3
    assert "the baseline was not written: its folder does not exist. Make it first: mkdir -p none" in result.err
    docpipe("lint", "--baseline", "/dev/null", "--update-baseline")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--new-only"], "--new-only needs a commit to compare with: add --since"),
        (["--update-baseline"], "--update-baseline needs a file"),
        (["--update-baseline", "--baseline", "b", "--since", "HEAD"], "leave --since out"),
        (["--baseline", "gone.jsonl"], "gone.jsonl: there is no such baseline. Make it with --update-baseline"),
        (["--since", "nowhere"], "git knows no commit 'nowhere'"),
    ],
)
@pytest.mark.usefixtures("root")
def test_wrong_options_are_said(docpipe: Command, arguments: list[str], said: str) -> None:
    """What is missing or does not go together exits 2 with what to type instead."""
    result = docpipe("lint", *arguments)
    assert result.code == 2
    assert said in result.err


def test_a_baseline_is_written_over_no_other_file(docpipe: Command, root: Path) -> None:
    """A post that is named by mistake is kept; an empty file and a damaged baseline are written anew."""
    post = root / "content/zh/a.md"
    result = docpipe("lint", "--baseline", str(post), "--update-baseline")
    assert (result.code, post.read_text("utf-8")) == (2, POST)
    assert "this is no baseline of docpipe, and is not written over" in result.err
    for before in ("", '{"docpipe-baseline": 0}\nx'):
        (root / "known.jsonl").write_text(before, "utf-8")
        assert docpipe("lint", "--baseline", "known.jsonl", "--update-baseline").code == 0
        assert '{"docpipe-baseline": 1}' in (root / "known.jsonl").read_text("utf-8")
