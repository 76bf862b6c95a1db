"""Brackets and quotation marks, matched within their blocks."""

from __future__ import annotations

import pytest

from docpipe.lint.facts import DocumentFacts
from docpipe.lint.pairs import quotes, round_brackets
from tests.lint.posts import config, read


def _facts(body: str) -> DocumentFacts:
    return DocumentFacts(read(body), config())


@pytest.mark.parametrize(
    ("body", "mixed"),
    [
        ("用（比如 marked)来读", ["（比如 marked)"]),
        ("用(比如 marked）来读", ["(比如 marked）"]),
        ("见（[文档](a.md))说明", ["（[文档](a.md))"]),
        ("（对）(也对)（（内层）外层）", []),
        ("有（其中 1) 快；2) 省）之分", []),
        ("（很好 :)", []),
        ("只有 1) 和 a)", []),
        ("（没有关", []),
        ("（开\n\n关)", []),
    ],
)
def test_mixed_pairs(body: str, mixed: list[str]) -> None:
    """An opening and a closing bracket of two widths, where neither has a partner of its own."""
    facts = _facts(body)
    assert [pair.whole.of(facts.text) for pair in round_brackets(facts).mixed] == mixed


def test_narrow_pairs_are_in_order() -> None:
    """Half-width pairs are given by where they open; addresses are none."""
    facts = _facts("一(二(三)四)五(六) [链接](a.md)")
    assert [pair.whole.of(facts.text) for pair in round_brackets(facts).narrow] == ["(二(三)四)", "(三)", "(六)"]


@pytest.mark.parametrize(
    ("body", "unpaired"),
    [
        ("他说“好”，又说「行」和『对』", []),
        ("他说“好，就走了", ["“"]),
        ("他说”好“", ["“"]),
        ("他说“好“", ["“"]),
        ("他说好”", ["”"]),
        ("「外「内」外」", []),
        ("「第一段。\n\n「第二段。」", []),
        ("「第一段。\n\n第二段。」", []),
        ("“第一段\n\n第二段", ["“"]),
        ("用`“`打开", []),
        ('他说"好', []),
    ],
)
def test_unpaired_quotes(body: str, unpaired: list[str]) -> None:
    """At most one mark per block is left over; quotations may go on in the next one; straight marks are not counted."""
    facts = _facts(body)
    assert [span.of(facts.text) for span in quotes(facts).unpaired] == unpaired


def test_pairs_by_style() -> None:
    """Quotations over markup are left out, and straight ones without Chinese in them."""
    facts = _facts('“甲”「乙」『丙』"丁" "x" “**戊**”')
    found = {style: [pair.whole.of(facts.text) for pair in pairs] for style, pairs in quotes(facts).pairs.items()}
    assert found == {"“”": ["“甲”"], "「」": ["「乙」"], "『』": ["『丙』"], '""': ['"丁"']}


def test_an_empty_heading_may_end_the_file() -> None:
    """A quotation that is left open before it is unpaired, and nothing fails."""
    facts = _facts("他说：“这样就很好了。\n\n##")
    assert [span.of(facts.text) for span in quotes(facts).unpaired] == ["“"]
