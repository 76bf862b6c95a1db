"""A post and its translation in a real repository, and how docpipe sees them without any ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docpipe.config.load import load
from docpipe.model.translation import BlockState
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.git_repository import commit, repository

ZH, EN = "content/zh/a.md", "content/en/a.md"
CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'
SOURCE = """# 一篇文章

协议在两个节点之间建立信任，双方都不必事先认识对方。

每个区块最多容纳 2000 笔交易，超出的部分等待下一个区块。

训练好的模型以开放权重的形式发布，任何人都可以下载。

这是文章的最后一段，感谢所有读到这里的读者。
"""
TARGET = """# An article

The protocol establishes trust between two nodes that need not know each other in advance.

Each block holds at most 2000 transactions, and what exceeds that waits for the next block.

Trained models are published with open weights, so that anybody can download them.

This is the last paragraph of the article; thanks to every reader who came this far.
"""


ALL_CURRENT = {"一篇": "current", "协议": "current", "每个": "current", "训练": "current", "这是": "current"}
NO_IDEA = dict.fromkeys(ALL_CURRENT, "unverified")
ADDED = "验证者需要抵押代币才能参与共识，否则投票无效。"
TRANSLATED = "Validators have to stake tokens to take part in consensus, otherwise their votes do not count."
REWRITTEN = "任何人都可以下载，但是不得用于商业用途"


class CommittedPost:
    """A repository with one post in two languages; the first commit holds both.

    Attributes:
        root: of the site.
    """

    def __init__(self, root: Path, *, source: str = SOURCE, target: str = TARGET) -> None:
        """Commit both texts."""
        self.root = root
        self._write("docpipe.toml", CONFIG)
        self._write(ZH, source)
        self._write(EN, target)
        repository(root)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1
        self._write(path, text.replace(old, new))

    def commit_edit(self, path: str, old: str, new: str) -> str:
        """Replace a text that stands once in a file, and commit that alone."""
        self.edit(path, old, new)
        return commit(self.root, f"edit {path}")

    def states(self, root: Path | None = None) -> dict[str, str]:
        """Return the freshness of each block by the start of its text, with `touched` where it is."""
        return {text[:2]: _said(state) for text, state in states_of(root or self.root)}

    def _write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def session_of(root: Path, *, history: bool = True) -> Session:
    """Return a session over a site that may ask git."""
    now = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
    return Session(Request(root=root, config=load(root).config, now=now, history=history), Serial())


def states_of(root: Path) -> list[tuple[str, BlockState]]:
    """Return every block's text with its state: of the source, of the target for extra ones."""
    session = session_of(root)
    found = []
    for document in session.states:
        source, target = session.site.by_path[document.path], session.site.by_path.get(document.target_path)
        for state in document.states:
            blocks = source.blocks if state.source or target is None else target.blocks
            found.append((blocks[(state.source or state.target)[0]].text, state))
    return found


def _said(state: BlockState) -> str:
    return f"{state.freshness} touched" if state.is_touched else str(state.freshness)
