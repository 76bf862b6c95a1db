"""A build that is killed at any moment: readers see the old or the new site, whole, and the next build heals."""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import SOURCE, start, start_python
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


# A build that is killed when Python is about to rename for the n-th time; it tells how often it was.
_AT_A_RENAME = """
import os, signal, sys
from docpipe.cli.main import run

left = int(sys.argv[1])
def hear(event, arguments):
    global left
    if event == "os.rename" or (event == "ctypes.dlsym" and arguments[1] == "renameat2"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hear)
code = run(["build", "--jobs", "1"])
print(-left)
sys.exit(code)
"""


def at_a_rename(site: Site, number: int) -> int:
    """Build, and be killed at this rename, from 1; with 0, return how many there are."""
    process = start_python(_AT_A_RENAME, str(number), cwd=site.root)
    out, said = process.communicate(timeout=120)
    assert process.returncode == (-signal.SIGKILL if number else 0), said
    return int(out or 0)


def at_a_change(site: Site, number: int) -> int:
    """Build under strace, and be killed at this change of a folder, from 1; with 0, return how many there are."""
    kill = ("-e", f"inject={CALLS}:signal=SIGKILL:when={number}") if number else ()
    log = site.root.parent / "trace"
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *kill]
    subprocess.run(
        [*command, sys.executable, "-m", "docpipe", "build", "--jobs", "1"],
        cwd=site.root,
        env={"PYTHONPATH": str(SOURCE), "PATH": "/usr/bin:/bin", "HOME": str(site.root.parent)},
        capture_output=True,
        check=False,
        timeout=120,
    )
    lines = log.read_text("utf-8", "replace").splitlines()
    return sum(any(f" {name}(" in line for name in CALLS.split(",")) for line in lines)


def check_sweep(folder: Path, build: Callable[[Site, int], int]) -> int:
    """Kill a build at each of its calls in turn; return how many there were."""
    site = make_site(folder / "site")
    site.write(1)
    count = build(site, 0)
    with reading(site) as reader:
        for number in range(1, count + 1):
            before = tree(site.build)
            site.write(number + 1)
            build(site, number)
            left = tree(site.build)
            assert len(site.litter()) <= 1
            assert site.run()[0] == 0
            assert left in (before, tree(site.build)), f"torn by a kill at call {number} of {count}"
            assert site.litter() == []
    assert reader.misses == []
    return count


def test_a_kill_at_every_rename(tmp_path: Path) -> None:
    """Where one folder takes another's place, a moment too early or too late would be seen."""
    assert check_sweep(tmp_path, at_a_rename) >= 5


@pytest.mark.stress
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace: apt-get install strace")
def test_a_kill_at_every_change_of_a_folder(tmp_path: Path) -> None:
    """Every rename, link, removal and new folder of a build."""
    assert check_sweep(tmp_path, at_a_change) >= 50
