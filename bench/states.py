"""Measure what the translation states cost: a whole cold `docpipe status` beside the analysis of the same posts alone.

The posts are generated: as many in the source locale as asked for, nine in ten of them translated. Neither side has a
cache, history or worker processes; both are processes of their own that take turns (A B A B), and what counts is
the CPU time, user and system, from the start of the interpreter to its end. It is measured twice: with nothing known of
the translations, so that all of them must be aligned, and after `docpipe l10n adopt --from trust`, with a ledger
beside each of them.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from stages import HOW_TO_GET_THE_CORPUS, make_corpus

from docpipe.config.load import load
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session

POSTS = 10_000
"""Posts of the source locale."""
MOST = 1.6
"""The whole may cost so many times the analysis."""

_ANALYSIS = [sys.executable, __file__, "--analyse"]
_STATUS = [sys.executable, "-m", "docpipe", "status", "--jobs", "1", "--quiet", "--root"]
_ADOPT = [sys.executable, "-m", "docpipe", "l10n", "adopt", "--from", "trust", "--quiet", "--root"]


class Turn(msgspec.Struct, frozen=True):
    """What both cost in one turn, in CPU seconds."""

    analysis: float
    status: float

    @property
    def ratio(self) -> float:
        """How many times as much the whole costs."""
        return self.status / self.analysis


def analyse(root: Path) -> None:
    """Do what `docpipe status` begins with, and nothing else: find, read and parse all posts, and check each alone."""
    # As the command line does.
    gc.set_threshold(50_000, 20, 100)
    request = Request(root=root, config=load(root).config, now=datetime.now(UTC), bodies=False)
    _ = Session(request, Serial()).analyses


def cpu_seconds(command: list[str]) -> float:
    """Run a command to its end, and return its CPU seconds.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


def turns(root: Path, rounds: int) -> list[Turn]:
    """Let both take turns."""
    return [Turn(cpu_seconds([*_ANALYSIS, str(root)]), cpu_seconds([*_STATUS, str(root)])) for _ in range(rounds)]


def report(name: str, found: list[Turn]) -> str:
    """Return one line of the table: medians of both costs, and of the ratios of the turns."""
    costs = statistics.median(turn.analysis for turn in found), statistics.median(turn.status for turn in found)
    ratio = statistics.median(turn.ratio for turn in found)
    verdict = "holds" if ratio <= MOST else "does not hold"
    return f"{name:<24}{costs[0]:>10.2f}{costs[1]:>10.2f}{ratio:>8.2f}   at most {MOST}: {verdict}"


def compare(posts: int, rounds: int) -> None:
    """Make the site, measure both kinds, and print the table line by line."""
    generator = Path(os.environ.get("DOCPIPE_BENCH", "")) / "make_corpus.py"
    if not os.environ.get("DOCPIPE_BENCH") or not generator.is_file():
        sys.exit(HOW_TO_GET_THE_CORPUS)
    with tempfile.TemporaryDirectory(prefix="docpipe-bench-") as folder:
        root = Path(folder) / "site"
        make_corpus(generator, root, posts)
        print(f"{posts} posts x 1 locale, median of {rounds} turns; CPU seconds\n")
        print(f"{'':<24}{'analysis':>10}{'status':>10}{'ratio':>8}")
        print(report("nothing known", turns(root, rounds)), flush=True)
        subprocess.run([*_ADOPT, str(root)], check=True, stdout=subprocess.DEVNULL)
        print(report("a ledger for each", turns(root, rounds)), flush=True)


def main() -> None:
    """Print the table, or be the analysis that is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS, help="posts of the source locale")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--analyse", type=Path, metavar="ROOT", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.analyse:
        analyse(arguments.analyse)
    else:
        compare(arguments.posts, arguments.rounds)


if __name__ == "__main__":
    main()
