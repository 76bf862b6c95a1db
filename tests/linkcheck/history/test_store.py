"""The history as a file."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, strategies

from docpipe.linkcheck.history.history_line import LONGEST, answer_line
from docpipe.linkcheck.history.store import (
    HEADER,
    History,
    history_path,
    history_text,
    journal_path,
    newest,
    read_history,
    write_history,
)
from docpipe.model.answer import Answer, LinkState
from docpipe.model.errors import ConfigError
from tests.git_repository import commit, git, repository
from tests.linkcheck.history_factory import ANSWERS, DAY, NOW, answer

ONE, TWO = answer(1), answer(2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a history may be kept."""
    return tmp_path / "history.jsonl"


def read(path: Path, *lines: bytes) -> History:
    """Return what a file of these lines holds."""
    path.write_bytes(b"\n".join(lines) + b"\n")
    return read_history(path)


def test_the_file(path: Path) -> None:
    """A header names the format; the answers follow, sorted by address, each on its line."""
    write_history(path, [TWO, ONE])
    assert path.read_bytes() == b"\n".join([HEADER, answer_line(ONE), answer_line(TWO), b""])
    assert HEADER == b'{"docpipe":"link history","version":1}'
    assert read_history(path) == History({ONE.url: ONE, TWO.url: TWO})


def test_nothing_is_known_without_a_file(path: Path) -> None:
    """Where there is no file, or an empty one, the history is empty."""
    assert read_history(path) == read(path) == read(path, HEADER) == History()


@given(strategies.lists(ANSWERS, max_size=5, unique_by=lambda answer: answer.url), strategies.randoms())
def test_a_history_is_written_as_it_was_read(
    tmp_path_factory: pytest.TempPathFactory, answers: list[Answer], order: random.Random
) -> None:
    """Whatever the order, the bytes are the same, and what is read gives them again."""
    path = tmp_path_factory.getbasetemp() / "law.jsonl"
    write_history(path, answers)
    written = path.read_bytes()
    found = read_history(path)
    assert found == History({answer.url: answer for answer in answers})
    assert list(found.answers) == sorted(found.answers)
    order.shuffle(answers)
    assert history_text(answers) == history_text(found.answers.values()) == written


def test_two_branches_merged_by_lines(path: Path) -> None:
    """Of two answers to one address the newer one holds, with its row; a second header and empty lines do no harm."""
    old = Answer(ONE.url, LinkState.BROKEN, NOW - DAY, first_failed=NOW - 9 * DAY, fails=8)
    new = Answer(ONE.url, LinkState.BROKEN, NOW, first_failed=NOW, fails=1)
    for lines in ([old, new, TWO], [TWO, new, old]):
        found = read(path, HEADER, b"", *map(answer_line, lines), HEADER)
        assert found == History({ONE.url: new, TWO.url: TWO})


@given(ANSWERS, ANSWERS, ANSWERS)
def test_merging_has_no_order(one: Answer, two: Answer, three: Answer) -> None:
    """Answers of different seconds come out the same, however they are merged; twice is once."""
    sides = [{answer.url: answer} for answer in (one, two, three)]
    first, second, third = sides
    merged = newest(newest(first, second), third)
    assert newest(merged, merged) == merged
    assert list(merged) == sorted(merged)
    if len({one.checked, two.checked, three.checked}) == 3:
        assert merged == newest(third, newest(second, first))


def test_of_one_second_the_later_told_holds() -> None:
    """What a run put down replaces what the history had, although the clock has not moved on."""
    before, after = answer(1), answer(1, state=LinkState.BROKEN)
    assert newest({before.url: before}, {after.url: after}) == {after.url: after}
    assert newest({after.url: after}, {before.url: before}) == {before.url: before}


def test_two_answers_of_one_second(path: Path) -> None:
    """Which one holds does not depend on their order in the file."""
    broken = Answer(ONE.url, LinkState.BROKEN, NOW)
    first = read(path, HEADER, answer_line(ONE), answer_line(broken))
    assert first == read(path, HEADER, answer_line(broken), answer_line(ONE))


@pytest.mark.parametrize("attribute", ["merge=union", ""])
def test_branches_that_git_merges(path: Path, attribute: str) -> None:
    """Two branches that asked the same and different addresses are one history again, with or without conflicts."""
    write_history(path, map(answer, range(6)))
    path.with_name(".gitattributes").write_text(f"*.jsonl {attribute}\n")
    folder = repository(path.parent)
    git(folder, "switch", "-q", "-c", "other")
    theirs = {1: NOW + 9, 2: NOW + 1, 7: NOW}
    write_history(path, [answer(number, checked=theirs.get(number, NOW)) for number in (0, 1, 2, 3, 4, 5, 7)])
    commit(folder, "other")
    git(folder, "switch", "-q", "main")
    ours = {1: NOW + 1, 2: NOW + 9, 6: NOW}
    write_history(path, [answer(number, checked=ours.get(number, NOW)) for number in (0, 1, 2, 3, 4, 5, 6)])
    commit(folder, "ours")
    with contextlib.suppress(subprocess.CalledProcessError):
        git(folder, "merge", "-q", "other")
    found = read_history(path)
    assert bool(found.problems) is (not attribute)
    newer = {1: NOW + 9, 2: NOW + 9}
    assert list(found.answers.values()) == [answer(number, checked=newer.get(number, NOW)) for number in range(8)]


def test_a_conflict_is_told_and_both_sides_are_read(path: Path) -> None:
    """Marks are named with their lines; the answers of both sides count; marks may stand above the header."""
    found = read(
        path,
        b"<<<<<<< HEAD",
        HEADER,
        answer_line(ONE),
        b"||||||| base",
        b"=======",
        answer_line(TWO),
        b">>>>>>> branch: a name",
    )
    assert list(found.answers) == [ONE.url, TWO.url]
    places = [problem.removeprefix(str(path)).split(" ")[0] for problem in found.problems]
    assert places == [":1:1:", ":4:1:", ":5:1:", ":7:1:"]
    assert "merge conflict" in found.problems[0]
    assert "the newer one holds" in found.problems[0]


@pytest.mark.parametrize(
    "damaged",
    [
        answer_line(TWO)[:50],
        b"\xff\xfe",
        b"{" * 100_000,
        b'{"docpipe":"something else","version":1}',
        b'{"url":"file:///etc/passwd","state":"ok","checked":"2026-11-22T17:00:00Z"}',
        b'{"url":"' + b"x" * (3 * LONGEST) + b'"}',
        b"x" * LONGEST,
        b"x" * (LONGEST - 1),
    ],
    ids=["torn", "no UTF-8", "deep", "other header", "file", "long", "as long as it may be read", "just too short"],
)
def test_a_damaged_line_costs_itself_alone(path: Path, damaged: bytes) -> None:
    """It is named with its line and what to do; every other answer is read."""
    found = read(path, HEADER, answer_line(ONE), damaged, answer_line(TWO))
    assert list(found.answers) == [ONE.url, TWO.url]
    assert [str(path) + ":3:1: this line is no answer" in problem for problem in found.problems] == [True]
    assert "restore it from git" in found.problems[0]


def test_a_torn_end(path: Path) -> None:
    """A last line without its end is read if it is whole, else told."""
    path.write_bytes(HEADER + b"\n" + answer_line(ONE))
    assert read_history(path) == History({ONE.url: ONE})
    path.write_bytes(path.read_bytes()[:-1])
    assert len(read_history(path).problems) == 1


def test_many_damaged_lines_are_counted(path: Path) -> None:
    """The first twenty are told one by one."""
    found = read(path, HEADER, *[b"x"] * 100)
    assert len(found.problems) == 21
    assert found.problems[-1] == f"{path}: 80 more lines could not be understood"


def test_line_ends_and_marks_of_other_systems(path: Path) -> None:
    """A byte order mark and CRLF are read, and written as LF."""
    path.write_bytes(b"\xef\xbb\xbf" + HEADER + b"\r\n" + answer_line(ONE) + b"\r\n")
    found = read_history(path)
    assert found == History({ONE.url: ONE})
    assert history_text(found.answers.values()) == HEADER + b"\n" + answer_line(ONE) + b"\n"


def test_a_history_of_a_later_version(path: Path) -> None:
    """Nothing of it is known here, which is told with what to do."""
    found = read(path, b'{"docpipe":"link history","version":2,"more":[]}', answer_line(ONE))
    assert found.is_newer
    assert not found.answers
    assert "reads version 1" in found.problems[0]


@pytest.mark.parametrize("text", [b"# notes", b"{}", b'{"docpipe":"ledger","version":1}', b"\0" * 99, answer_line(ONE)])
def test_a_file_that_is_no_history(path: Path, text: bytes) -> None:
    """It is refused by its name, with the line that is missing."""
    with pytest.raises(ConfigError, match="left alone") as caught:
        read(path, text)
    assert caught.value.path == str(path)
    assert HEADER.decode() in caught.value.hint


def test_a_file_that_cannot_be_read(path: Path) -> None:
    """A folder in its place is named."""
    path.mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        read_history(path)


def test_the_journal_is_read_too(path: Path) -> None:
    """Of an interrupted run all whole answers count; what is torn, or no journal, is passed over without a word."""
    later = Answer(ONE.url, LinkState.BROKEN, NOW + 1)
    write_history(path, [ONE, answer(3)])
    journal = journal_path(path)
    assert journal.name == ".history.jsonl.run"
    lines = [b"{}", answer_line(later), answer_line(TWO), answer_line(answer(3, checked=NOW - 1)), b"", b'{"url":"htt']
    journal.write_bytes(b"\n".join(lines))
    assert read_history(path) == History({ONE.url: later, TWO.url: TWO, answer(3).url: answer(3)})


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_journal_that_is_no_file_is_passed_over(path: Path, kind: str) -> None:
    """A symbolic link is not followed, and nobody waits at a pipe."""
    journal = journal_path(path)
    if kind == "link":
        other = path.with_name("other")
        other.write_bytes(answer_line(ONE))
        journal.symlink_to(other)
    elif kind == "pipe":
        os.mkfifo(journal)
    else:
        journal.mkdir()
    assert read_history(path) == History()


def test_mode_is_kept(path: Path) -> None:
    """A file that others may write stays so, and nothing lies beside it."""
    write_history(path, [ONE])
    path.chmod(0o664)
    write_history(path, [TWO])
    assert path.stat().st_mode & 0o777 == 0o664
    assert [entry.name for entry in path.parent.iterdir()] == ["history.jsonl"]


def test_where_the_history_is_kept(tmp_path: Path) -> None:
    """Below the root, links followed; a link out of it, and a folder, are refused."""
    root = tmp_path / "site"
    (root / "inside").mkdir(parents=True)
    (root / "linkcheck").symlink_to("inside")
    assert history_path(root, "linkcheck/history.jsonl") == root / "inside" / "history.jsonl"
    assert history_path(root, "new/history.jsonl") == root / "new" / "history.jsonl"
    (root / "out").symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="out of the site's root"):
        history_path(root, "out/history.jsonl")
    (root / "h.jsonl").symlink_to(tmp_path / "h.jsonl")
    with pytest.raises(ConfigError, match="out of the site's root"):
        history_path(root, "h.jsonl")
    (root / "folder.jsonl").mkdir()
    with pytest.raises(ConfigError, match="no file"):
        history_path(root, "folder.jsonl")
