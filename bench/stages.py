"""Time every stage of a run on 1,900 generated posts: serial beside worker processes, wall and CPU, peak memory.

Each measurement is a process of its own, and the kinds take turns (A B A B), because machines are noisy: read the CPU
seconds first, and compare ratios, not figures of different machines.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from docpipe.config.load import load
from docpipe.model.page import Output
from docpipe.pipeline.executor import Serial, Workers
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.publish.writing.write import publish

POSTS = 1_000
"""Posts per locale; one translation in ten is missing, so 1,000 make 1,900 files."""
CONFIG = """\
[site]
title = "Bench"
base_url = "https://example.org/"
source = "zh"
locales = ["zh", "en"]
"""
HOW_TO_GET_THE_CORPUS = """\
make bench needs the corpus generator, and DOCPIPE_BENCH does not say where it is.
Set it to the folder that holds make_corpus.py:  DOCPIPE_BENCH=../bench make bench"""


class Cost(msgspec.Struct, frozen=True):
    """What a stage cost, in seconds; CPU is of all processes, user and system."""

    wall: float
    cpu: float


class Measurement(msgspec.Struct, frozen=True):
    """One run.

    Attributes:
        stages: by name, in the order of the run.
        peak: of the largest single process, in bytes.
        files: how many posts were read.
        pages: how many files were written.
    """

    stages: dict[str, Cost]
    peak: int
    files: int
    pages: int


def measure(root: Path, workers: int) -> Measurement:
    """Run every stage over the site at `root`; 0 workers: all in this process."""
    stages: dict[str, Cost] = {}
    with timed(stages, "config"):
        config = load(root).config
    request = Request(root=root, config=config, now=datetime(2026, 1, 1, tzinfo=UTC), bodies=True)
    session = Session(request, Workers(workers) if workers else Serial())
    with timed(stages, "discover"):
        files = len(session.discovery.files)
    with timed(stages, "read, parse, rules"):
        _ = session.analyses
    with timed(stages, "index"):
        _ = session.site
    with timed(stages, "states"):
        _ = session.states
    with timed(stages, "decide"):
        _ = session.published
    with timed(stages, "pair and site rules"):
        session.diagnostics()
    with timed(stages, "render and write"):
        written = publish(watched(session.outputs(), stages), root.parent / f"public-{os.getpid()}").written
    rendering = stages["render"]
    together = stages.pop("render and write")
    stages["write"] = Cost(together.wall - rendering.wall, together.cpu - rendering.cpu)
    return Measurement(stages, peak_memory(), files, len(written))


def watched(outputs: Iterator[Output], stages: dict[str, Cost]) -> Iterator[Output]:
    """Yield the outputs, and add what making them costs to the stage `render`; writing asks for one after the other."""
    while True:
        with timed(stages, "render"):
            output = next(outputs, None)
        if output is None:
            return
        yield output


@contextmanager
def timed(stages: dict[str, Cost], name: str) -> Iterator[None]:
    """Add what the block costs to the stage `name`."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    try:
        yield
    finally:
        before = stages.get(name, Cost(0.0, 0.0))
        stages[name] = Cost(before.wall + time.perf_counter() - wall, before.cpu + cpu_seconds() - cpu)


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_memory() -> int:
    """Return the peak of the largest process so far, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def measure_apart(root: Path, workers: int) -> Measurement:
    """Return a measurement made in a process of its own."""
    command = [sys.executable, __file__, "--measure", str(root), "--workers", str(workers)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return msgspec.json.decode(output, type=Measurement)


def make_corpus(generator: Path, folder: Path, posts: int) -> None:
    """Write a site of generated posts into `folder`."""
    arguments = ["--posts", str(posts), "--layout", "content", "--defects", "0", "--out", str(folder)]
    subprocess.run([sys.executable, str(generator), *arguments], check=True, stdout=subprocess.DEVNULL)
    (folder / "docpipe.toml").write_text(CONFIG, encoding="utf-8")


def median_cost(runs: list[Measurement], stage: str) -> Cost:
    """Return the median wall and CPU seconds of a stage, "" for the whole run."""
    chosen = [[cost for name, cost in run.stages.items() if stage in ("", name)] for run in runs]
    return Cost(
        statistics.median(sum(cost.wall for cost in costs) for costs in chosen),
        statistics.median(sum(cost.cpu for cost in costs) for costs in chosen),
    )


def report(serial: list[Measurement], shared: list[Measurement], workers: int) -> str:
    """Return the table of medians."""
    first = serial[0]
    lines = [
        f"{first.files} posts, {first.pages} files written, median of {len(serial)} runs; seconds",
        "",
        f"{'':<22}{'serial':>16}{f'{workers} workers':>20}",
        f"{'stage':<22}{'wall':>8}{'cpu':>8}{'wall':>12}{'cpu':>8}",
    ]
    for stage in (*first.stages, ""):
        alone, together = median_cost(serial, stage), median_cost(shared, stage)
        costs = f"{alone.wall:>8.2f}{alone.cpu:>8.2f}{together.wall:>12.2f}{together.cpu:>8.2f}"
        lines.append(f"{stage or 'all':<22}{costs}")
    peaks = [statistics.median(run.peak for run in runs) / 2**20 for runs in (serial, shared)]
    lines.append(f"{'peak of one process':<22}{peaks[0]:>12.0f} MiB{peaks[1]:>16.0f} MiB")
    ratio = median_cost(serial, "").wall / median_cost(shared, "").wall
    lines.append(f"\nwith {workers} workers {ratio:.2f} times as fast (wall)")
    return "\n".join(lines)


def compare(posts: int, rounds: int, workers: int) -> str:
    """Make the corpus, let both kinds take turns, and return the report."""
    generator = Path(os.environ.get("DOCPIPE_BENCH", "")) / "make_corpus.py"
    if not os.environ.get("DOCPIPE_BENCH") or not generator.is_file():
        sys.exit(HOW_TO_GET_THE_CORPUS)
    with tempfile.TemporaryDirectory(prefix="docpipe-bench-") as folder:
        root = Path(folder) / "site"
        make_corpus(generator, root, posts)
        turns = [(measure_apart(root, 0), measure_apart(root, workers)) for _ in range(rounds)]
    return report([turn[0] for turn in turns], [turn[1] for turn in turns], workers)


def main() -> None:
    """Print the report, or one measurement as JSON for the parent process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS, help="posts per locale")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--measure", type=Path, metavar="ROOT", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(msgspec.json.encode(measure(arguments.measure, arguments.workers)).decode())
    else:
        print(compare(arguments.posts, arguments.rounds, arguments.workers))


if __name__ == "__main__":
    main()
