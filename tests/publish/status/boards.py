"""A small board made by hand: five documents in every state, and what there is to do in two of them."""

from __future__ import annotations

import msgspec

from docpipe.config.schema import Translation
from docpipe.index.site import SiteIndex, build_index
from docpipe.model.block import BlockKind
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.taxonomy import Registries
from docpipe.model.translation import BlockState, Change, Coverage, Freshness, Label, TranslationState
from docpipe.model.work import Passage, WorkItem
from docpipe.publish.status.board import Board, Todo
from docpipe.translation.status.overview import status_report
from docpipe.translation.work.wording import word_diff
from tests.publish.factory import configured, parsed

ZH, EN = LocaleName("zh"), LocaleName("en")
EVIL = "\"><script>alert(1)</script>'&]]>"
# 2026-03-02 in Shanghai.
DAY = 1_772_400_000
KINDS = {
    "c": Freshness.CURRENT,
    "o": Freshness.OUTDATED,
    "m": Freshness.MISSING,
    "u": Freshness.UNTRANSLATED,
    "v": Freshness.UNVERIFIED,
    "x": Freshness.EXTRA,
}
LABELS = {
    "guide/a": Label.OUTDATED,
    "guide/b": Label.PARTIAL,
    "c": Label.MISSING,
    "d": Label.UP_TO_DATE,
    "e": Label.UNVERIFIED,
}
MARKS = {"guide/a": "ccocc", "guide/b": "cmmuxc", "c": "", "d": "ccc", "e": "vvvc"}


def site(title: str = "文章") -> SiteIndex:
    """Return the index of the five sources; `title` begins their titles."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    documents = [parsed(f"content/zh/{key}.md", f'---\ntitle: "{quoted} {key}"\n---\n一段。')[0] for key in LABELS]
    config = configured()
    config = msgspec.structs.replace(config, translation=Translation(dashboard=True))
    return build_index(documents, config, frozenset(), Registries())


def state(key: str) -> TranslationState:
    """Return how one of the documents stands: each block weighs 10."""
    marks = MARKS[key]
    states = tuple(
        BlockState(
            () if mark == "x" else (number,), () if mark == "m" else (number,), KINDS[mark], weight=10.0, since=DAY
        )
        for number, mark in enumerate(marks)
    )
    sources = [mark for mark in marks if mark != "x"]
    count = len(sources) or 4
    return TranslationState(
        DocumentKey(key),
        EN,
        ZH,
        f"content/zh/{key}.md",
        f"content/en/{key}.md" if marks else "",
        LABELS[key],
        Coverage(10.0 * count, 10.0 * sum(mark in "cov" for mark in sources), 10.0 * sources.count("c")),
        states,
        10.0 * (sum(mark in "mu" for mark in sources) if marks else count),
        count,
    )


def outdated(
    before: str = "把**缓存**打开。", after: str = "把**缓存**关上。", translation: str = "Switch it on."
) -> WorkItem:
    """Return an outdated block whose source changed, with what is said of it."""
    return WorkItem(
        key=DocumentKey("guide/a"),
        locale=EN,
        source_locale=ZH,
        id="b-51aa08c3",
        kind=BlockKind.PARAGRAPH,
        headings=("安装", "缓存"),
        state=BlockState((2,), (2,), Freshness.OUTDATED, Change.PROSE, is_touched=True, since=DAY),
        source=Passage("content/zh/guide/a.md", 12, 12, 1, after, after),
        target=Passage("content/en/guide/a.md", 14, 15, 1, translation, translation),
        previous=before,
        changes=word_diff(before, after, "zh-Hans") if before else (),
    )


def missing() -> WorkItem:
    """Return a block without a translation."""
    return WorkItem(
        key=DocumentKey("guide/b"),
        locale=EN,
        source_locale=ZH,
        id="b-77ab02cc",
        kind=BlockKind.HEADING,
        headings=(),
        state=BlockState((1,), (), Freshness.MISSING, is_lost=True),
        source=Passage("content/zh/guide/b.md", 5, 5, 4, "升级", "升级"),
        target=None,
        insert_after=7,
    )


def board(*items: WorkItem) -> Board:
    """Return the board of the five documents, with these blocks in place of its own for the first of them."""
    report = status_report([state(key) for key in LABELS], ZH, (EN,))
    todos = {
        (EN, "content/zh/guide/a.md"): Todo(items or (outdated(),)),
        (EN, "content/zh/guide/b.md"): Todo((missing(),), more=2),
    }
    return Board(report, todos, {EN: "<svg/>\n"})
