"""What a post shows as a mistake is known by the label before it."""

from __future__ import annotations

import pytest

from docpipe.lint.counterexamples import counterexamples
from tests.lint.posts import read


@pytest.mark.parametrize("label", ["错误：", "**反例**：", "❌ 不推荐的写法", "Bad:", "### Don't"])
def test_a_label_says_so(label: str) -> None:
    """In Chinese and English, with marks around it; the quotation behind it is meant, all of it."""
    document = read(f"正确：\n\n> 你好。\n\n{label}\n\n> 嗨!你好.\n\n> 又一个,例子.\n\n之后。\n").document
    assert document is not None
    shown = [document.blocks[index].text for index in counterexamples(document)]
    assert shown == ["嗨!你好.", "又一个,例子."]


def test_a_sentence_is_no_label() -> None:
    """Nor is a word in the middle of one."""
    document = read("错误信息会显示在终端里。\n\n> 你好,世界.\n").document
    assert document is not None
    assert list(counterexamples(document)) == []
