"""A small site that every build can be told from the one before by, and what a reader sees of it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.cli.command import start

CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
POSTS = ("甲", "乙", "丙")
TEXTS = {"zh": "这是正文，说的是一件事。", "en": "This is the text, and it tells of something."}
Tree = dict[str, bytes]
_PAUSE = 0.0002


class Site(NamedTuple):
    """A folder with posts in two languages."""

    root: Path

    @property
    def build(self) -> Path:
        """The folder that readers look at."""
        return self.root / "build"

    def write(self, version: int) -> None:
        """Let every post tell of this version; with every fourth, all pages do, and one file comes or goes."""
        large = version // 4
        for number, name in enumerate(POSTS):
            front = f"---\ntitle: {name} {large}\ndate: 2024-05-1{number}\ntags: [词{large % 3}]\n---\n\n"
            for locale, text in (
                ("zh", "这是正文，说的是一件事。"),
                ("en", "This is the text, and it tells of something."),
            ):
                place = self.root / "content" / locale / f"{number}.md"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(f"{front}{text}\n\n## {version}\n\n{text}\n", "utf-8")
        extra = self.root / "content/zh/extra.md"
        if large % 2:
            extra.write_text(f"---\ntitle: 多 {version}\ndate: 2024-06-01\n---\n\n多出来的一篇。\n", "utf-8")
        else:
            extra.unlink(missing_ok=True)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Build, and return the exit code and what was said."""
        process = start("build", *arguments, cwd=self.root)
        _, said = process.communicate(timeout=120)
        return process.returncode, said

    def clean(self, name: str) -> Tree:
        """Return the site as a build makes it that knows of none before it."""
        out = self.root.parent / name
        assert self.run("--no-cache", "--out", str(out))[0] == 0
        return tree(out)

    def litter(self) -> list[str]:
        """Return what lies beside the site that is neither a source nor docpipe's own folder."""
        known = {"build", "content", "docpipe.toml", ".docpipe"}
        return sorted(entry.name for entry in self.root.iterdir() if entry.name not in known)


def make_site(root: Path) -> Site:
    """Return a site of version 0, built."""
    root.mkdir()
    (root / "docpipe.toml").write_text(CONFIG, "utf-8")
    site = Site(root)
    site.write(0)
    code, said = site.run()
    assert code == 0, said
    return site


def tree(folder: Path) -> Tree:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Reader(threading.Thread):
    """Looks at pages of a site all the time.

    Attributes:
        looks: how often it has looked.
        misses: what it did not find.
    """

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        """Take pages that every version has."""
        super().__init__(daemon=True)
        self.looks = 0
        self.misses: list[str] = []
        self._paths = [f"{folder}/{name}" for name in names]
        self._ends = threading.Event()

    def run(self) -> None:
        """Look until the end, with pauses that are shorter than any two steps of a build."""
        while not self._ends.wait(_PAUSE):
            for path in self._paths:
                self.looks += 1
                try:
                    size = os.stat(path).st_size  # noqa: PTH116 - as fast as can be
                except FileNotFoundError:
                    self.misses.append(path)
                else:
                    self.misses += [] if size else [f"{path} is empty"]

    def stop(self) -> None:
        """Look no more."""
        self._ends.set()
        self.join()


@contextmanager
def reading(site: Site) -> Iterator[Reader]:
    """Give a reader of pages that every version has."""
    reader = Reader(site.build, ("index.html", "zh/index.html", "zh/0/index.html", "en/1/index.html", "sitemap.xml"))
    reader.start()
    try:
        yield reader
    finally:
        reader.stop()


def wait_for_another(folder: Path, inode: int, patience: float) -> bool:
    """Return whether another folder took the place of the one with this inode within so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if folder.stat().st_ino != inode:
                return True
        except FileNotFoundError:
            return True
    return False
