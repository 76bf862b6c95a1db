"""A run puts down what it finds."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from docpipe.linkcheck.history import lock
from docpipe.linkcheck.history.history_line import answer_line
from docpipe.linkcheck.history.journal import FIRST_LINE, Journal
from docpipe.linkcheck.history.store import HEADER, journal_path, read_history, write_history
from docpipe.model.answer import Answer, LinkState
from docpipe.model.errors import ConfigError, DocpipeError, PublishError
from docpipe.sources.regular import check_regular
from tests.linkcheck.history_factory import DAY, NOW, answer

ONE, TWO, THREE = answer(1), answer(2), answer(3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a history may be kept; its folder is not there yet."""
    return tmp_path / "linkcheck" / "history.jsonl"


def names(path: Path) -> list[str]:
    """Return what lies in the folder of the history."""
    return sorted(entry.name for entry in path.parent.iterdir())


def known(path: Path) -> list[str]:
    """Return the ends of the addresses that the history knows."""
    return [url[-1] for url in read_history(path).answers]


def crashed(path: Path, *answers: Answer, end: bytes = b"") -> None:
    """Leave the journal of a run that was killed after these answers."""
    run = Journal(path)
    with run:
        for each in answers:
            run.add(each)
        left = journal_path(path).read_bytes()
    path.unlink(missing_ok=True)
    journal_path(path).write_bytes(left + end)


def test_a_run(path: Path) -> None:
    """What is answered is there at once, for others too, and in the sorted file alone at the end."""
    with Journal(path) as run:
        assert run.answers == {}
        run.add(TWO)
        run.add(ONE)
        assert run.answers == {TWO.url: TWO, ONE.url: ONE}
        assert known(path) == ["1", "2"]
        assert names(path) == [".history.jsonl.run"]
        first = journal_path(path).read_text().splitlines()[0]
        assert "the next run takes them into the link history" in first
    assert names(path) == ["history.jsonl"]
    assert known(path) == ["1", "2"]
    assert not run.failure
    run.close()


def test_a_run_that_asks_nothing_changes_nothing(path: Path) -> None:
    """No file is made, and one that is there keeps its bytes, even damaged ones."""
    with Journal(path):
        pass
    assert names(path) == []
    text = HEADER + b"\n" + answer_line(ONE) + b"\ndamaged"
    path.write_bytes(text)
    with Journal(path) as run:
        assert len(run.problems) == 1
    assert path.read_bytes() == text


def test_failures_are_counted_over_runs(path: Path) -> None:
    """What is remembered has its place in the row of failures."""
    for day in range(3):
        with Journal(path) as run:
            told = run.add(answer(state=LinkState.BROKEN, checked=NOW + day * DAY))
    assert (told.first_failed, told.fails) == (NOW, 3)
    assert read_history(path).answers[told.url] == told


def test_an_interrupted_run_is_written(path: Path) -> None:
    """Ctrl-C keeps what was found."""
    with pytest.raises(KeyboardInterrupt), Journal(path) as run:  # noqa: PT012 - a run is more than one statement
        run.add(ONE)
        raise KeyboardInterrupt
    assert names(path) == ["history.jsonl"]
    assert known(path) == ["1"]


@pytest.mark.parametrize("end", [b"", b'{"url":"https://exam', b"\n\n", b"\xff"])
def test_a_killed_run_is_taken_in(path: Path, end: bytes) -> None:
    """The next run knows its answers, appends to them, and writes both; what was torn does not touch what follows."""
    crashed(path, ONE, TWO, end=end)
    with Journal(path) as run:
        assert list(run.answers) == [ONE.url, TWO.url]
        run.add(THREE)
        assert known(path) == ["1", "2", "3"]
    assert known(path) == ["1", "2", "3"]
    assert names(path) == ["history.jsonl"]


def test_a_killed_run_is_taken_in_by_one_that_asks_nothing(path: Path) -> None:
    """Then, too, the history is written and the journal removed."""
    crashed(path, ONE)
    with Journal(path):
        pass
    assert names(path) == ["history.jsonl"]
    assert known(path) == ["1"]


@pytest.mark.parametrize("size", [0, 1, 40])
def test_a_run_killed_at_its_first_line(path: Path, size: int) -> None:
    """A journal whose header was torn is begun anew."""
    crashed(path)
    journal_path(path).write_bytes(FIRST_LINE[:size])
    with Journal(path) as run:
        run.add(ONE)
        assert journal_path(path).read_bytes() == FIRST_LINE + answer_line(ONE) + b"\n"


def test_a_run_killed_before_it_removed_its_journal(path: Path) -> None:
    """Both files have the answers then; taking them in once more changes no byte, and a row counts no run twice."""
    broken = answer(state=LinkState.BROKEN)
    crashed(path, broken)
    write_history(path, read_history(path).answers.values())
    before = path.read_bytes()
    with Journal(path):
        pass
    assert path.read_bytes() == before
    assert names(path) == ["history.jsonl"]


def test_what_a_killed_run_left_beside_the_history_is_removed(path: Path) -> None:
    """The unfinished new history of a run that was killed while it wrote is no one's."""
    path.parent.mkdir()
    (path.parent / ".history.jsonl.0a1b2c3d~").write_bytes(b"half")
    with Journal(path):
        assert names(path) == [".history.jsonl.run"]


def test_a_second_run_is_refused(path: Path) -> None:
    """At once, with the file and what to do; afterwards the way is free."""
    with Journal(path) as run:
        run.add(ONE)
        with pytest.raises(DocpipeError, match="another run is asking") as caught, Journal(path):
            pass
        assert caught.value.path == str(path)
        assert "Wait" in caught.value.hint
        assert known(path) == ["1"]
    with Journal(path) as run:
        assert list(run.answers) == [ONE.url]


def test_a_journal_removed_between_opening_and_locking(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who gets the lock on a file that is gone opens the one that stands there now."""
    path.parent.mkdir()
    calls = list[int]()

    def late(descriptor: int) -> None:
        if not calls:
            journal_path(path).unlink()
        calls.append(descriptor)
        check_regular(descriptor)

    monkeypatch.setattr(lock, "check_regular", late)
    with Journal(path) as run:
        assert len(calls) == 2
        run.add(ONE)
        with pytest.raises(DocpipeError, match="another run"), Journal(path):
            pass
    assert known(path) == ["1"]


def test_a_journal_deleted_by_hand(path: Path) -> None:
    """The run still writes what it found, and does not remove the journal of another one."""
    with Journal(path) as first:
        first.add(ONE)
        journal_path(path).unlink()
        with Journal(path) as second:
            second.add(TWO)
            first.close()
            assert names(path) == [".history.jsonl.run", "history.jsonl"]
    assert known(path) == ["1", "2"]


def test_changes_made_meanwhile_are_kept(path: Path) -> None:
    """Answers that git brought in during the run stay; of what was asked here the answer of the run holds."""
    write_parent(path)
    with Journal(path) as run:
        run.add(ONE)
        future = Answer(ONE.url, LinkState.BROKEN, NOW + 999 * DAY)
        write_history(path, [future, THREE])
    assert read_history(path).answers == {ONE.url: ONE, THREE.url: THREE}


def write_parent(path: Path) -> None:
    """Make the folder of the history."""
    path.parent.mkdir(parents=True, exist_ok=True)


def test_addresses_that_no_post_has_are_forgotten(path: Path) -> None:
    """When told which are in use, the run drops the others, but nothing that it has just asked."""
    with Journal(path) as run:
        for each in (ONE, TWO, THREE):
            run.add(each)
    with Journal(path) as run:
        run.keep({ONE.url})
        assert list(run.answers) == [ONE.url]
        run.add(THREE)
    assert known(path) == ["1", "3"]


@pytest.mark.parametrize("text", [b"notes\n", b'{"docpipe":"link history","version":2}\n'])
def test_a_file_that_is_not_ours_is_left_alone(path: Path, text: bytes) -> None:
    """Neither another's file nor a later docpipe's is written; no journal is left behind."""
    write_parent(path)
    path.write_bytes(text)
    with pytest.raises(ConfigError, match="left"), Journal(path):
        pass
    assert path.read_bytes() == text
    assert names(path) == ["history.jsonl"]


@pytest.mark.parametrize("text", [b"notes\n", b'{"docpipe":"link history","version":2}\n'])
def test_a_file_that_became_anothers_is_left_alone(path: Path, text: bytes) -> None:
    """What was found stays in the journal then, and is taken in when the way is free."""
    with pytest.raises(ConfigError, match="left"), Journal(path) as run:  # noqa: PT012 - its end raises
        run.add(ONE)
        path.write_bytes(text)
    assert path.read_bytes() == text
    path.unlink()
    with Journal(path) as run:
        assert list(run.answers) == [ONE.url]


def test_another_file_with_the_name_of_the_journal(path: Path) -> None:
    """It is not written to, and not removed."""
    write_parent(path)
    journal_path(path).write_text("my notes")
    with pytest.raises(ConfigError, match="no journal"), Journal(path):
        pass
    assert journal_path(path).read_text() == "my notes"


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_journal_that_is_no_file(path: Path, kind: str) -> None:
    """Nothing is written through a symbolic link or into a pipe."""
    write_parent(path)
    if kind == "link":
        journal_path(path).symlink_to("elsewhere")
    else:
        os.mkfifo(journal_path(path))
    with pytest.raises(PublishError, match="was not written") as caught, Journal(path):
        pass
    assert caught.value.path == str(path)
    assert names(path) == [".history.jsonl.run"]


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    """It is said before anything is asked."""
    (tmp_path / "linkcheck").write_text("a file")
    with pytest.raises(PublishError, match="was not written"), Journal(tmp_path / "linkcheck" / "history.jsonl"):
        pass


def test_a_disk_that_is_full_for_a_while(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run goes on and tells it; a half line does not harm the next one, and at the end nothing is missing."""
    write, left = os.write, [0, 30]

    def full(descriptor: int, data: bytes) -> int:
        if not left:
            return write(descriptor, data)
        return write(descriptor, data[: left.pop()])

    with Journal(path) as run:
        monkeypatch.setattr(os, "write", full)
        run.add(ONE)
        run.add(TWO)
        run.add(THREE)
        assert run.failure == os.strerror(errno.ENOSPC)
        assert known(path) == ["3"]
    assert known(path) == ["1", "2", "3"]


def test_a_disk_that_is_full_at_the_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old history stands, the journal is kept, and the next run takes it in."""
    with Journal(path) as run:
        run.add(ONE)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with (  # noqa: PT012 - its end raises
        monkeypatch.context() as patch,
        pytest.raises(PublishError, match="No space left") as caught,
        Journal(path) as run,
    ):
        run.add(TWO)
        patch.setattr(os, "fsync", full)
    assert caught.value.path == str(path)
    assert "next run takes it in" in caught.value.hint
    assert names(path) == [".history.jsonl.run", "history.jsonl"]
    assert path.read_bytes() == HEADER + b"\n" + answer_line(ONE) + b"\n"
    with Journal(path) as run:
        assert list(run.answers) == [ONE.url, TWO.url]


def test_systems_without_locks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file system knows no locks, the run goes on without; other errors are told."""
    codes = [errno.ENOLCK, errno.EIO]

    def refused(_descriptor: int, _operation: int) -> None:
        code = codes.pop(0)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", refused)
    with Journal(path) as run:
        run.add(ONE)
    with pytest.raises(PublishError, match="Input/output"), Journal(path):
        pass
    assert known(path) == ["1"]


def test_an_answer_that_could_not_be_read_again_is_not_put_down(path: Path) -> None:
    """It counts in this run alone."""
    odd = Answer("https://example.org/#fragment", LinkState.OK, NOW)
    with Journal(path) as run:
        run.add(odd)
        assert run.answers == {odd.url: odd}
    assert read_history(path).answers == {}
    assert not read_history(path).problems
