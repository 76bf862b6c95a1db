"""What the page of the status shows of the blocks that are to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from docpipe.config.load import load
from docpipe.pipeline.board import configured_board, site_report
from docpipe.pipeline.executor import Workers
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.pipeline.todos import MOST_BLOCKS, site_todos, todos

WriteSite = Callable[[dict[str, str | bytes]], Path]
CONFIG = '[site]\nsource = "zh"\nlocales = ["zh", "en"]\n\n[translation]\ndashboard = true\n'
PARAGRAPHS = [f"第{number}段讲的是第{number}件不同的事情。" for number in range(1, 41)]


def session(write_site: WriteSite, config: str = CONFIG) -> Session:
    """Return a session over a site with a translation that lacks much, and a post without one."""
    root = write_site(
        {
            "docpipe.toml": config,
            "content/zh/a.md": "# 题\n\n" + "\n\n".join(PARAGRAPHS) + "\n",
            "content/en/a.md": "# Title\n\nParagraph 1 is about thing number 1.\n",
            "content/zh/b.md": "# 另一篇\n\n一段。\n",
        }
    )
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Session(Request(root=root, config=load(root).config, now=now), Workers(1))


def test_the_first_blocks_and_how_many_more(write_site: WriteSite) -> None:
    """A page stays small: of a translation some blocks are shown; a post without one has none of its own."""
    found = site_todos(session(write_site))
    assert [path for _, path in found] == ["content/zh/a.md"]
    todo = next(iter(found.values()))
    assert len(todo.items) == MOST_BLOCKS
    assert todo.more > 0


def test_all_of_them(write_site: WriteSite) -> None:
    """Whoever asks for everything gets every block."""
    over = session(write_site)
    whole = todos(over, site_report(over.request.config, over.states), is_whole=True)
    short = todos(over, site_report(over.request.config, over.states))
    assert [todo.more for todo in whole.values()] == [0]
    assert [len(todo.items) for todo in whole.values()] == [len(todo.items) + todo.more for todo in short.values()]


def test_nothing_where_there_is_no_page(write_site: WriteSite) -> None:
    """A site that is to have no page of its status asks nobody for blocks."""
    over = session(write_site, CONFIG.replace("true", "false"))
    assert site_todos(over) == {}
    assert configured_board(over.request.config, over.states, {}) is None


def test_a_board_has_its_badges(write_site: WriteSite) -> None:
    """Each target locale has a badge."""
    over = session(write_site)
    board = configured_board(over.request.config, over.states, {})
    assert board is not None
    assert list(board.badges) == ["en"]
    assert next(iter(board.badges.values())).startswith("<svg ")
