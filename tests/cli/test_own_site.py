"""The project's own site: its English shows every state of translation, and needs no history of git for that."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from docpipe.model.translation import Freshness, Label
from tests.cli.command import Command
from tests.git_repository import commit, repository

PROJECT = Path(__file__).parents[2]
_ELSEWHERE = {Label.ORPHAN, Label.UNVERIFIED}
"""An orphan is an error of lint, which `make site` has none of; what is unverified is so in a post with worse."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the site, without any history."""
    root = tmp_path / "site"
    root.mkdir()
    for name in ("content", "l10n", "static"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "docpipe.toml", root)
    return root


@pytest.mark.parametrize("has_history", [False, True])
def test_every_state_is_there(docpipe: Command, root: Path, *, has_history: bool) -> None:
    """Every label of a document and every freshness of a block, the same with and without a history."""
    if has_history:
        _give_history(root)
    items = json.loads(docpipe("status", "--format", "json", "--root", root).out)["locales"]["en"]["items"]
    assert {item["label"] for item in items} == set(Label) - _ELSEWHERE
    counts = sum((Counter(item["blocks"]) for item in items), Counter[str]())
    assert all(counts[freshness] for freshness in Freshness)


def _give_history(root: Path) -> None:
    """Commit the site after another commit, and then what became of it, as the project's own history has it."""
    later = (root / "content").rename(root.parent / "later")
    repository(root)
    later.rename(root / "content")
    post = root / "content/zh/2026-10-26-chinese-typography.md"
    text = post.read_text("utf-8")
    assert "不必来回改动" in text
    post.write_text(text.replace("不必来回改动", "不用来回改动"), "utf-8")
    commit(root, "written and translated")
    post.write_text(text, "utf-8")
    commit(root, "a word changed that no ledger knows")


def test_both_kinds_of_change_are_there(docpipe: Command, root: Path) -> None:
    """One block is outdated in its prose, with the old words, one in an address alone."""
    blocks = json.loads(docpipe("l10n", "diff", "--format", "json", "--root", root).out)["blocks"]
    assert sorted(block["change"] for block in blocks) == ["mechanical", "prose"]
    assert all(block["previous"] for block in blocks)


def test_nothing_is_wrong_with_it(docpipe: Command, root: Path) -> None:
    """No finding in the Chinese posts, none in the English ones that is an error."""
    result = docpipe("lint", "--format", "json", "--root", root)
    assert result.code == 0
    found = json.loads(result.out)["diagnostics"]
    assert {each["code"] for each in found} <= {"QA003", "QA005", "QA007", "QA016"}
    assert not [each for each in found if each["path"].startswith("content/zh/")]


def test_its_ledgers_are_what_sync_writes(docpipe: Command, root: Path) -> None:
    """A sync changes nothing."""
    assert docpipe("l10n", "sync", "--root", root).out == ""


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_handbook_shows_what_explain_says(docpipe: Command, root: Path, locale: str) -> None:
    """The example in the post on publishing is what the command prints, line by line."""
    text = (root / f"content/{locale}/2026-11-12-publishing-a-site.md").read_text("utf-8")
    example = text.partition("$ docpipe explain ")[2].partition("```")[0]
    subject, _, expected = example.partition("\n")
    assert docpipe("explain", subject, "--root", root, "--jobs", "1").out == expected
