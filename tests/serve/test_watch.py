"""Changes of a real folder, as the system tells them."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.serve.watch import changes

Told = queue.Queue[None]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with one post."""
    (tmp_path / "content/zh").mkdir(parents=True)
    (tmp_path / "content/zh/a.md").write_text("一", encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(site: Path) -> Iterator[Told]:
    """Watch the site in a thread that ends with the tests; whatever is told at the start is taken out."""
    found: Told = queue.Queue()

    stop = threading.Event()

    def listen() -> None:
        for change in changes(site, ("content", "static"), stop):
            found.put(change)

    listening = threading.Thread(target=listen)
    listening.start()
    # The watch is ready when it tells of a change.
    for number in range(100):
        (site / "content/ready").write_text(str(number), encoding="utf-8")
        try:
            found.get(timeout=0.2)
        except queue.Empty:
            continue
        break
    drain(found)
    yield found
    stop.set()
    listening.join(timeout=10)
    assert not listening.is_alive()


def drain(found: Told) -> None:
    """Take out what is told until it is quiet."""
    while True:
        try:
            found.get(timeout=0.8)
        except queue.Empty:
            return


def test_a_save_is_told(site: Path, told: Told) -> None:
    """A file that is written in place, or renamed over as editors do, is told."""
    (site / "content/zh/a.md").write_text("二", encoding="utf-8")
    told.get(timeout=10)
    drain(told)
    (site / "content/zh/.a.swp").write_text("三", encoding="utf-8")
    (site / "content/zh/.a.swp").replace(site / "content/zh/a.md")
    told.get(timeout=10)


def test_folders_that_come_are_watched(site: Path, told: Told) -> None:
    """A new folder beside the others, what is written in it later, and one that goes are told."""
    (site / "static").mkdir()
    told.get(timeout=10)
    drain(told)
    (site / "static/x.txt").write_text("x", encoding="utf-8")
    told.get(timeout=10)
    drain(told)
    shutil.rmtree(site / "static")
    told.get(timeout=10)


def test_the_configuration_is_watched(site: Path, told: Told) -> None:
    """A configuration that comes into being is told, though it lies in no folder that is watched."""
    (site / "docpipe.toml").write_text("[site]\n", encoding="utf-8")
    told.get(timeout=10)


def test_other_files_are_not(site: Path, told: Told) -> None:
    """What is written beside the site's folders, such as the built site, wakes nobody."""
    (site / "build").mkdir()
    (site / "build/index.html").write_text("x", encoding="utf-8")
    with pytest.raises(queue.Empty):
        told.get(timeout=1.5)
