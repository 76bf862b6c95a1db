"""A run that is killed at any moment loses nothing that it has put down."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docpipe.linkcheck.history.history_line import answer_line
from docpipe.linkcheck.history.journal import FIRST_LINE, Journal
from docpipe.linkcheck.history.store import History, journal_path, read_history
from tests.linkcheck.history_factory import answer

# Runs of different lengths, one after the other: a kill meets the beginning, the middle and the end of one. What
# was put down is told afterwards, so that whoever listens never hears of an answer too early.
RUNS = """
import itertools, sys
from pathlib import Path
from docpipe.linkcheck.history.journal import Journal
from tests.linkcheck.history_factory import answer
path, number = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for length in itertools.cycle((1, 40, 3, 0, 11)):
    with Journal(path) as run:
        for _ in range(length):
            run.add(answer(number))
            print(number, flush=True)
            number += 1
"""

# Ends itself before the n-th thing it asks of the system in the folder of the history.
FALLS = """
import os, signal, sys
from pathlib import Path
from docpipe.linkcheck.history.journal import Journal
from tests.linkcheck.history_factory import answer
path, left = Path(sys.argv[1]), int(sys.argv[2])
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "os.scandir", "fcntl.flock"}
def fall(event, _):
    global left
    left -= event in STEPS
    if left < 0:
        left = sys.maxsize
        print(event, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(fall)
with Journal(path) as run:
    run.add(answer(1))
    os.write(1, b"added ")
os.write(1, b"ended")
"""


def child(code: str, path: Path, number: int) -> subprocess.Popen[str]:
    """Start a process that runs `code` over a history."""
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(number)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed_run(path: Path, first: int, after: float) -> int:
    """Return how many answers a process, killed so many seconds after its start, has put down from `first` on."""
    process = child(RUNS, path, first)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(after)
    process.kill()
    told = process.communicate(timeout=20)[0].split()
    assert process.returncode == -signal.SIGKILL
    return len(told)


def check(path: Path, known: int) -> int:
    """Check that the first `known` answers are there, whole; return how many are: one may not have been told of."""
    found = read_history(path)
    assert found.problems == ()
    assert len(found.answers) in {known, known + 1}
    assert found == History({one.url: one for one in map(answer, range(len(found.answers)))})
    return len(found.answers)


def killed_again_and_again(path: Path, times: int, chance: random.Random) -> None:
    """Kill runs over one history; after each, it is whole, and a further run can begin and end."""
    known = 0
    for _ in range(times):
        told = killed_run(path, known, chance.uniform(0, 0.06))
        known = check(path, known + told)
        with Journal(path) as run:
            assert len(run.answers) == known
        assert check(path, known) == known
        assert [entry.name for entry in path.parent.iterdir()] in (["history.jsonl"], [])
    assert known


def test_every_moment(tmp_path: Path) -> None:
    """Whatever step a run dies at, what was there stays, what was put down is there, and the next run heals it all."""
    met, step, told = list[str](), 0, ""
    while not told.endswith("ended"):
        path = tmp_path / str(step) / "history.jsonl"
        with Journal(path) as run:
            run.add(answer(0))
        # An interrupted run was there before, too.
        journal_path(path).write_bytes(FIRST_LINE + answer_line(answer(2)) + b"\n{")
        told = child(FALLS, path, step).communicate(timeout=20)[0]
        met.append(told.split()[-1])
        check_answers(path, {0, 1, 2} if "added" in told else {0, 2})
        with Journal(path) as run:
            run.add(answer(3))
        check_answers(path, {0, 1, 2, 3} if "added" in told else {0, 2, 3})
        assert [entry.name for entry in path.parent.iterdir()] == ["history.jsonl"]
        step += 1
    assert met[-6:] == ["open", "os.rename", "os.remove", "open", "os.remove", "ended"]


def check_answers(path: Path, numbers: set[int]) -> None:
    """Check that the history knows these answers, and no others."""
    found = read_history(path)
    assert found.problems == ()
    assert {one.url: one for one in map(answer, numbers)} == found.answers


def test_kill(tmp_path: Path) -> None:
    """Ten kills at random moments."""
    killed_again_and_again(tmp_path / "linkcheck" / "history.jsonl", 10, random.Random(4))  # noqa: S311 - no secret


@pytest.mark.stress
def test_many_kills(tmp_path: Path) -> None:
    """Two hundred kills."""
    killed_again_and_again(tmp_path / "linkcheck" / "history.jsonl", 200, random.Random())  # noqa: S311 - no secret
