"""What comparing two documents costs, in pairs that are compared: work is counted, not seconds."""

from __future__ import annotations

import pytest

from docpipe.model.document import Document
from docpipe.translation.align import align
from docpipe.translation.aligning import scoring
from docpipe.translation.aligning.gaps import read_gap
from docpipe.translation.aligning.learned import usual
from docpipe.translation.aligning.scoring import Known, Scoring
from docpipe.translation.aligning.traits import Compared, compared
from docpipe.translation.ledgers.known import Gap
from tests.translation.factory import EMPTY, chinese, english, indices, ledger

_BLOCKS = 120
_ZH = [f"## 第 {at} 章" if at % 6 == 0 else f"第 {at} 段讲的是数据和模型，见 `run{at}`。" for at in range(_BLOCKS)]
_EN = [
    f"## Chapter {at}" if at % 6 == 0 else f"Paragraph {at} is about data and models, see `run{at}`."
    for at in range(_BLOCKS)
]


def _asked(source: Document, target: Document) -> int:
    """Return how many pairs are compared to read two documents as one gap."""
    found = Scoring(source, target, usual(source.file.locale, target.file.locale), Known((), EMPTY))
    read_gap(Gap(tuple(range(len(source.blocks))), tuple(range(len(target.blocks))), at_end=True), found)
    return found.asked


def test_equal_structures_are_compared_block_by_block() -> None:
    """One comparison per block, and never a chart."""
    assert _asked(chinese(*_ZH), english(*_EN)) == _BLOCKS


def test_a_paragraph_that_is_missing_costs_no_whole_chart() -> None:
    """What is striking cuts the text; a chart of it all would have 120 times as many cells."""
    assert _asked(chinese(*_ZH), english(*_EN[:50], *_EN[51:])) < 12 * _BLOCKS


def test_what_the_ledger_knows_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor are words looked up: nothing of the two texts is read where every block is known, moved ones included."""
    read: list[Document] = []

    def noted(source: Document, target: Document, *others: object) -> Compared:
        read.append(source)
        return compared(source, target, *others)  # type: ignore[arg-type]  # whatever a test passes on

    monkeypatch.setattr(scoring, "compared", noted)
    known = ledger(*zip(_ZH, _EN, strict=True))
    align(chinese(*_ZH), english(*_EN), known)
    align(chinese(*_ZH, "``` x = 1"), english(*_EN[60:], *_EN[:60], "``` x = 2"), known)
    align(chinese(*_ZH, "新的一段"), english(*_EN), known)
    assert read == []
    align(chinese(*_ZH, "新的一段"), english(*_EN, "A new one"), known)
    assert len(read) == 1


def test_blocks_left_over_at_one_place_are_missing_for_nobody() -> None:
    """As many of the same kinds on both sides may be a free rendering: they stay together, at low confidence."""
    source = ["| 名称", "| 说明", "| `a`", "| 甲的说明写得很长，一直写到这里才算写完", "| `b`", "| 乙"]
    target = ["| Name", "| Note", "| `a`", "| x", "| `b`", "| B"]
    pairs = align(chinese(*source), english(*target), EMPTY)
    assert all(ours and theirs for ours, theirs in indices(pairs))
