"""States of documents made by hand, for figures, gates and reports."""

from __future__ import annotations

import msgspec

from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, TranslationState
from docpipe.translation.status.effort import Pace
from docpipe.translation.status.overview import StatusReport, status_report

ZH, EN, FR = LocaleName("zh"), LocaleName("en"), LocaleName("fr")
PACE = Pace(500, 0.7)


def item(path: str, label: Label, covered: float, fresh: float, total: float = 100, **more: object) -> TranslationState:
    """Return the state of `content/zh/<path>.md` in English, of as many blocks as there are kinds of weight."""
    has_target = label not in {Label.MISSING, Label.EXCLUDED}
    kinds = (
        (Freshness.CURRENT, fresh),
        (Freshness.OUTDATED if label is Label.OUTDATED else Freshness.UNVERIFIED, covered - fresh),
        (Freshness.MISSING, total - covered),
    )
    blocks = tuple(BlockState((at,), (at,), kind, weight=part) for at, (kind, part) in enumerate(kinds) if part)
    state = TranslationState(
        DocumentKey(path),
        EN,
        ZH,
        f"content/zh/{path}.md",
        f"content/en/{path}.md" if has_target else "",
        label,
        Coverage() if label is Label.ORPHAN else Coverage(total, covered, fresh),
        blocks if has_target and label is not Label.ORPHAN else (),
        total - covered,
        3,
    )
    return msgspec.structs.replace(state, **more)


ITEMS = (
    item("概览", Label.UP_TO_DATE, 100, 100),
    item("blog/2024-05-11-去中心化的人工智能到底是什么以及它为什么重要", Label.PARTIAL, 60, 50),
    item("blog/b", Label.PARTIAL, 90, 90),
    item("治理", Label.OUTDATED, 100, 70),
    item("新文章", Label.MISSING, 0, 0, total=300),
    item("old", Label.ORPHAN, 0, 0),
    item("notes", Label.EXCLUDED, 0, 0),
    item("stub", Label.STUB, 4, 4),
    item("draft", Label.MACHINE_DRAFT, 100, 100),
)
"""One of each, more or less."""


def report_of(*items: TranslationState, trusting: bool = False, pace: Pace = PACE) -> StatusReport:
    """Return the report of these states, of `ITEMS` without any."""
    return status_report(items or ITEMS, ZH, (EN,), paces={EN: pace}, trusting=trusting)
