"""Stages that touch the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.model.errors import DocpipeError, PublishError
from docpipe.model.source import LocaleName
from docpipe.pipeline.stages import read_ledgers, remove_ledgers, write_ledgers
from docpipe.translation.ledger import Ledger, Problem

EMPTY = Ledger(LocaleName("zh"), LocaleName("en"))


def test_ledgers_are_written_and_read_back(tmp_path: Path) -> None:
    """What was written is read; what is unchanged is not written again, and nothing else is left behind."""
    ledgers = {"l10n/en/blog/a.ledger": EMPTY, "l10n/en/b.ledger": EMPTY}
    assert write_ledgers(tmp_path, ledgers) == ("l10n/en/b.ledger", "l10n/en/blog/a.ledger")
    assert write_ledgers(tmp_path, ledgers) == ()
    assert read_ledgers(tmp_path) == ledgers
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["a.ledger", "b.ledger"]


def test_a_site_without_ledgers(tmp_path: Path) -> None:
    """No folder, no ledgers."""
    assert read_ledgers(tmp_path) == {}


def test_a_link_out_of_the_site_is_no_ledger(tmp_path: Path) -> None:
    """What a link brings in from outside is not read."""
    (tmp_path / "secret.ledger").write_text("x", "utf-8")
    folder = tmp_path / "site/l10n/en"
    folder.mkdir(parents=True)
    (folder / "a.ledger").symlink_to(tmp_path / "secret.ledger")
    assert read_ledgers(tmp_path / "site") == {}


def test_a_damaged_ledger_is_never_overwritten(tmp_path: Path) -> None:
    """A ledger that was read with problems cannot be written."""
    damaged = Ledger(LocaleName("zh"), LocaleName("en"), problems=(Problem("l10n/en/a.ledger", 3, "bad", "mend"),))
    with pytest.raises(DocpipeError, match=r"l10n/en/a\.ledger:3:1: bad"):
        write_ledgers(tmp_path, {"l10n/en/a.ledger": damaged})


def test_ledgers_are_removed_with_the_folders_that_leaves_empty(tmp_path: Path) -> None:
    """But l10n/ itself stays, and so does what else lies there."""
    for name in ("en/deep/a", "fr/a", "fr/b"):
        place = tmp_path / f"l10n/{name}.ledger"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    remove_ledgers(tmp_path, ["l10n/en/deep/a.ledger", "l10n/fr/a.ledger", "l10n/fr/gone.ledger"])
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "l10n",
        "l10n/fr",
        "l10n/fr/b.ledger",
    ]
    with pytest.raises(PublishError, match="the ledger was not removed"):
        remove_ledgers(tmp_path, ["l10n/fr"])


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    """A ledger that cannot be written is an error with its path, and leaves no temporary file."""
    (tmp_path / "l10n/en/a.ledger").mkdir(parents=True)
    with pytest.raises(PublishError, match=r"l10n/en/a\.ledger: the ledger was not written"):
        write_ledgers(tmp_path, {"l10n/en/a.ledger": EMPTY})
    assert [path.name for path in (tmp_path / "l10n/en").iterdir()] == ["a.ledger"]
