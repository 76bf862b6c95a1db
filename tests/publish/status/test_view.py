"""The order of documents and locales."""

from __future__ import annotations

import msgspec

from docpipe.model.source import LocaleName
from docpipe.publish.status.board import Board
from docpipe.publish.status.view import Viewer
from docpipe.translation.status.overview import status_report
from tests.publish.factory import THEME, configured
from tests.publish.status.boards import EN, LABELS, ZH, site, state

JA = LocaleName("ja")


def viewer(*locales: LocaleName) -> Viewer:
    """Return what shows the five documents in these locales; Japanese lacks one that is its own."""
    states = [
        msgspec.structs.replace(state(key), locale=locale)
        for locale in locales
        for key in LABELS
        if not (locale == JA and key == "d")
    ]
    index = msgspec.structs.replace(site(), config=configured("zh", "en", "ja"))
    report = status_report(states, ZH, locales)
    return Viewer(Board(report), index, THEME.words(index.config.locale("en")), lambda _: "")


def test_folders_with_most_to_do_come_first() -> None:
    """Folders stand by their work, documents in them by what to do next."""
    folders = viewer(EN).folders()
    assert [folder.path for folder in folders] == ["content/zh", "content/zh/guide"]
    assert [[row.path.rpartition("/")[2] for row in folder.rows] for folder in folders] == [
        ["c.md", "e.md", "d.md"],
        ["a.md", "b.md"],
    ]


def test_a_cell_per_locale() -> None:
    """Every row has a cell for each locale; a document that is an original there has none."""
    rows = {row.path: row for folder in viewer(EN, JA).folders() for row in folder.rows}
    assert all(len(row.cells) == 2 for row in rows.values())
    assert rows["content/zh/d.md"].cells[1] is None
    first, second = rows["content/zh/c.md"].cells
    assert first is not None
    assert first == second
    assert rows["content/zh/c.md"].minutes == 2 * next(
        row.minutes for folder in viewer(EN).folders() for row in folder.rows if row.path == "content/zh/c.md"
    )
