"""Known findings are told no more, wherever they move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.baseline import Baseline, Known, compare, known_by, read_baseline, write_baseline
from docpipe.model.diagnostic import Diagnostic
from docpipe.model.errors import ConfigError
from tests.lint.posts import findings

BAD = "一个<b>词</b>在这里。\n\n另有<i>一个</i>词。\n"
PATH = "content/zh/a.md"


def _baseline(found: list[Diagnostic]) -> Baseline:
    return read_baseline(write_baseline(Baseline.of(found)), "known.jsonl")


def test_what_is_known_is_told_no_more() -> None:
    """Findings of the baseline vanish, and nothing of it is left over."""
    found = findings(BAD)
    compared = compare(found, _baseline(found), {PATH})
    assert len(found) == 2
    assert (compared.new, compared.left_over) == ((), 0)


def test_lines_may_move_and_white_space_may_change() -> None:
    """A finding is known by its words, not by its line."""
    moved = findings("新的一段。\n\n" + BAD.replace("在这里", " 在这里"))
    assert compare(moved, _baseline(findings(BAD)), {PATH}).new == ()


def test_a_second_one_of_a_kind_is_new() -> None:
    """As many are known as there were."""
    twice = findings(BAD + "\n" + BAD)
    new = compare(twice, _baseline(findings(BAD)), {PATH}).new
    assert [diagnostic.place.start.line for diagnostic in new if diagnostic.place.start] == [10, 12]


def test_what_was_mended_is_left_over() -> None:
    """An entry without a finding is counted, so that somebody takes it out."""
    compared = compare(findings("正文。\n"), _baseline(findings(BAD)), {PATH})
    assert (compared.new, compared.left_over) == ((), 2)


def test_a_renamed_file_keeps_its_findings() -> None:
    """Where the file of an entry is gone, the same words in another file will do."""
    known = _baseline(findings(BAD))
    elsewhere = findings(BAD, "content/zh/b.md")
    assert compare(elsewhere, known, {"content/zh/b.md"}).new == ()
    assert len(compare(elsewhere, known, {PATH, "content/zh/b.md"}).new) == 2


def test_findings_on_a_whole_file_are_known_by_their_message() -> None:
    """They have no place."""
    found = findings("正文。\n", "content/zh/2024-05-11-a.md", head="")
    assert [diagnostic.code for diagnostic in found] == ["FM001"]
    assert compare(found, _baseline(found), {found[0].place.path}).new == ()


def test_a_baseline_is_sorted_lines_of_json() -> None:
    """Its first line names the format; equal findings are counted."""
    baseline = Baseline({Known("b.md", "ZH001", "00"): 2, Known("a.md", "ZH001", "11"): 1})
    assert write_baseline(baseline).splitlines() == [
        '{"docpipe-baseline": 1}',
        '{"path": "a.md", "code": "ZH001", "text": "11"}',
        '{"path": "b.md", "code": "ZH001", "text": "00", "count": 2}',
    ]


@given(st.dictionaries(st.builds(Known, st.text(), st.text(), st.text()), st.integers(1, 9)))
def test_what_is_written_is_read(counts: dict[Known, int]) -> None:
    """Reading undoes writing, whatever the names."""
    assert read_baseline(write_baseline(Baseline(counts)), "b").counts == counts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "b: this is no baseline"),
        ("[]", "b: this is no baseline"),
        ('{"docpipe-baseline": 2}\n', "b: this is no baseline"),
        ('{"docpipe-baseline": 1}\n\n{"path": 1}\n', "b:3:1: this line is no entry"),
        ('{"docpipe-baseline": 1}\n<<<<<<< HEAD\n', "b:2:1: this line is no entry"),
    ],
)
def test_a_damaged_baseline_is_said(text: str, said: str) -> None:
    """The file and the line are named, and what to do."""
    with pytest.raises(ConfigError, match=said):
        read_baseline(text, "b")


def test_a_finding_is_known_by_what_stands_around_it() -> None:
    """Changes far away on the same line do not make it new, changes beside it do."""
    long = "字" * 60
    (here,), (far,), (near,) = (
        findings(f"{start}{long}一个<b>词{end}\n") for start, end in (("", "。"), ("新", "。"), ("", "语。"))
    )
    assert known_by(here) == known_by(far)
    assert known_by(here) != known_by(near)
