"""What there is to do in a site, with what its sources said when they were translated."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.translation import Evidence, Freshness
from docpipe.model.work import PieceKind, WorkItem
from docpipe.pipeline.executor import Workers
from docpipe.pipeline.ledgers import adopted, synced
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import write_ledgers
from docpipe.pipeline.work.items import translation_path, work
from tests.git_repository import commit, repository

CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
OLD = "---\ntitle: 网络\n---\n\n## 节点\n\n这里有**数十个**[节点](https://example.org/a)，\n它们说同一种话。\n\n另外一段话。\n"
NEW = OLD.replace("同一种话。", "同一种话，每天还要互相核对账本。")
EN = (
    "---\ntitle: The network\n---\n\n## Nodes\n\n"
    "Here are **dozens** of [nodes](https://example.org/a), and they speak.\n\n"
    "Something else.\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository whose source changed after it was translated."""
    for path, text in {"docpipe.toml": CONFIG, "content/zh/a.md": OLD, "content/en/a.md": EN}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    repository(tmp_path)
    (tmp_path / "content/zh/a.md").write_text(NEW, "utf-8")
    commit(tmp_path, "the source changed")
    return tmp_path


def _session(root: Path, *, history: bool = True) -> Session:
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Session(Request(root=root, config=load(root).config, now=now, history=history), Workers(1))


def _items(root: Path) -> tuple[WorkItem, ...]:
    session = _session(root)
    locales = [locale.name for locale in session.request.config.site.locales]
    return tuple(item for _, items in work(session, locales) for item in items)


def _changed(item: WorkItem) -> list[str]:
    return [piece.text for piece in item.changes if piece.kind is not PieceKind.KEPT]


BEFORE = "这里有**数十个**[节点](https://example.org/a)，它们说同一种话。"


def test_the_history_is_asked_for_markdown(root: Path) -> None:
    """What it infers from what a reader saw is shown as it was written, so that like is compared with like."""
    (item,) = _items(root)
    assert item.state.evidence is Evidence.HISTORY
    assert item.previous == BEFORE
    assert _changed(item) == ["，每天还要互相核对账本"]


def test_a_ledger_without_words_asks_git_and_one_with_words_nobody(root: Path) -> None:
    """The same words whichever way they are known, also where git is gone."""
    (root / "content/zh/a.md").write_text(OLD, "utf-8")
    write_ledgers(root, adopted(_session(root, history=False)))
    (root / "content/zh/a.md").write_text(NEW, "utf-8")
    (by_git,) = _items(root)
    write_ledgers(root, synced(_session(root)))
    assert "was: " in (root / "l10n/en/a.ledger").read_text("utf-8")
    (root / ".git").rename(root / "gone")
    (by_words,) = _items(root)
    assert by_git.previous == by_words.previous == BEFORE
    assert by_git.changes == by_words.changes


def test_what_nobody_knows_is_empty(root: Path) -> None:
    """An outdated block whose old text is in no ledger and no version has no change to show."""
    (root / "content/zh/a.md").write_text(OLD, "utf-8")
    write_ledgers(root, adopted(_session(root, history=False)))
    (root / "content/zh/a.md").write_text(NEW, "utf-8")
    (root / ".git").rename(root / "gone")
    (item,) = _items(root)
    assert item.state.freshness is Freshness.OUTDATED
    assert (item.previous, item.changes) == ("", ())


def test_a_broken_file_is_left_out(root: Path) -> None:
    """Nobody can translate what cannot be read; the linter says why."""
    (root / "content/zh/a.md").write_text("---\ntitle: [\n---\n\n文字\n", "utf-8")
    assert _items(root) == ()


def test_a_new_translation_keeps_the_suffix(root: Path) -> None:
    """A post in MDX becomes one in MDX, at its own name."""
    (root / "content/zh/b.mdx").write_text("---\ntitle: 题\n---\n\n文字\n", "utf-8")
    session = _session(root)
    (state,) = (each for each in session.states if each.path == "content/zh/b.mdx")
    assert translation_path(state, session.request.config) == "content/en/b.mdx"
