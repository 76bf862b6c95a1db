"""The terms a text is found by."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.publish.search.terms import _UNSPACED, terms

HAN = "一二三水位站桥石拱算力數據鬥"
TEXTS = st.lists(
    st.one_of(
        st.text(HAN, max_size=8),
        st.text("abcXYZ09", min_size=1, max_size=6),
        st.sampled_from((" ", "，", "。", "-", "\n", "《", "ＧＰＵ", "ひらがな", "カタカナ", "한국어", "ไทย")),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("，。 !?_-", []),
        ("水", ["水"]),
        ("水位站", ["水位", "位站", "站"]),
        ("GPU算力", ["gpu", "算力", "力"]),
        ("ＧＰＵ　２０２６", ["gpu", "2026"]),
        ("C++ and snake_case", ["c", "and", "snake", "case"]),
        ("數據", ["數據", "據"]),
        ("カタカナ", ["カタ", "タカ", "カナ", "ナ"]),
        ("한국어", ["한국", "국어", "어"]),
        ("ภาษาไทย", ["ภา", "าษ", "ษา", "าไ", "ไท", "ทย", "ย"]),
        ("𠮷野家", ["𠮷野", "野家", "家"]),
        ("Привет, мир", ["привет", "мир"]),
        ("السلام عليكم", ["السلام", "عليكم"]),
        ("ÉCOLE café", ["école", "café"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    """Scripts without spaces give pairs, others words; case and width do not matter, and marks are no terms."""
    assert list(terms(text)) == expected


@given(TEXTS, st.data())
def test_every_string_is_found_by_its_own_terms(text: str, data: st.DataObject) -> None:
    """The pairs of any string that a text holds are terms of the text."""
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    han = "".join(sign for sign in part if sign in HAN) if all(sign in HAN for sign in part) else ""
    assert set(list(terms(han))[:-1]) <= set(terms(text))


@given(TEXTS | st.text(max_size=30))
def test_terms_are_those_of_each_run(text: str) -> None:
    """Cut run by run, sign by sign, a text has the same terms, each as often."""
    expected: list[str] = []
    for run in re.findall(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+", unicodedata.normalize("NFKC", text).lower()):
        is_unspaced = re.match(f"[{_UNSPACED}]", run) is not None
        expected += [*map("".join, itertools.pairwise(run)), run[-1]] if is_unspaced else [run]
    assert Counter(terms(text)) == Counter(expected)


@given(TEXTS)
def test_case_and_width_say_nothing(text: str) -> None:
    """A text in capitals has the same terms."""
    assert list(terms(text.upper())) == list(terms(text))


@given(TEXTS, TEXTS)
def test_a_blank_parts(one: str, other: str) -> None:
    """Two texts with a blank between them have the terms of both and no more."""
    assert Counter(terms(f"{one} {other}")) == Counter([*terms(one), *terms(other)])
