"""What changed in the wording of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.work import Piece, PieceKind
from docpipe.translation.work.wording import word_diff

TEXTS = st.text(st.sampled_from("网络数据模型节点协议 ab12\n，。かなカナ한글-`*é𠀀"), max_size=40)


def _joined(pieces: tuple[Piece, ...], *kinds: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(TEXTS, TEXTS, st.sampled_from(("zh-Hans", "zh-Hant", "ja", "en", "ko")))
def test_both_texts_can_be_read_off_the_pieces(before: str, after: str, tag: str) -> None:
    """Kept and removed pieces are the old text, kept and added ones the new one, in any language."""
    pieces = word_diff(before, after, tag)
    assert _joined(pieces, PieceKind.KEPT, PieceKind.REMOVED) == before
    assert _joined(pieces, PieceKind.KEPT, PieceKind.ADDED) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS, st.sampled_from(("zh-Hans", "en")))
def test_the_same_text_has_nothing_changed(text: str, tag: str) -> None:
    """It is one kept piece, or none of an empty text."""
    assert word_diff(text, text, tag) == ((Piece(PieceKind.KEPT, text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "removed", "added"),
    [
        ("这里有数十个节点。", "这里有上百个节点。", ["数十"], ["上百"]),
        ("安装工具", "安装新的工具", [], ["新的"]),
        ("安装新的工具", "安装工具", ["新的"], []),
        ("a cat", "a cats", ["cat"], ["cats"]),
        ("run `a --old` now", "run `a --new` now", ["old"], ["new"]),
        ("共有 30 个节点", "共有 50 个节点", ["30"], ["50"]),
    ],
)
def test_words_change_not_letters(before: str, after: str, removed: list[str], added: list[str]) -> None:
    """Han text is split into words like any other."""
    pieces = word_diff(before, after, "zh-Hans")
    assert [piece.text for piece in pieces if piece.kind is PieceKind.REMOVED] == removed
    assert [piece.text for piece in pieces if piece.kind is PieceKind.ADDED] == added


def test_a_word_between_two_larger_changes_is_no_island() -> None:
    """Two edits around one short word that stayed read as one."""
    before, after = "一二三四五六和七八九十", "甲乙丙丁戊己和庚辛壬癸"
    pieces = word_diff(before, after, "ko")
    assert pieces == (Piece(PieceKind.REMOVED, before), Piece(PieceKind.ADDED, after))


def test_long_texts_are_compared_by_lines() -> None:
    """Ten thousand words against ten thousand others take no minute."""
    before = "".join(f"line {number} of it\n" for number in range(4_000))
    pieces = word_diff(before, before.replace("line 7 ", "line seven "), "en")
    assert [piece.text for piece in pieces if piece.kind is PieceKind.REMOVED] == ["line 7 of it\n"]
