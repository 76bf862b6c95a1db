"""The ledger as text: written and read without loss, damage named by its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.errors import DocpipeError
from docpipe.model.source import LocaleName
from docpipe.model.translation import Origin
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.ledger_text import read_ledger, write_ledger

HEADER = "docpipe-ledger 1 zh en loose-1\n"
PATH = "l10n/en/a.ledger"

digests = st.text("0123456789abcdef", min_size=1, max_size=12)
fingerprints = st.builds(Fingerprint, digests, st.just("") | digests)
words = st.text(st.characters(codec="utf-8"), max_size=8)
records = st.builds(
    Record,
    fingerprints,
    st.lists(fingerprints, min_size=1, max_size=3).map(tuple),
    st.builds(Origin, st.sampled_from(["human", "assumed", "machine"]), words),
    words,
    st.lists(words, max_size=2).map(tuple),
    st.lists(st.from_regex(r"[a-z]=[a-z%]*", fullmatch=True).filter(lambda field: field[0] != "r"), max_size=2).map(
        tuple
    ),
    st.lists(st.from_regex(r"x[a-z]*: [a-z]*", fullmatch=True), max_size=2).map(tuple),
)
ledgers = st.builds(
    Ledger, st.just(LocaleName("zh")), st.just(LocaleName("en")), st.lists(records, max_size=5).map(tuple)
)


def test_a_ledger_reads_like_a_list_of_records() -> None:
    """The written form: a header that names the format, then records between blank lines."""
    first = Record(Fingerprint("9f3c"), (Fingerprint("51aa", "7be1"),), Origin("human"))
    second = Record(
        Fingerprint("c04d", "aa"),
        (Fingerprint("77ab"), Fingerprint("88")),
        Origin("machine", "a@1"),
        "李 白",
        ("旧文",),
    )
    written = write_ledger(Ledger(LocaleName("zh"), LocaleName("en"), (first, second)))
    assert written == (
        HEADER
        + "\ns=51aa.7be1 o=human\n\n\nt=9f3c\n\n\n"
        + "s=77ab+88 o=machine:a@1\n\nwas: 旧文\n\nt=c04d.aa\n\nr=李%20白 03467c0f\n\n"
        + "end\n"
    )


@given(ledgers)
def test_writing_and_reading_gives_the_same_ledger(ledger: Ledger) -> None:
    """Nothing is lost or changed by a round trip, whatever stands in names and old texts."""
    assert read_ledger(write_ledger(ledger), PATH) == ledger


@given(ledgers)
def test_a_ledger_survives_a_checkout_with_windows_line_ends(ledger: Ledger) -> None:
    """Git may turn LF to CRLF; the ledger reads the same."""
    assert read_ledger("\ufeff" + write_ledger(ledger).replace("\n", "\r\n"), PATH) == ledger


@given(st.text())
def test_no_text_makes_reading_fail(text: str) -> None:
    """Reading any text gives a ledger, with problems or without."""
    assert read_ledger(text, PATH).problems or text.removeprefix("\ufeff").startswith("docpipe-ledger")


_LINES = st.sampled_from(
    ["s=aa o=human", "t=bb", "t=bb s=aa o=human r=li", "was: 旧", "r=li 00", "note: x", "<<<<<<<", "end"]
)


@given(st.lists(_LINES | st.text(st.characters(codec="utf-8"), max_size=30), max_size=8))
def test_no_text_of_a_ledger_disappears_without_a_word(lines: list[str]) -> None:
    """A ledger that was read without a problem says again what it said, but for reviews of other texts."""
    text = HEADER + "\n" + "\n\n".join(line.replace("\n", "") for line in lines)
    ledger = read_ledger(text, PATH)
    if not ledger.problems:
        again = write_ledger(ledger).split()
        said = text.replace("r=li 00", "").replace("r=li", "").split()
        assert not set(said) - set(again)
        assert read_ledger(write_ledger(ledger), PATH) == ledger


def test_a_record_may_stand_on_one_line() -> None:
    """As people write one by hand."""
    short = read_ledger(f"{HEADER}\nt=aa s=bb+cc.1 o=human r=li\nwas: 旧\n", PATH)
    assert short.records == (
        Record(Fingerprint("aa"), (Fingerprint("bb"), Fingerprint("cc", "1")), Origin("human"), "li", ("旧",)),
    )
    assert read_ledger(write_ledger(short), PATH) == short


def test_a_review_holds_for_the_two_texts_it_was_made_of() -> None:
    """Whatever a merge puts together: beside another text a review is void."""
    known = Ledger(
        LocaleName("zh"),
        LocaleName("en"),
        (Record(Fingerprint("aa"), (Fingerprint("bb"),), Origin("human"), "li"),),
    )
    written = write_ledger(known)
    assert read_ledger(written, PATH).records[0].reviewer == "li"
    for old, new in (("t=aa", "t=ab"), ("s=bb", "s=bc")):
        assert read_ledger(written.replace(old, new), PATH).records[0].reviewer == ""


@pytest.mark.parametrize("half", ["s=aa o=human", "s=aa o=human\nwas: 旧", "t=aa"])
def test_half_a_record_is_named(half: str) -> None:
    """A source without a target claims nothing, nor a target without a source."""
    ledger = read_ledger(f"{HEADER}\n{half}\n\ns=b1 o=human\nt=a1\n", PATH)
    assert [record.target.loose for record in ledger.records] == ["a1"]
    assert [problem.line for problem in ledger.problems] == [3, 4][: half.count("\n") + 1]


@pytest.mark.parametrize(
    "line", ["t=zz s=aa o=human", "t=aa", "t=aa+bb s=cc o=human", "s=aa t=bb o=human", "t=aa s=bb x"]
)
def test_a_damaged_line_is_named_and_the_rest_is_read(line: str) -> None:
    """One bad line costs one record, and its place is told."""
    ledger = read_ledger(f"{HEADER}\nt=a1 s=b1 o=human\n\n{line}\n\nt=a2 s=b2 o=human\n", PATH)
    assert [record.target.loose for record in ledger.records] == ["a1", "a2"]
    assert str(ledger.problems[0].error()).startswith(f"{PATH}:5:1: {line!r} is no record of a ledger")


def test_a_line_below_a_damaged_record_is_not_given_to_the_one_before() -> None:
    """The old text of a damaged record does not become that of its neighbour."""
    ledger = read_ledger(f"{HEADER}\nt=a1 s=b1 o=human\nbroken\nwas: 旧\n", PATH)
    assert ledger.records[0].was == ()
    assert [problem.line for problem in ledger.problems] == [4, 5]


def test_merge_marks_are_named_as_such() -> None:
    """An unresolved conflict says what to do, and both sides' records hold."""
    text = HEADER + "\n<<<<<<< HEAD\nt=a1 s=b1 o=human\n=======\nt=a2 s=b1 o=human\n>>>>>>> topic\n"
    ledger = read_ledger(text, PATH)
    assert [record.target.loose for record in ledger.records] == ["a1", "a2"]
    assert [problem.line for problem in ledger.problems] == [3, 5, 7]
    assert "unresolved merge conflict" in ledger.problems[0].message


def test_both_sides_of_a_conflict_go_on_with_the_source_above_it() -> None:
    """What the two branches made of one source are two records until somebody decides."""
    sides = "s=b1 o=human\n\n\n<<<<<<< HEAD\nt=a1\n=======\nt=a2\n>>>>>>> topic\n"
    ledger = read_ledger(f"{HEADER}\n{sides}\n\ns=b3 o=human\n\n\nt=a3\n", PATH)
    assert [(record.source[0].loose, record.target.loose) for record in ledger.records] == [
        ("b1", "a1"),
        ("b1", "a2"),
        ("b3", "a3"),
    ]
    assert [problem.line for problem in ledger.problems] == [6, 8, 10]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", "this is no ledger"),
        ("# zh en", "this is no ledger"),
        ("docpipe-ledger 2 zh en loose-1", "the ledger has version '2'"),
        ("docpipe-ledger 1 zh en loose-9", "the normaliser 'loose-9'"),
    ],
)
def test_a_ledger_that_cannot_be_compared_has_no_records(header: str, message: str) -> None:
    """Digests of another kind are not taken for ours."""
    ledger = read_ledger(f"{header}\n\nt=aa s=bb o=human\n", PATH)
    assert ledger.records == ()
    assert message in str(ledger.problems[0].error())


def test_a_ledger_with_problems_is_not_written() -> None:
    """Writing would lose the damaged lines, so it is refused with their place."""
    with pytest.raises(DocpipeError, match=rf"{PATH}:3:1"):
        write_ledger(read_ledger(HEADER + "\nbroken\n", PATH))
