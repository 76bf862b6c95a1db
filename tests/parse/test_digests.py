"""What a digest sees and what it is blind to; its values never change unnoticed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docpipe.parse.digests import (
    _COMPOSED,
    CODE,
    NORMALISER,
    URL,
    anchors_digest,
    anchors_of,
    count_han,
    count_words,
    has_letters,
    loose_digest,
    numbers_in,
)


def test_the_normaliser_has_a_name() -> None:
    """Ledgers record it; whoever changes a value below has to give it another one."""
    assert NORMALISER == "loose-1"


@pytest.mark.parametrize(
    ("prose", "digest"),
    [
        ("", ""),
        (" \u3000\n", ""),
        ("a", "433911c6eb0d"),
        ("中文", "7bbf142654dd"),
        ("去中心化：「重点」，100% 的 C#。", "37bbe263aa51"),
        ("It’s 3.14 — “quoted”.", "3034fc7b9175"),
        (f"see {CODE} at {URL}", "ca2007a70830"),
        ("𠀀𠮷 x² café", "7185d0cdf744"),
    ],
)
def test_loose_digests_are_pinned(prose: str, digest: str) -> None:
    """Twelve hexadecimal digits, the same in every Python and on every machine."""
    assert loose_digest(prose) == digest


@pytest.mark.parametrize(
    ("values", "digest"),
    [((), ""), (("./a.md",), "92f2761a"), (("`code", "1.5", "a.png"), "e73f9365")],
)
def test_anchor_digests_are_pinned(values: tuple[str, ...], digest: str) -> None:
    """Eight hexadecimal digits, the same in every Python and on every machine."""
    assert anchors_digest(values) == digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b", "ab"),
        ("中 文", "中文"),
        ("中\u3000文", "中文"),
        ("a\u00a0b", "a\nb"),
        ("so\u00adft", "soft"),
        ("a\u200bb\u2060c\ufeffd", "abcd"),
        ("café", "cafe\u0301"),
        ("ＡＢＣ（１）", "ABC(2)"),
        ("好。", "好."),
        ("好｡", "好."),
        ("甲、乙", "甲,乙"),
        ("甲，乙：丙；丁？戊！", "甲,乙:丙;丁?戊!"),
        ("“引”", '"引"'),
        ("「引」", "『引』"),
        ("„q“ «q»", '"q" "q"'),
        ("it’s ‘q’", "it's 'q'"),
        ("第 1 章", "第 22 章"),
        ("共 1,000.5 元", "共 3 元"),
        ("3/4", "１．５"),
    ],
)
def test_the_loose_digest_is_blind_to_form(one: str, other: str) -> None:
    """White space, composition, width, quote styles, and the value of a number say nothing new."""
    assert loose_digest(one) == loose_digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50%", "50"),
        ("C#", "C"),
        ("C++", "C"),
        ("好？", "好。"),
        ("好！", "好。"),
        ("x²", "x2"),
        ("x²", "x"),
        ("①", "1"),
        ("㎏", "kg"),
        ("a", "A"),
        ("-1", "1"),
        ("$x", "x"),
        ("a…", "a."),
        ("a—b", "a-b"),
        ("他", "她"),
        ("國", "国"),
        ("'a'", '"a"'),
        ("1 2", "1"),
        (CODE, URL),
        (CODE, ""),
        ("ﬁ", "fi"),
    ],
)
def test_the_loose_digest_sees_what_is_said(one: str, other: str) -> None:
    """Signs that carry meaning, compatibility characters and case are kept."""
    assert loose_digest(one) != loose_digest(other)


words = st.text(st.sampled_from("ab中文。，,.！?%#²é１2“”「」'’-_()（）"), max_size=20)


@given(words, words, st.sampled_from(" \t\n\u3000\u00a0\u200b"))
def test_white_space_never_counts(one: str, other: str, blank: str) -> None:
    """A blank between two texts changes nothing, unless it parts digits of one number."""
    assume(not (one[-1:].isdecimal() or other[:1].isdecimal()))
    assert loose_digest(one + blank + other) == loose_digest(one + other)


@given(words)
def test_composition_and_width_never_count(text: str) -> None:
    """Decomposed and full-width forms of a text are that text."""
    assert loose_digest(unicodedata.normalize("NFD", text)) == loose_digest(text)
    wide = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)
    assert loose_digest(wide) == loose_digest(text)
    assert anchors_of(wide) == anchors_of(text)


@given(words, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_moves_the_anchors_alone(text: str, one: int, other: int) -> None:
    """Another number is the same sentence with another anchor."""
    before, behind = f"{text}号{one}号", f"{text}号{other}号"
    assert loose_digest(before) == loose_digest(behind)
    assert (anchors_of(before) == anchors_of(behind)) == (one == other)


@pytest.mark.parametrize(
    ("prose", "anchors"),
    [
        ("1,000.5 与 ２０２４/01/02 12:30", ("1,000.5", "12:30", "2024/01/02")),
        ("v1.2.3. 第 3。", ("1.2.3", "3")),
        ("1.\n2", ("1", "2")),
        ("50% ①x²", ("50",)),
        (f"{CODE} {URL}", ()),
    ],
)
def test_numbers_are_anchors_as_they_are_read(prose: str, anchors: tuple[str, ...]) -> None:
    """Width does not count, marks at the end belong to the sentence, and other numerals are letters of it."""
    assert anchors_of(prose) == anchors


def test_anchors_are_sorted_and_repeated_as_often_as_they_stand() -> None:
    """Code is told from addresses and numbers by its backquote."""
    assert anchors_of("2 1 2", ["x", "1"], ["b", "a"]) == ("1", "2", "2", "`1", "`x", "a", "b")


@pytest.mark.parametrize(
    ("prose", "han", "words"),
    [
        ("", 0, 0),
        ("中文 two words", 2, 2),
        ("中a文b", 2, 2),
        ("don't stop-and-go", 0, 2),
        ("don’t", 0, 1),
        ("〇𠀀𰀀豈", 4, 0),
        ("1984 50%", 0, 0),
        ("x2 v1 ① ²", 0, 2),
        ("two\nlines", 0, 2),
        ("かな カナ", 0, 2),
        ("한국어 단어", 0, 2),
        (f"a {CODE}b", 0, 2),
    ],
)
def test_han_are_counted_one_by_one_and_other_scripts_by_words(prose: str, han: int, words: int) -> None:
    """Rare Han count too; a number is no word."""
    assert (count_han(prose), count_words(prose)) == (han, words)


@pytest.mark.parametrize(
    ("prose", "letters"), [("a", True), ("中", True), ("é", True), ("1 ％ 😀 ① _", False), (CODE, False)]
)
def test_only_letters_are_translated(prose: str, letters: bool) -> None:  # noqa: FBT001 - a table's column
    """Numbers, symbols and emoji are the same in every language."""
    assert has_letters(prose) is letters


def test_numbers_are_found_with_their_places() -> None:
    """As they stand, and as they enter the digest."""
    text = "从 1.5 到 １，０００，共 3/4。"
    found = [(text[start:end], value) for start, end, value in numbers_in(text)]
    assert found == [("1.5", "1.5"), ("１，０００", "1,000"), ("3/4", "3/4")]


@given(st.from_regex(_COMPOSED, fullmatch=True))
def test_what_is_known_to_be_composed_is(text: str) -> None:
    """By the table of the digests, and by that of today."""
    assert unicodedata.ucd_3_2_0.normalize("NFC", text) == text == unicodedata.normalize("NFC", text)
