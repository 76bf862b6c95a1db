"""A build that is killed at any moment: readers see the old or the new site, whole, and the next build heals."""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import SOURCE, start
from tests.faults.bilingual_site import Site, make_site, reading, tree, wait_for_another

# Every system call by which a build changes what is where.
CALLS = "rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,symlink,symlinkat"
_LONGEST = 1.2  # seconds; a build of the site takes half of it
_ENOUGH_LOOKS = 1_000


def killed(site: Site, moment: random.Random, number: int) -> None:
    """Start a build and kill it: at any moment, near its end, or when the first change is seen."""
    before = site.build.stat().st_ino
    process = start("build", "--jobs", str(1 + number % 2), cwd=site.root)
    if number % 3 == 0:
        wait_for_another(site.build, before, _LONGEST)
    else:
        seconds = moment.uniform(0, _LONGEST) if number % 3 == 1 else moment.uniform(_LONGEST / 3, _LONGEST)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def check_kills(folder: Path, count: int) -> None:
    """Kill so many builds, look at what each left, and build again."""
    site, moment = make_site(folder / "site"), random.Random(count)  # noqa: S311 - the same moments in every run
    with reading(site) as reader:
        for number in range(1, count + 1):
            before = tree(site.build)
            site.write(number)
            killed(site, moment, number)
            left = tree(site.build)
            assert len(site.litter()) <= 1
            assert site.run()[0] == 0
            assert left in (before, tree(site.build)), f"torn by kill {number}"
            assert site.litter() == []
    assert reader.misses == []
    assert reader.looks > _ENOUGH_LOOKS
    assert tree(site.build) == site.clean("clean")


def test_twenty_kills(tmp_path: Path) -> None:
    """Nothing torn, nothing missing, nothing left to be cleared by hand."""
    check_kills(tmp_path, 20)


@pytest.mark.stress
def test_two_hundred_kills(tmp_path: Path) -> None:
    """As above."""
    check_kills(tmp_path, 200)


def traced(site: Site, *options: str) -> int:
    """Build under strace and return its exit code."""
    log = site.root.parent / "trace"
    command = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-o",
        str(log),
        *options,
        sys.executable,
        "-m",
        "docpipe",
        "build",
        "--jobs",
        "1",
    ]
    environment = {"PYTHONPATH": str(SOURCE), "PATH": "/usr/bin:/bin", "HOME": str(site.root.parent)}
    return subprocess.run(command, cwd=site.root, env=environment, capture_output=True, check=False).returncode


def check_sweep(folder: Path, calls: str) -> int:
    """Kill a build at each of its calls in turn; return how many there were."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace: apt-get install strace")
    site = make_site(folder / "site")
    site.write(1)
    traced(site, "-e", f"trace={calls}")
    log = (site.root.parent / "trace").read_text("utf-8", "replace")
    count = sum(any(f" {name}(" in line for name in calls.split(",")) for line in log.splitlines())
    with reading(site) as reader:
        for number in range(1, count + 1):
            before = tree(site.build)
            site.write(number + 1)
            traced(site, "-e", f"trace={calls}", "-e", f"inject={calls}:signal=SIGKILL:when={number}")
            left = tree(site.build)
            assert len(site.litter()) <= 1
            assert site.run()[0] == 0
            assert left in (before, tree(site.build)), f"torn by a kill at call {number} of {count}"
            assert site.litter() == []
    assert reader.misses == []
    return count


def test_a_kill_at_every_rename(tmp_path: Path) -> None:
    """Where one folder takes another's place, a moment too early or too late would be seen."""
    assert check_sweep(tmp_path, "rename,renameat,renameat2") >= 1


@pytest.mark.stress
def test_a_kill_at_every_change_of_a_folder(tmp_path: Path) -> None:
    """Every rename, link, removal and new folder of a build."""
    assert check_sweep(tmp_path, CALLS) >= 50
