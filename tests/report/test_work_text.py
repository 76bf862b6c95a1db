"""What there is to do, for people."""

from __future__ import annotations

import json
import re

import msgspec
import pytest

from docpipe.model.block import BlockKind
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.text import cell_width
from docpipe.model.translation import BlockState, Change, Evidence, Freshness
from docpipe.model.work import Passage, Piece, PieceKind, WorkItem
from docpipe.report.work_json import work_json
from docpipe.report.work_text import work_text

SOURCE = "这里有上百个节点，它们一起保存同样的数据，" * 3
ITEM = WorkItem(
    key=DocumentKey("a"),
    locale=LocaleName("en"),
    source_locale=LocaleName("zh"),
    id="b-51aa08c3",
    kind=BlockKind.PARAGRAPH,
    headings=("网络", "节点"),
    state=BlockState(
        (1,), (1,), Freshness.OUTDATED, Change.PROSE, is_touched=True, since=1_700_000_000, evidence=Evidence.HISTORY
    ),
    source=Passage("content/zh/a.md", 12, 12, 1, SOURCE, SOURCE),
    target=Passage("content/en/a.md", 14, 15, 1, "There are dozens\nof nodes. \x1b[2J", "There"),
    previous=SOURCE.replace("上百", "数十"),
    changes=(Piece(PieceKind.KEPT, "这里有"), Piece(PieceKind.REMOVED, "数十"), Piece(PieceKind.ADDED, SOURCE[3:])),
)


def test_a_block_is_shown_with_its_change_and_its_translation() -> None:
    """Both places, the headings, since when, and that it was touched; marks stand in for colours."""
    text = work_text([ITEM], 60)
    assert text.startswith("content/en/a.md:14:1: outdated, since 2023-11-14, touched")
    assert "source content/zh/a.md:12 · 网络 › 节点 (b-51aa08c3)" in text
    assert "这里有[-数十-]{+上百" in text
    assert "    | There are dozens\n    | of nodes. \\x1b[2J\n" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [30, 47, 60, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    """Counted in cells, since Han take two; colours take none."""
    for colour in (False, True):
        text = re.sub("\x1b\\[[0-9;]*m", "", work_text([ITEM], width, colour=colour))
        quoted = [line for line in text.splitlines() if line.startswith("    |")]
        assert max(map(cell_width, quoted)) <= width
        assert len(quoted) > 2


def test_words_are_coloured_on_a_terminal() -> None:
    """Red for what went, green for what came, and no marks."""
    text = work_text([ITEM], 200, colour=True)
    assert "\x1b[31m" in text
    assert "\x1b[32m" in text
    assert "[-" not in re.sub("\x1b\\[[0-9;]*m", "", text)


def test_a_missing_block_says_where_it_belongs() -> None:
    """There is no translation to show, and the place of the source leads."""
    state = BlockState((1,), (), Freshness.MISSING)
    item = msgspec.structs.replace(ITEM, state=state, target=None, changes=(), insert_after=7)
    text = work_text([item], 80)
    assert text.startswith("content/zh/a.md:12:1: en: missing\n")
    assert "behind line 7" in text


def test_programs_get_everything() -> None:
    """As JSON without anything that a terminal would obey."""
    text = work_json([ITEM])
    block = json.loads(text)["blocks"][0]
    assert "\x1b" not in text
    assert (block["state"], block["touched"], block["block"]) == ("outdated", True, "b-51aa08c3")
    assert block["source"]["line"] == 12
    assert block["changes"][1] == ["removed", "数十"]
