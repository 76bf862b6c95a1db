"""Blocks without counterpart that have one after all, which is not translated."""

from __future__ import annotations

import msgspec

from docpipe.lint.facts import PairFacts
from docpipe.lint.wordless import is_wordless
from docpipe.model.document import Document
from docpipe.model.translation import Coverage, Freshness, Label, TranslationState
from docpipe.translation.ledger import Ledger
from tests.translation.factory import EMPTY, chinese, english, judged, ledger, site


def _facts(source: Document, target: Document, known: Ledger = EMPTY) -> PairFacts:
    state = TranslationState(
        source.file.key,
        target.file.locale,
        source.file.locale,
        source.file.path,
        target.file.path,
        Label.PARTIAL,
        Coverage(),
        judged(source, target, known),
    )
    return PairFacts(site([source, target]), source, target, state)


def _wordless(source: list[str], target: list[str]) -> list[bool]:
    pair = _facts(chinese(*source), english(*target))
    odd = [state for state in pair.state.states if state.freshness in {Freshness.MISSING, Freshness.EXTRA}]
    return [is_wordless([state], pair) for state in odd]


def test_a_name_that_is_code_there_is_not_missing() -> None:
    """Code is not translated, so that a bare name has no counterpart among the blocks that are."""
    source, target = chinese("| cacert", "| 证书的路径"), english("| x", "| Path of the certificate")
    bare = msgspec.structs.replace(target.blocks[0], text="cacert", translatable=False)
    target = target.but(blocks=(bare, *target.blocks[1:]))
    pair = _facts(source, target)
    (odd,) = (state for state in pair.state.states if state.freshness is Freshness.MISSING)
    assert is_wordless([odd], pair)


def test_a_cell_beside_a_cell_of_digits_is_not_extra() -> None:
    """A month there, a mere number here."""
    source, target = ["| 发布时间", "| 2015", "| 许可证"], ["| Release date", "| in May", "| Licence"]
    pair = _facts(
        chinese(*source), english(*target), ledger(("| 发布时间", "| Release date"), ("| 许可证", "| Licence"))
    )
    (odd,) = (state for state in pair.state.states if state.freshness is Freshness.EXTRA)
    assert is_wordless([odd], pair)


def test_a_heading_that_is_a_paragraph_there_is_not_extra() -> None:
    """The same text in other markup."""
    source = ["## 安装", "Ubuntu", "安装方法见手册，写得很清楚。"]
    target = ["## Installation", "### Ubuntu", "The manual says clearly how to install it."]
    assert True in _wordless(source, target)


def test_a_paragraph_that_stands_nowhere_else_is_told() -> None:
    """Nothing explains it."""
    assert _wordless(["## 甲", "第一段讲数据。"], ["## A"]) == [False]
