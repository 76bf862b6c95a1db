"""What changed in a passage, as markup."""

from __future__ import annotations

from docpipe.config.locales import locale_for
from docpipe.model.locale import Locale
from docpipe.model.work import Piece, PieceKind
from docpipe.publish.changes import change_markup, fold_out, with_fold_out
from tests.publish.factory import THEME


def locale(name: str) -> Locale:
    """Return a known locale."""
    found = locale_for(name)
    assert found is not None
    return found


def folded(previous: str, today: str, around: str = "en") -> str:
    """Return the fold-out of a Chinese original in a page."""
    return fold_out(previous, today, original=locale("zh"), around=locale(around), words=THEME.words(locale(around)))


def test_pieces_are_escaped() -> None:
    """What was taken out and put in is marked, and every piece is text."""
    pieces = [Piece(PieceKind.KEPT, "<a>"), Piece(PieceKind.REMOVED, "&"), Piece(PieceKind.ADDED, "<b>")]
    assert change_markup(pieces) == "&lt;a&gt;<del>&amp;</del><ins>&lt;b&gt;</ins>"


def test_one_paragraph_shows_both_texts() -> None:
    """Old and new words stand in one paragraph, in the language of the original."""
    text = folded("请打开缓存。", "请关上缓存。")
    assert text.count("<p") == 1
    assert '<p lang="zh-Hans">请<del>打开缓存</del><ins>关上缓存</ins>。</p></details>\n' in text
    assert "lang" not in folded("请打开缓存。", "请关上缓存。", around="zh")


def test_markup_is_no_change() -> None:
    """The ledger keeps Markdown, readers see text: what is only written differently is not marked."""
    text = folded("请打开**缓存**，见[这里](a.md)。", "请打开缓存，见这里。")
    assert "<del>" not in text
    assert "<ins>" not in text
    assert "请打开缓存，见这里。" in text


def test_an_unknown_past() -> None:
    """Without the old text, today's is shown alone."""
    assert '<p lang="zh-Hans">请 &lt;关上&gt;。</p>' in folded("", "请 <关上>。")


def test_the_fold_out_of_a_cell_stands_in_it() -> None:
    """Between two cells of a table nothing may stand; behind any other block it follows."""
    assert with_fold_out("<td>a</td>\n", "<details></details>\n") == "<td>a<details></details></td>\n"
    assert with_fold_out("<p>a</p>\n", "<details></details>\n") == "<p>a</p>\n<details></details>\n"
