"""The ledger: written and read without loss, damage named by its line, merged without a conflict."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.errors import DocpipeError
from docpipe.model.source import DocumentKey, LocaleName
from docpipe.model.translation import Origin
from docpipe.translation.ledger import Fingerprint, Ledger, Record, ledger_path, read_ledger, write_ledger

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
        HEADER + "\nt=9f3c s=51aa.7be1 o=human\n" + "\nt=c04d.aa s=77ab+88 o=machine:a@1 r=李%20白\nwas: 旧文\n"
    )


def test_a_ledger_stands_beside_its_locale_and_path() -> None:
    """The path of a ledger follows the document's key."""
    assert ledger_path(LocaleName("en"), DocumentKey("blog/a")) == "l10n/en/blog/a.ledger"


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


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=6))
def test_every_line_is_a_record_a_note_a_problem_or_blank(lines: list[str]) -> None:
    """No line of a ledger disappears without a word."""
    text = HEADER + "\n" + "\n\n".join(line.replace("\n", "") for line in lines)
    ledger = read_ledger(text, PATH)
    filled = [line for line in text.split("\n")[1:] if line.strip()]
    kept = sum(1 + len(record.was) + len(record.notes) for record in ledger.records)
    assert kept + len(ledger.problems) == len(filled)


def test_unknown_fields_and_notes_are_kept() -> None:
    """What a newer docpipe wrote stays where it is."""
    text = HEADER + "\nt=aa s=bb o=human r=li new=1 %odd\nwas: 旧\nnote: hand-made\n"
    ledger = read_ledger(text, PATH)
    assert ledger.records[0].fields == ("new=1", "%odd")
    assert ledger.records[0].notes == ("note: hand-made",)
    assert write_ledger(ledger) == text


@pytest.mark.parametrize(
    "line", ["t=zz s=aa o=human", "t=aa", "t=aa+bb s=cc o=human", "s=aa t=bb o=human", "t=aa s=bb x", "was: 无主"]
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


def _changed(lines: list[Record], places: set[int]) -> str:
    changed = [
        Record(Fingerprint("f" * 12), record.source, record.origin) if place in places else record
        for place, record in enumerate(lines)
    ]
    return write_ledger(Ledger(LocaleName("zh"), LocaleName("en"), tuple(changed)))


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("theirs_first", [False, True])
def test_two_branches_that_change_neighbouring_records_merge_without_a_conflict(
    tmp_path: Path, *, theirs_first: bool
) -> None:
    """Blank lines let git merge branches that change every other record, in either order, to the same ledger."""
    lines = [Record(Fingerprint(f"{place:012x}"), (Fingerprint(f"{place + 99:012x}"),)) for place in range(46)]
    ours, theirs = set(range(0, 46, 2)), set(range(1, 46, 2))
    file = tmp_path / "a.ledger"
    _git(tmp_path, "init", "--quiet", "--initial-branch", "base")
    for branch, places in (("base", set[int]()), ("ours", ours), ("theirs", theirs)):
        if branch != "base":
            _git(tmp_path, "checkout", "--quiet", "-b", branch, "base")
        file.write_text(_changed(lines, places), "utf-8", newline="\n")
        _git(tmp_path, "add", "a.ledger")
        _git(tmp_path, "commit", "--quiet", "--message", branch)
    first, second = ("theirs", "ours") if theirs_first else ("ours", "theirs")
    _git(tmp_path, "checkout", "--quiet", first)
    _git(tmp_path, "merge", "--quiet", "--no-edit", second)
    assert file.read_text("utf-8") == _changed(lines, ours | theirs)


def _git(folder: Path, *arguments: str) -> None:
    """Run git without the user's own settings; a conflict fails the test."""
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    options = ("-c", "core.autocrlf=false", "-c", "core.hooksPath=", *identity)
    subprocess.run([str(shutil.which("git")), *options, *arguments], cwd=folder, check=True, capture_output=True)
