"""A disk that is full or read-only, builds at the same time, files that change while they are read: each for real."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command import start
from tests.faults.bilingual_site import Site, make_site, reading, tree

_ROOMS = (0, 4, 8, 16, 32, 64, 96, 128, 192, 256, 320)
"""KiB that are left on the disk: eleven degrees of fullness, from none to nearly enough."""


def mount(*arguments: str) -> None:
    """Mount a file system, or skip where that is not allowed."""
    done = subprocess.run(["/bin/mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"needs the right to mount: {done.stderr.strip()}")


@contextmanager
def disk(folder: Path, *arguments: str) -> Iterator[Path]:
    """Give a folder on a disk of its own."""
    folder.mkdir(exist_ok=True)
    mount(*arguments, str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "-l", str(folder)], check=True)


def used(folder: Path) -> int:
    """Return how many KiB of a disk are taken."""
    return -(-shutil.disk_usage(folder).used // 1024)


def one_line(said: str) -> str:
    """Return what a failed build said, which is one line that a person can use."""
    lines = said.strip().splitlines()
    assert "Traceback" not in said
    assert len([line for line in lines if line.startswith("error: ")]) == 1, said
    return lines[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such disks")
def test_a_full_disk_costs_a_build_and_no_site(tmp_path: Path) -> None:
    """However full it is: one line, the old site, and the next build that has room heals everything."""
    with disk(tmp_path / "disk", "-t", "tmpfs", "-o", "size=64m", "tmpfs") as folder:
        site = make_site(folder / "site")
        failures = 0
        for number, room in enumerate(_ROOMS, 1):
            before = tree(site.build)
            site.write(number)
            mount("-o", f"remount,size={used(folder) + room}k", str(folder))
            code, said = site.run("--jobs", "2")
            mount("-o", "remount,size=64m", str(folder))
            if code != 0:
                failures += 1
                assert code == 3
                assert "full" in one_line(said)
                assert tree(site.build) == before
                assert site.litter() == []
            assert site.run()[0] == 0
            assert "disk" not in " ".join(site.litter())
        assert failures >= 3
        after = tree(site.build)
        assert Site(site.root).run("--no-cache", "--out", str(tmp_path / "clean"))[0] == 0
        assert after == tree(tmp_path / "clean")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such disks")
def test_a_read_only_disk_is_said(tmp_path: Path) -> None:
    """One line and the old site; somewhere else the same sources can be built."""
    site = make_site(tmp_path / "site")
    before = tree(site.build)
    site.write(1)
    with disk(site.root, "--bind", str(site.root)):
        mount("-o", "remount,ro,bind", str(site.root))
        code, said = site.run()
        assert code == 3
        assert "Read-only" in one_line(said)
        assert tree(site.build) == before
        assert site.run("--out", str(tmp_path / "elsewhere"))[0] == 0
    assert tree(tmp_path / "elsewhere") == site.clean("clean")


def test_builds_at_the_same_time(tmp_path: Path) -> None:
    """All end well, readers miss nothing, and the site is whole."""
    site = make_site(tmp_path / "site")
    with reading(site) as reader:
        for version in (1, 2):
            site.write(version)
            builds = [start("build", cwd=site.root) for _ in range(4)]
            said = [build.communicate(timeout=120)[1] for build in builds]
            assert [build.returncode for build in builds] == [0] * 4, said
    assert reader.misses == []
    assert tree(site.build) == site.clean("clean")
    assert site.litter() == []


def test_files_that_change_during_a_build(tmp_path: Path) -> None:
    """What is published may be either; what is kept never is wrong: the next build is right."""
    site = make_site(tmp_path / "site")
    for version in range(1, 4):
        build = start("build", cwd=site.root)
        end = time.monotonic() + 0.3 * version
        while build.poll() is None and time.monotonic() < end:
            site.write(version)
        build.communicate(timeout=120)
        assert site.run()[0] == 0
        assert tree(site.build) == site.clean(f"clean-{version}")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("seconds", [0.35, 0.6])
def test_a_signal_in_the_midst_of_it(tmp_path: Path, number: int, code: int, seconds: float) -> None:
    """Its own exit code, not a word, the old site, and nothing left behind."""
    site = make_site(tmp_path / "site")
    before = tree(site.build)
    for copy in range(60):
        name = site.root / f"content/zh/more-{copy}.md"
        name.write_text(f"---\ntitle: 多 {copy}\ndate: 2024-01-01\n---\n\n正文。\n" + "一段话。\n\n" * 200, "utf-8")
    build = start("build", cwd=site.root)
    time.sleep(seconds)
    build.send_signal(number)
    said = build.communicate(timeout=30)[1]
    if build.returncode == 0:
        pytest.skip("the machine was too fast")
    # Behind the ^C that a terminal shows, the next prompt begins a line of its own.
    assert (build.returncode, said.strip()) == (code, "")
    assert tree(site.build) == before
    assert site.litter() == []
