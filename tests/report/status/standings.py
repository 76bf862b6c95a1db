"""Standings for the formats: ordinary ones, and ones whose paths try to be more than paths."""

from __future__ import annotations

import re

import msgspec

from docpipe.model.document import Document
from docpipe.model.translation import BlockState, Change, Freshness, Label, TranslationState
from docpipe.report.status.standing import Standing
from docpipe.translation.status.gate import Verdict
from tests.translation.factory import document
from tests.translation.statuses import EN, item, report_of

HOSTILE = "a|b\x1b[2J\n::error::x,y:z%0A\u202e`<b>`"
"""A name that GitHub's runner, a terminal and Markdown would each take for something of theirs."""


def standing_of(*items: TranslationState, **more: object) -> Standing:
    """Return the standing of these documents, of `ITEMS` without any."""
    return msgspec.structs.replace(Standing(report=report_of(*items)), **more)


def lined(path: str, *lines: str) -> Document:
    """Return a document of one block a line, from line 1."""
    made = document(path, *lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    blocks = tuple(
        msgspec.structs.replace(block, span=msgspec.structs.replace(block.span, start=at, end=at + len(line)))
        for block, line, at in zip(made.blocks, lines, starts[:-1], strict=True)
    )
    return made.but(blocks=blocks, line_starts=tuple(starts[:-1]))


SOURCE = lined("zh/a", "# 去中心化", "第一段。", "第二段。", "第三段。", "第四段。", "第五段。")
TARGET = lined("en/a", "# Decentralised", "The first.", "The second.", "第三段。")
STATES = (
    BlockState((0,), (0,), Freshness.CURRENT, reviewer="陈", weight=4),
    BlockState((1,), (1,), Freshness.OUTDATED, Change.PROSE, weight=30, is_touched=True, since=1_700_000_000),
    BlockState((2,), (2,), Freshness.OUTDATED, Change.MECHANICAL, weight=20),
    BlockState((3,), (3,), Freshness.UNTRANSLATED, weight=10),
    BlockState((4,), (), Freshness.MISSING, weight=8),
    BlockState((5,), (), Freshness.MISSING, weight=8),
)
PARTIAL = item("a", Label.PARTIAL, 54, 4, total=80, states=STATES, missing_weight=26.0)
FAILED = Verdict(
    "--fail-under fresh=80",
    holds=False,
    locale=EN,
    message="en: fresh is 5 %, and 80 % is demanded: 60 of 80 characters short",
    hint="docpipe status en --all lists every document",
    notes=("content/zh/a.md changed: that fails nothing",),
)


def partial(**more: object) -> Standing:
    """Return a standing of one document in all states, with its places."""
    documents = {each.file.path: each for each in (SOURCE, TARGET)}
    return msgspec.structs.replace(standing_of(PARTIAL), document=documents.get, **more)


def hostile() -> Standing:
    """Return a standing of documents with hostile paths."""
    path = f"content/zh/{HOSTILE}.md"
    bad = msgspec.structs.replace(PARTIAL, path=path, target_path=f"content/en/{HOSTILE}.md")
    new = msgspec.structs.replace(item("b", Label.MISSING, 0, 0), path=f"::error::{path}")
    return standing_of(bad, new, document=lambda name: TARGET if "/en/" in name else SOURCE, verdicts=(FAILED,))


def many(number: int) -> tuple[TranslationState, ...]:
    """Return that many documents without a translation, in three folders."""
    return tuple(item(f"{'abc'[at % 3]}/{at:04}", Label.MISSING, 0, 0) for at in range(number))


CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
"""What no report may hold as it is."""
