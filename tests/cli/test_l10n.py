"""`docpipe status` and `docpipe l10n`: from declared trust to an outdated paragraph."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Command

WriteSite = Callable[[dict[str, str | bytes]], Path]

ZH = "---\ntitle: 去中心化\ndate: 2024-05-11\n---\n\n第一段写的是区块链网络。\n\n第二段写的是人工智能模型。\n"
EN = "---\ntitle: Decentralised\n---\n\nThe first paragraph is about networks.\n\nThe second is about models.\n"


@pytest.fixture
def root(write_site: WriteSite) -> Path:
    """Return a site with one post and its translation."""
    return write_site(
        {
            "docpipe.toml": '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n',
            "content/zh/a.md": ZH,
            "content/en/a.md": EN,
        }
    )


def blocks(docpipe: Command, root: Path) -> dict[str, int]:
    """Return the numbers of blocks of the translation that are not 0."""
    status = json.loads(docpipe("status", "--format", "json", "--root", root).out)
    counts: dict[str, int] = status["locales"]["en"]["items"][0]["blocks"]
    return {kind: number for kind, number in counts.items() if number}


def test_trust_makes_current_and_a_change_outdated(docpipe: Command, root: Path) -> None:
    """Unverified, then current by declaration, then outdated where the source has changed."""
    assert blocks(docpipe, root) == {"unverified": 3}
    assert docpipe("l10n", "sync", "--root", root).out == ""
    adopted = docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    assert (adopted.code, adopted.out) == (0, "l10n/en/a.ledger\n")
    assert blocks(docpipe, root) == {"current": 3}
    assert docpipe("l10n", "adopt", "--from", "trust", "--root", root).out == ""
    source = root / "content/zh/a.md"
    source.write_text(ZH.replace("人工智能模型", "人工智能模型与数据市场"), "utf-8")
    assert blocks(docpipe, root) == {"current": 2, "outdated": 1}


def test_a_typo_fix_is_written_by_sync(docpipe: Command, root: Path) -> None:
    """A translation whose wording changed stays current, and sync records its new text."""
    docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    (root / "content/en/a.md").write_text(EN.replace("networks", "the networks"), "utf-8")
    assert blocks(docpipe, root) == {"current": 3}
    assert docpipe("l10n", "sync", "--root", root).out == "l10n/en/a.ledger\n"
    assert [path.name for path in (root / "l10n/en").iterdir()] == ["a.ledger"]


def test_a_damaged_ledger_is_named_and_kept(docpipe: Command, root: Path) -> None:
    """A conflict left in a ledger is said with its line; the file is not written."""
    docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    ledger = root / "l10n/en/a.ledger"
    damaged = ledger.read_text("utf-8") + "\n<<<<<<< HEAD\n"
    ledger.write_text(damaged, "utf-8")
    result = docpipe("l10n", "sync", "--root", root)
    assert result.code == 1
    assert "l10n/en/a.ledger:" in result.err
    assert ledger.read_text("utf-8") == damaged


def test_the_table_of_one_locale(docpipe: Command, root: Path) -> None:
    """`docpipe status en` is a table; an unknown locale exits 2."""
    assert docpipe("status", "en", "--root", root).out.startswith("zh -> en")
    wrong = docpipe("status", "fr", "--root", root)
    assert wrong.code == 2
    assert "the site has no locale 'fr'; it speaks zh, en" in wrong.err


def test_a_blocked_file_is_named(docpipe: Command, root: Path) -> None:
    """What cannot be read is said beside the table."""
    (root / "content/zh/bad.md").write_bytes(b"\xff\xfe")
    assert "content/zh/bad.md cannot be read as a post" in docpipe("status", "--root", root).err


def test_bench_measures_the_site_itself(docpipe: Command, root: Path) -> None:
    """A table with a row per share; nothing is written, and the same seed says the same."""
    before = sorted(root.glob("[!.]*/**/*"))
    result = docpipe("l10n", "bench", "--seed", "7", "--root", root)
    assert result.code == 0, result.err
    assert "links P" in result.out
    assert docpipe("l10n", "bench", "--seed", "7", "--root", root).out == result.out
    assert sorted(root.glob("[!.]*/**/*")) == before


def test_bench_needs_a_translation_to_measure(docpipe: Command, root: Path) -> None:
    """Without one it says what is missing, and fails."""
    (root / "content/en/a.md").unlink()
    result = docpipe("l10n", "bench", "--root", root)
    assert result.code == 1
    assert "nothing to measure" in result.err
