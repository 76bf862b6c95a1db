"""A process for each piece of work: what one does to itself costs that piece."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from docpipe.pipeline.pictures.one_by_one import each_alone


def work(task: tuple[str, str]) -> None:
    """Do what the task says."""
    what, place = task
    if what == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        time.sleep(60)
    if what == "fail":
        raise ValueError(what)
    if what == "hunger":
        bytearray(3 << 30)
    Path(place).write_text(what, encoding="utf-8")


@pytest.mark.parametrize("count", [1, 3])
def test_one_costs_no_other(tmp_path: Path, count: int) -> None:
    """A crash, an error and a task without an end are told by their numbers; all others are done."""
    names = ["a", "crash", "b", "hang", "fail", "c"]
    failures = each_alone(work, [(name, str(tmp_path / name)) for name in names], count=count, deadline=5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]
    assert "SIGKILL" in failures.pop(1)
    assert failures == {3: "it took longer than 5 seconds", 4: "it cannot be decoded"}


def test_spawned_processes_do_the_same(tmp_path: Path) -> None:
    """Where processes are not forked, nothing is different."""
    tasks = [("a", str(tmp_path / "a")), ("fail", "")]
    assert each_alone(work, tasks, count=2, deadline=30, method="spawn") == {1: "it cannot be decoded"}
    assert (tmp_path / "a").is_file()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs a system that limits memory")
def test_memory_is_limited(tmp_path: Path) -> None:
    """A decoder that wants gigabytes does not get them."""
    assert 0 in each_alone(work, [("hunger", str(tmp_path / "x"))], count=1, deadline=30)


def test_nothing_to_do() -> None:
    """Without a task no process is started."""
    assert each_alone(work, [], count=2, deadline=1) == {}
