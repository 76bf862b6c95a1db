"""`docpipe l10n adopt`: what is written, what is said, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.git_repository import commit, git, repository
from tests.pipeline.adoption.adopting import CONFIG, write

EN, ZH = "content/en/a.md", "content/zh/a.md"
SOURCE = "# A harbour\n\nShips wait outside until the pilot comes aboard.\n\nThe gates open twice a day.\n"
TARGET = "---\nsource_commit: {}\n---\n\n# 港口\n\n船只在外面等待，直到引航员登船。\n\n闸门每天开启两次。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a site whose source changed since its translation was made."""
    root = repository(write(tmp_path / "site", {"docpipe.toml": CONFIG, EN: SOURCE}))
    write(root, {ZH: TARGET.format(git(root, "rev-parse", "HEAD"))})
    commit(root, "translate")
    write(root, {EN: SOURCE.replace("twice a day", "whenever the tide allows it")})
    commit(root, "edit")
    return root


def test_the_summary_counts_blocks(docpipe: Command, root: Path) -> None:
    """The ledgers that were written, then a line per locale."""
    result = docpipe("l10n", "adopt", "--from", "pins", "--root", root)
    assert (result.code, result.out) == (0, "l10n/zh/a.ledger\n")
    assert "1 of 1 ledgers written\nzh: blocks: 2 current, 1 outdated, 0 unverified; in 1 document\n" in result.err


def test_a_dry_run_writes_nothing(docpipe: Command, root: Path) -> None:
    """It says the same, and leaves the folder as it is."""
    result = docpipe("l10n", "adopt", "--from", "pins", "--dry-run", "--root", root)
    assert (result.code, result.out) == (0, "l10n/zh/a.ledger\n")
    assert "1 of 1 ledgers would be written\nzh: blocks: 2 current, 1 outdated, 0 unverified" in result.err
    assert not (root / "l10n").exists()


def test_a_file_that_cannot_be_adopted_is_a_failure(docpipe: Command, root: Path) -> None:
    """The others are written all the same."""
    write(root, {EN.replace("a.md", "b.md"): SOURCE, ZH.replace("a.md", "b.md"): TARGET.format("later")})
    result = docpipe("l10n", "adopt", "--from", "pins", "--root", root)
    assert (result.code, result.out) == (1, "l10n/zh/a.ledger\n")
    assert "content/zh/b.md:2:1: source_commit: 'later' is no commit. Write the hash" in result.err
    assert "zh: blocks: 2 current, 1 outdated, 3 unverified; in 2 documents\n" in result.err


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_tells_nothing_from_git(docpipe: Command, root: Path, tmp_path: Path, depth: int) -> None:
    """The remedy is named, and nothing is written."""
    shallow = tmp_path / "shallow"
    git(root, "clone", "-q", f"--depth={depth}", root.as_uri(), str(shallow))
    result = docpipe("l10n", "adopt", "--from", "git", "--root", shallow)
    assert (result.code, result.out) == (1, "")
    assert "git fetch --unshallow" in result.err
    assert not (shallow / "l10n").exists()


def test_without_git_there_is_nothing_to_adopt_from_it(docpipe: Command, tmp_path: Path) -> None:
    """The remedy is named, and nothing is written."""
    root = write(tmp_path / "site", {"docpipe.toml": CONFIG, EN: SOURCE, ZH: TARGET.format("0123456789")})
    result = docpipe("l10n", "adopt", "--from", "git", "--root", root)
    assert (result.code, result.out) == (1, "")
    assert "git has no history of this site" in result.err
    assert not (root / "l10n").exists()


def test_a_damaged_ledger_is_left_alone(docpipe: Command, root: Path) -> None:
    """Whatever is adopted: it is named, and kept as it is; a dry run says so, too."""
    write(root, {"l10n/zh/a.ledger": "no ledger\n"})
    for more in ((), ("--dry-run",)):
        result = docpipe("l10n", "adopt", "--from", "pins", *more, "--root", root)
        assert (result.code, result.out) == (1, "")
        assert "l10n/zh/a.ledger:1:1: this is no ledger" in result.err
    assert (root / "l10n/zh/a.ledger").read_text("utf-8") == "no ledger\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "po"), "--from po needs the PO files: add --po FILE_OR_FOLDER"),
        (("--from", "git", "--po", "."), "--po goes with --from po, not with --from git"),
        (("--from", "trust", "--repository", "."), "--repository goes with --from pins, not with --from trust"),
    ],
)
def test_options_that_do_not_fit_are_refused(docpipe: Command, root: Path, options: tuple[str, ...], said: str) -> None:
    """Nothing is read before that."""
    result = docpipe("l10n", "adopt", *options, "--root", root)
    assert result.code == 2
    assert said in result.err


HUGO = "defaultContentLanguage: en\nlanguages:\n  en:\n    contentDir: content/en\n  zh:\n    contentDir: content/zh\n"


def test_a_site_of_another_generator_is_adopted_in_place(docpipe: Command, tmp_path: Path) -> None:
    """As at OpenTelemetry: Hugo, English as the source, pins in the front matter, and no docpipe.toml."""
    page = "docs/concepts/_index.md"
    root = repository(write(tmp_path / "site", {"hugo.yaml": HUGO, f"content/en/{page}": SOURCE}))
    pin = f"title: 港口\ndefault_lang_commit: {git(root, 'rev-parse', 'HEAD')}\ndrifted_from_default: true"
    target = TARGET.replace("source_commit: {}", pin).replace("# 港口\n\n", "")
    write(root, {f"content/zh/{page}": target})
    commit(root, "translate")
    write(root, {f"content/en/{page}": SOURCE.replace("twice a day", "whenever the tide allows it")})
    result = docpipe("l10n", "adopt", "--from", "pins", "--root", root)
    assert (result.code, result.out) == (0, "l10n/zh/docs/concepts/_index.ledger\n")
    assert "zh: blocks: 2 current, 1 outdated, 0 unverified; in 1 document\n" in result.err
