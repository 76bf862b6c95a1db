"""What there is to do in one translation."""

from __future__ import annotations

from docpipe.model.document import Document
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.translation import BlockState, Coverage, Freshness, Label, TranslationState
from docpipe.model.work import PieceKind, WorkItem
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.translation.work.items import TO_TRANSLATE, UNDONE, work_items

ZH = "# 一\n\n第一段\n\n## 二\n\n> 第二段 `x`，\n> 新的\n\n第三段\n"
EN = "# One\n\nFirst\n\n## Two\n\n> Second `x`\n"
TEXTS = {"content/zh/a.md": ZH, "content/en/a.md": EN}


def _document(path: str, text: str) -> Document:
    document = parse(
        text, SourceFile(path, LocaleName(path[8:10]), DocumentKey("a")), ParseOptions(), digest=Digest("")
    ).document
    assert document is not None
    return document


def _items(states: tuple[BlockState, ...], **options: object) -> tuple[WorkItem, ...]:
    state = TranslationState(
        DocumentKey("a"),
        LocaleName("en"),
        LocaleName("zh"),
        "content/zh/a.md",
        "content/en/a.md" if states else "",
        Label.PARTIAL,
        Coverage(),
        states,
    )
    source, target = (_document(path, text) for path, text in TEXTS.items())
    shown = target if states else None
    return work_items(state, source, shown, TEXTS.__getitem__, tag="zh-Hans", **options)  # type: ignore[arg-type]  # a test's own


def _states(*kinds: Freshness) -> tuple[BlockState, ...]:
    return tuple(
        BlockState((number,), () if kind is Freshness.MISSING else (number,), kind) for number, kind in enumerate(kinds)
    )


C, M, OUT = Freshness.CURRENT, Freshness.MISSING, Freshness.OUTDATED


def test_an_item_has_both_passages_and_the_change() -> None:
    """Written without the marks of the quote; old and new source are compared as Markdown on one line."""
    (item,) = _items(_states(C, C, C, OUT), previous={3: "第二段 `x`，旧的"})
    assert item.source is not None
    assert item.target is not None
    assert (item.source.start, item.source.end, item.source.markup) == (7, 8, "第二段 `x`，\n新的")
    assert (item.target.start, item.target.markup) == (7, "Second `x`")
    assert item.headings == ("一", "二")
    assert [piece.text for piece in item.changes if piece.kind is not PieceKind.KEPT] == ["旧", "新"]


def test_the_same_text_shows_no_change() -> None:
    """A source that only changed its lines says what it said."""
    (item,) = _items(_states(C, C, C, OUT), previous={3: "第二段 `x`，新的"})
    assert item.changes == ()


def test_a_missing_block_belongs_behind_what_stands_before_it() -> None:
    """Behind the translation of the source block before it; at the beginning, that is line 0."""
    states = (*_states(C, C, C, C), BlockState((4,), (), M))
    assert [item.insert_after for item in _items(states)] == [7]
    assert [item.insert_after for item in _items(_states(M, C))] == [0]


def test_without_a_translation_everything_is_missing() -> None:
    """With its weight, in the order of the source."""
    items = _items(())
    assert [item.kind.value for item in items] == ["heading", "paragraph", "heading", "paragraph", "paragraph"]
    assert all(item.target is None and item.state.weight > 0 for item in items)


def test_only_what_is_asked_for() -> None:
    """What is unverified, and what only the translation has, is nobody's duty to translate."""
    states = (BlockState((0,), (0,), Freshness.UNVERIFIED), BlockState((), (1,), Freshness.EXTRA))
    assert not _items(states, kinds=TO_TRANSLATE)
    assert [item.source is None for item in _items(states, kinds=UNDONE)] == [False, True]
