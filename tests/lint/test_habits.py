"""How an author ends paragraphs and list items."""

from __future__ import annotations

from docpipe.lint.habits import ends_like_siblings, punctuates
from docpipe.model.block import Block
from docpipe.model.document import Document
from tests.lint.posts import read

_LONG = "这是一段足够长的文字用来看它的结尾"


def _post(*paragraphs: str) -> tuple[Document, Block]:
    document = read("\n\n".join((*paragraphs, "最后一段")) + "\n").document
    assert document is not None
    return document, document.blocks[-1]


def test_punctuated_paragraphs_are_a_habit() -> None:
    """All others end in a mark, and one is enough to know it."""
    assert punctuates(*_post(f"{_LONG}。", f"{_LONG}！", f"{_LONG}："))
    assert punctuates(*_post(f"{_LONG}。"))


def test_none_say_nothing() -> None:
    """Neither no other paragraph nor a short one tells how the author ends them."""
    assert not punctuates(*_post())
    assert not punctuates(*_post("短。"))


def test_an_exception_breaks_it() -> None:
    """One in four without a mark is too many."""
    assert not punctuates(*_post(f"{_LONG}。", f"{_LONG}。", f"{_LONG}。", _LONG))


def test_siblings_share_a_mark() -> None:
    """A comma at the end of most others is a style."""
    assert ends_like_siblings("，", _post("甲，", "乙，")[1], _post("甲，", "乙，")[0])
    assert not ends_like_siblings("，", _post("甲。", "乙。")[1], _post("甲。", "乙。")[0])
